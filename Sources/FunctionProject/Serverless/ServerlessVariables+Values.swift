extension ServerlessVariables {
  /// A value of the configuration, where CloudFormation's functions may stand, as a text.
  func templateValue(of value: SourcedNode) -> TemplateValue {
    guard let value = Intrinsic(value.node) == nil ? resolve(value) : value else { return .unknown }
    guard Intrinsic(value.node) != nil else { return value.node.scalar.map { .literal($0) } ?? .unknown }
    guard let node = resolved(value.node, in: value.path) else { return .unknown }
    let values = TemplateValues(root: DocumentNode(.mapping(DocumentMapping()), mark: node.mark))
    return IntrinsicEvaluator(values: values).value(of: node)
  }

  /// `node` with the framework's variables replaced, wherever they stand in it; those of `Fn::Sub` stay.
  private func resolved(_ node: DocumentNode, in path: String) -> DocumentNode? {
    var copy = node
    switch node.content {
    case .scalar(let text, let style):
      guard let text = resolved(text, at: SourcedNode(node: node, path: path)) else { return nil }
      copy.content = .scalar(text, style)
    case .sequence(let items):
      let all = items.compactMap { resolved($0, in: path) }
      guard all.count == items.count else { return nil }
      copy.content = .sequence(all)
    case .mapping(let mapping):
      let all = mapping.entries.compactMap { entry in
        resolved(entry.value, in: path).map { DocumentMapping.Entry(key: entry.key, keyMark: entry.keyMark, value: $0) }
      }
      guard all.count == mapping.entries.count else { return nil }
      copy.content = .mapping(DocumentMapping(all))
    }
    return copy
  }

  private func resolved(_ text: String, at place: SourcedNode) -> String? {
    guard let parts = VariableText.parts(of: text) else { return nil }
    var result = ""
    for part in parts {
      switch part {
      case .literal(let literal): result += literal
      // `${AWS::Region}` and `${Table.Arn}` are CloudFormation's; the framework's have a source and one colon.
      case .variable(let name) where !name.contains(":") || name.hasPrefix("AWS::"): result += "${\(name)}"
      case .variable(let name):
        var node = place
        node.node = DocumentNode(text: "${\(name)}", mark: place.node.mark)
        guard let value = string(node) else { return nil }
        result += value
      }
    }
    return result
  }
}
