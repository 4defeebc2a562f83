/// What the names in a template's values mean.
final class TemplateScope: Sendable {
  /// The template's path: the name of its stack in keys.
  let path: String
  let evaluator: IntrinsicEvaluator
  let resourceIDs: Set<String>
  /// `${AWS::Region}` means something in any text, as in `serverless.yml`, not only below `Fn::Sub`.
  let substitutesEverywhere: Bool
  /// Other names of resources: the Serverless Framework's plugins know functions by their keys.
  let aliases: [String: String]

  init(
    path: String, evaluator: IntrinsicEvaluator, resourceIDs: Set<String>, substitutesEverywhere: Bool = false, aliases: [String: String] = [:]
  ) {
    self.aliases = aliases
    (self.path, self.evaluator, self.resourceIDs) = (path, evaluator, resourceIDs)
    self.substitutesEverywhere = substitutesEverywhere
  }

  func key(_ id: String) -> ResourceKey { ResourceKey(stack: path, id: aliases[id] ?? id) }

  func text(_ node: DocumentNode) -> SymbolicText {
    guard let call = Intrinsic(node) else { return plain(node) }
    switch call.name {
    case "Ref": return reference(call.argument.scalar ?? "")
    case "GetAtt": return attribute(call.argument)
    case "Sub": return substitution(call.argument)
    case "Join": return join(call.argument)
    case "If": return choice(node, call.argument)
    case "ImportValue":
      return SymbolicText([.imported(call.argument.items == nil ? text(call.argument).rendered : "")])
    default: return computed(node, call)
    }
  }

  private func plain(_ node: DocumentNode) -> SymbolicText {
    guard let text = node.scalar else { return SymbolicText(unknown: "…") }
    return substitutesEverywhere && text.contains("${") ? substitution(node) : SymbolicText(literal: text)
  }

  private func reference(_ name: String) -> SymbolicText {
    // SAM: `!Ref Function.Alias`, `!Ref Function.Version`.
    if resourceIDs.contains(name) { return SymbolicText([.attribute(key(name), "")]) }
    let owner = String(name.prefix { $0 != "." })
    if aliases[name] != nil || resourceIDs.contains(owner) && !name.hasPrefix("AWS::") {
      return SymbolicText([.attribute(key(owner), String(name.dropFirst(owner.count + 1)))])
    }
    guard evaluator.values.parameters[name] != nil else {
      return evaluator.values.reference(name, at: TextMark(line: 1, column: 1))?.scalar.map { SymbolicText(literal: $0) }
        ?? SymbolicText(unknown: name)
    }
    let known = evaluator.values.reference(name, at: TextMark(line: 1, column: 1))?.scalar ?? storedParameter(name)
    return SymbolicText([.parameter(key(name), defaultValue: known)])
  }

  /// The default of an SSM parameter is the name under which the value is kept.
  private func storedParameter(_ name: String) -> String? {
    let parameter = evaluator.values.parameters[name]
    guard parameter?["Type"]?.scalar?.hasPrefix("AWS::SSM") == true, let path = parameter?["Default"]?.scalar else { return nil }
    return "{{resolve:ssm:\(path)}}"
  }

  private func attribute(_ argument: DocumentNode) -> SymbolicText {
    let names = argument.items?.map { text($0).rendered } ?? (argument.scalar ?? "").split(separator: ".").map(String.init)
    guard let first = names.first else { return SymbolicText(unknown: "GetAtt") }
    return SymbolicText([.attribute(key(first), names.dropFirst().joined(separator: "."))])
  }

  private func substitution(_ argument: DocumentNode) -> SymbolicText {
    let (template, variables) = IntrinsicEvaluator.subArguments(argument)
    guard let template else { return SymbolicText(unknown: "Sub") }
    var text = SymbolicText([])
    for part in Substitution.parts(of: template) {
      switch part {
      case .literal(let literal): text.parts.append(.literal(literal))
      case .variable(let name):
        if let local = variables?[name] {
          text = text + self.text(local)
        } else if name.contains("."), !name.hasPrefix("AWS::") {
          text = text + attribute(DocumentNode(text: name, mark: argument.mark))
        } else {
          text = text + reference(name)
        }
      }
    }
    return text
  }

  private func join(_ argument: DocumentNode) -> SymbolicText {
    guard let parts = argument.items, parts.count == 2, let items = evaluator.items(parts[1]) else {
      return SymbolicText(unknown: "Join")
    }
    let separator = text(parts[0])
    var joined = SymbolicText([])
    for (index, item) in items.enumerated() {
      if index > 0 { joined = joined + separator }
      joined = joined + text(item)
    }
    return joined
  }

  /// Where the condition is not known, the first branch that is a value.
  private func choice(_ node: DocumentNode, _ argument: DocumentNode) -> SymbolicText {
    guard let items = argument.items, items.count == 3 else { return SymbolicText(unknown: "If") }
    if let holds = items[0].scalar.flatMap({ evaluator.values.condition($0) }) { return text(items[holds ? 1 : 2]) }
    return text(items.dropFirst().first { !evaluator.isAbsent($0) } ?? items[1])
  }

  /// `Select`, `Split` and others: their result, else the resource that they speak of.
  private func computed(_ node: DocumentNode, _ call: Intrinsic) -> SymbolicText {
    if let known = evaluator.string(node) { return SymbolicText(literal: known) }
    if let inner = firstReference(call.argument, depth: 0) { return SymbolicText([inner]) }
    return SymbolicText(unknown: [call.name, call.argument.scalar].compactMap { $0 }.joined(separator: " "))
  }

  private func firstReference(_ node: DocumentNode, depth: Int) -> SymbolicText.Part? {
    guard depth < 8 else { return nil }
    if Intrinsic(node) != nil {
      return text(node).parts.first { if case .attribute = $0 { true } else { false } }
    }
    return (node.items ?? []).lazy.compactMap { self.firstReference($0, depth: depth + 1) }.first
  }
}
