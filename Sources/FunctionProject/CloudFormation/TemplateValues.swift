/// What the sections `Parameters`, `Mappings` and `Conditions` of a template say before it is deployed.
struct TemplateValues {
  let parameters: DocumentMapping
  let mappings: DocumentMapping
  let conditions: DocumentMapping
  /// Values given by the caller, which replace the parameters' defaults.
  let overrides: [String: String]
  /// Conditions may refer to conditions; deeper is a cycle.
  private static let deepest = 32

  init(root: DocumentNode, overrides: [String: String] = [:]) {
    parameters = root["Parameters"]?.mapping ?? DocumentMapping()
    mappings = root["Mappings"]?.mapping ?? DocumentMapping()
    conditions = root["Conditions"]?.mapping ?? DocumentMapping()
    self.overrides = overrides
  }

  /// The value of a parameter or pseudo parameter; nil when only the deployment knows it.
  func reference(_ name: String, at mark: TextMark) -> DocumentNode? {
    if let text = overrides[name] { return DocumentNode(text: text, mark: mark) }
    switch name {
    case "AWS::Partition": return DocumentNode(text: "aws", mark: mark)
    case "AWS::URLSuffix": return DocumentNode(text: "amazonaws.com", mark: mark)
    default: break
    }
    // The default of an SSM parameter is the name under which the value is kept.
    guard let parameter = parameters[name], let value = parameter["Default"]?.scalar,
      parameter["Type"]?.scalar?.hasPrefix("AWS::SSM") != true
    else { return nil }
    guard let type = parameter["Type"]?.scalar,
      type == "CommaDelimitedList" || type.hasPrefix("List<")
    else {
      return DocumentNode(text: value, mark: mark)
    }
    let items = value.split(separator: ",").map { DocumentNode(text: $0.trimmed, mark: mark) }
    return DocumentNode(.sequence(items), mark: mark)
  }

  func lookUp(map: String, top: String, second: String) -> DocumentNode? {
    mappings[map]?[top]?[second]
  }

  /// Whether a condition holds with the parameters' defaults; nil when that is not known.
  func condition(_ name: String, depth: Int = 0) -> Bool? {
    guard depth < Self.deepest, let node = conditions[name] else { return nil }
    return holds(node, depth: depth + 1)
  }

  private func holds(_ node: DocumentNode, depth: Int) -> Bool? {
    guard depth < Self.deepest, let call = Intrinsic(node) else { return nil }
    let items = call.argument.items ?? []
    switch call.name {
    case "Condition": return call.argument.scalar.flatMap { condition($0, depth: depth + 1) }
    case "Equals":
      let values = IntrinsicEvaluator(values: self)
      guard items.count == 2, let left = values.string(items[0]),
        let right = values.string(items[1])
      else {
        return nil
      }
      return left == right
    case "Not": return items.first.flatMap { holds($0, depth: depth + 1) }.map { !$0 }
    case "And":
      let all = items.map { holds($0, depth: depth + 1) }
      return all.contains(false) ? false : (all.contains(nil) ? nil : true)
    case "Or":
      let all = items.map { holds($0, depth: depth + 1) }
      return all.contains(true) ? true : (all.contains(nil) ? nil : false)
    default: return nil
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    let start = self.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
