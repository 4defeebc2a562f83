/// Words for people: what `explain` prints.
extension Catalog {
  /// What the operation does to the application, what joins it, and where AWS documents it.
  package func explanation(of operation: SDKOperation) -> String {
    var sentences = ["\(operation.service).\(operation.name): \(effectSentence(operation))"]
    if !operation.resourceParameters.isEmpty {
      let names = operation.resourceParameters.map { $0.hasPrefix("~") ? String($0.dropFirst()) : $0 }
      sentences.append("It is about \(names.joined(separator: ", ")).")
    }
    if !operation.joinKeys.isEmpty {
      sentences.append("Joined by \(operation.joinKeys.joined(separator: ", ")).")
    }
    if let address = documentation(of: operation) { sentences.append("See \(address)") }
    return sentences.joined(separator: "\n")
  }

  private func effectSentence(_ operation: SDKOperation) -> String {
    guard let wakes = operation.wakes else {
      return "harmless: it wakes nothing, but for rules that read CloudTrail. Hybrid does not hook it."
    }
    return switch operation.effect {
    case .triggers: "triggers. It wakes \(wakes). Hybrid hooks it."
    case .mayTrigger:
      """
      may-trigger. It can wake \(wakes). Hybrid does not hook it, unless [tool.gammaray.catalog] says "triggers".
      """
    case .harmless: "harmless: \(wakes). Hybrid does not hook it."
    }
  }

  /// boto3's page of the operation, which links AWS's own.
  package func documentation(of operation: SDKOperation) -> String? {
    guard services[operation.service] != nil else { return nil }
    let base = "https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services"
    return "\(base)/\(operation.service).html"
  }
}
