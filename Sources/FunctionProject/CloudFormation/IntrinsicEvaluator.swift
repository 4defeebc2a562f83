/// Evaluates intrinsic functions as far as a template alone allows.
struct IntrinsicEvaluator {
  let values: TemplateValues

  /// `node` itself, or what its intrinsic function gives; nil when only the deployment knows, and for
  /// `AWS::NoValue`. Items of the result may be intrinsic calls in turn.
  func resolve(_ node: DocumentNode) -> DocumentNode? {
    guard let call = Intrinsic(node) else { return node }
    switch call.name {
    case "Ref": return call.argument.scalar.flatMap { values.reference($0, at: node.mark) }
    case "Sub": return substitute(call.argument).map { DocumentNode(text: $0, mark: node.mark) }
    case "Join": return join(call.argument).map { DocumentNode(text: $0, mark: node.mark) }
    case "FindInMap": return findInMap(call.argument)
    case "If": return choose(call.argument)
    case "Select": return select(call.argument)
    case "Split": return split(call.argument)
    default: return nil
    }
  }

  func string(_ node: DocumentNode) -> String? { resolve(node)?.scalar }

  func string(_ node: DocumentNode?) -> String? { node.flatMap { string($0) } }

  func items(_ node: DocumentNode?) -> [DocumentNode]? { node.flatMap { resolve($0)?.items } }

  func mapping(_ node: DocumentNode?) -> DocumentMapping? { node.flatMap { resolve($0)?.mapping } }

  /// Whether `node` stands for no value at all, so that the property counts as absent.
  func isAbsent(_ node: DocumentNode) -> Bool {
    if node.isNull && node.tag == nil { return true }
    guard let call = Intrinsic(node) else { return false }
    switch call.name {
    case "Ref": return call.argument.scalar == "AWS::NoValue"
    case "If": return choice(call.argument).map(isAbsent) ?? false
    default: return false
    }
  }

  private func substitute(_ argument: DocumentNode) -> String? {
    let (template, variables) = Self.subArguments(argument)
    guard let template else { return nil }
    var text = ""
    for part in Substitution.parts(of: template) {
      switch part {
      case .literal(let literal): text += literal
      case .variable(let name):
        guard let value = variable(name, variables, at: argument.mark) else { return nil }
        text += value
      }
    }
    return text
  }

  static func subArguments(_ argument: DocumentNode) -> (
    template: String?, variables: DocumentMapping?
  ) {
    guard let items = argument.items else { return (argument.scalar, nil) }
    return (items.first?.scalar, items.dropFirst().first?.mapping)
  }

  func variable(_ name: String, _ variables: DocumentMapping?, at mark: TextMark) -> String? {
    if let local = variables?[name] { return string(local) }
    return values.reference(name, at: mark)?.scalar
  }

  private func join(_ argument: DocumentNode) -> String? {
    guard let parts = argument.items, parts.count == 2, let separator = string(parts[0]),
      let items = items(parts[1])
    else { return nil }
    let texts = items.map { string($0) }
    guard !texts.contains(nil) else { return nil }
    return texts.compactMap { $0 }.joined(separator: separator)
  }

  private func findInMap(_ argument: DocumentNode) -> DocumentNode? {
    guard let keys = argument.items, keys.count >= 3, let map = string(keys[0]),
      let top = string(keys[1]),
      let second = string(keys[2])
    else { return nil }
    return values.lookUp(map: map, top: top, second: second)
  }

  private func choice(_ argument: DocumentNode) -> DocumentNode? {
    guard let items = argument.items, items.count == 3, let name = items[0].scalar,
      let holds = values.condition(name)
    else { return nil }
    return items[holds ? 1 : 2]
  }

  private func choose(_ argument: DocumentNode) -> DocumentNode? {
    choice(argument).flatMap { resolve($0) }
  }

  private func select(_ argument: DocumentNode) -> DocumentNode? {
    guard let parts = argument.items, parts.count == 2,
      let index = string(parts[0]).flatMap({ Int($0) }),
      let items = items(parts[1]), items.indices.contains(index)
    else { return nil }
    return resolve(items[index])
  }

  private func split(_ argument: DocumentNode) -> DocumentNode? {
    guard let parts = argument.items, parts.count == 2, let separator = string(parts[0]),
      !separator.isEmpty,
      let text = string(parts[1])
    else { return nil }
    let items = text.split(separator: separator, omittingEmptySubsequences: false)
    let nodes = items.map { DocumentNode(text: String($0), mark: argument.mark) }
    return DocumentNode(.sequence(nodes), mark: argument.mark)
  }
}
