/// What the catalog knows of one operation, for `explain`.
package struct OperationExplanation: Encodable, Equatable, Sendable {
  package let service: String
  package let operation: String
  package let effect: String
  /// Hybrid mode hooks its calls.
  package let hooked: Bool
  /// What it wakes, what it may wake, or why nothing is woken.
  package let wakes: String?
  package let resourceParameters: [String]
  package let joinKeys: [String]
  /// The ways to call it with boto3: `client.put_item`, `Table.put_item`, `Table.batch_writer` …
  package let boto3: [String]
  package let documentation: String?
  /// Where the judgement comes from.
  package let source: String
}

extension Catalog {
  /// The services of botocore, and those that the user declared; sorted.
  package var services: [String] { serviceNames.keys.sorted() }

  /// The operations of a service that were judged, by botocore's names; sorted. All others are harmless, if they exist.
  package func listedOperations(of service: String) -> [String] { entries[service]?.listedOperations ?? [] }

  /// The operation that people call `sns.publish`, `sns.Publish`, `http.POST`, `Table.put_item` or `dynamodb.Table.put_item`;
  /// of a wrapper of the user's, the operation that it amounts to. Nil for an unknown service or type.
  package func operation(calledByPeople name: String) -> SDKOperation? {
    if let wrapped = wrapper(named: name) { return wrapped }
    let parts = name.split(separator: ".").map(String.init)
    if parts.count == 3 { return resourceOperation(service: parts[0], type: parts[1], method: parts[2]) }
    guard parts.count == 2 else { return nil }
    if let operation = operation(spelled: name) { return operation }
    guard parts[0].first?.isUppercase == true else { return nil }
    return services.lazy.compactMap { self.resourceOperation(service: $0, type: parts[0], method: parts[1]) }.first
  }

  package func explanation(for operation: SDKOperation) -> OperationExplanation {
    let isOwn = userJudgements.contains { $0.service == operation.service && $0.name == operation.name }
    let isListed = operation.service == "http" || listedOperations(of: operation.service).contains(operation.name)
    let source =
      isOwn ? "[tool.gammaray.catalog]"
      : isListed ? "GammaRay's catalog, checked against botocore \(botocoreVersion)"
      : "not listed in GammaRay's catalog (botocore \(botocoreVersion)): so it is harmless, if there is such an operation"
    return OperationExplanation(
      service: operation.service, operation: operation.name, effect: operation.effect.rawValue, hooked: operation.effect == .triggers,
      wakes: operation.wakes, resourceParameters: operation.resourceParameters.map { $0.hasPrefix("~") ? String($0.dropFirst()) : $0 },
      joinKeys: operation.joinKeys, boto3: spellings(of: operation), documentation: documentation(of: operation), source: source)
  }

  private func spellings(of operation: SDKOperation) -> [String] {
    if operation.service == "http" {
      let word = operation.name.lowercased()
      return httpClients.filter { $0.value.calls[word] != nil }.keys.sorted().map { "\($0).\(word)" }
    }
    var found = ["client.\(InterestingWords.method(of: operation.name))"]
    for (name, type) in entries[operation.service]?.allTypes(names: names) ?? [] {
      let owner = name == "Client" ? "client" : name == "ServiceResource" ? "resource" : name
      for method in type.members.keys.sorted() {
        guard case .action(operation.name, _)? = type.members[method], !found.contains("\(owner).\(method)") else { continue }
        found.append("\(owner).\(method)")
      }
      for method in type.batchActions.keys.sorted() where type.batchActions[method] == operation.name {
        found.append("collection of \(name).\(method)")
      }
    }
    return found
  }
}
