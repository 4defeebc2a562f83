extension IntrinsicEvaluator {
  /// Functions may stand within functions; a template deeper than this is no sane one.
  private static let deepest = 24

  /// `node` as a text, with references where only the deployment knows more.
  func value(of node: DocumentNode, depth: Int = 0) -> TemplateValue {
    if let text = string(node) { return .literal(text) }
    guard depth < Self.deepest, let call = Intrinsic(node) else { return .unknown }
    let argument = call.argument
    switch call.name {
    case "Ref": return argument.scalar.map { TemplateValue([.reference($0)]) } ?? .unknown
    case "GetAtt": return attribute(argument)
    case "Sub": return substitution(argument, depth: depth + 1)
    case "Join": return joined(argument, depth: depth + 1)
    case "ImportValue": return TemplateValue([.imported(value(of: argument, depth: depth + 1).interpolated)])
    case "If": return chosen(argument, depth: depth + 1)
    default: return .unknown
    }
  }

  private func attribute(_ argument: DocumentNode) -> TemplateValue {
    let names = argument.items?.map(\.scalar) ?? [argument.scalar]
    guard !names.contains(nil) else { return .unknown }
    return Self.named(names.compactMap(\.self).joined(separator: "."))
  }

  /// `Table` or `Table.Arn`.
  private static func named(_ name: String) -> TemplateValue {
    guard let dot = name.firstIndex(of: ".") else { return TemplateValue([.reference(name)]) }
    return TemplateValue([.attribute(resource: String(name[..<dot]), name: String(name[name.index(after: dot)...]))])
  }

  private func substitution(_ argument: DocumentNode, depth: Int) -> TemplateValue {
    let (template, variables) = Self.subArguments(argument)
    guard let template else { return .unknown }
    return Substitution.parts(of: template).reduce(TemplateValue([])) { text, part in
      switch part {
      case .literal(let literal): return text + .literal(literal)
      case .variable(let name):
        if let local = variables?[name] { return text + value(of: local, depth: depth) }
        return text + (variable(name, nil, at: argument.mark).map { .literal($0) } ?? Self.named(name))
      }
    }
  }

  private func joined(_ argument: DocumentNode, depth: Int) -> TemplateValue {
    guard let parts = argument.items, parts.count == 2, let separator = string(parts[0]), let items = items(parts[1])
    else { return .unknown }
    var text = TemplateValue([])
    for (index, item) in items.enumerated() {
      text = text + .literal(index == 0 ? "" : separator) + value(of: item, depth: depth)
    }
    return text
  }

  /// Where the condition is open but only one branch is a value, it is that one.
  private func chosen(_ argument: DocumentNode, depth: Int) -> TemplateValue {
    guard let items = argument.items, items.count == 3, let name = items[0].scalar else { return .unknown }
    if let holds = values.condition(name) { return value(of: items[holds ? 1 : 2], depth: depth) }
    let branches = items.dropFirst().filter { !isAbsent($0) }.map { value(of: $0, depth: depth) }
    guard let first = branches.first, branches.allSatisfy({ $0 == first }) else { return .unknown }
    return first
  }
}
