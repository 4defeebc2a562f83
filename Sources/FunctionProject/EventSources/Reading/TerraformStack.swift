/// The Terraform files of a directory as a stack.
struct TerraformStack {
  private static let deepest = 24
  private let directory: String
  private let files: [(path: String, root: HCLBlock)]
  private let module: TerraformModule

  init(directory: String, files: [(path: String, root: HCLBlock)], parameters: [String: String]) {
    (self.directory, self.files) = (directory, files)
    module = TerraformModule(directory: directory, files: files, parameters: parameters)
  }

  var stack: Stack {
    let blocks = files.flatMap { file in file.root.blocks.map { (path: file.path, block: $0) } }
    let ids = blocks.compactMap { Self.id(of: $0.block) }
    let values = TemplateValues(root: DocumentNode(.mapping(DocumentMapping()), mark: TextMark(line: 1, column: 1)))
    let scope = TemplateScope(path: directory, evaluator: IntrinsicEvaluator(values: values), resourceIDs: Set(ids))
    var stack = Stack(path: directory, scope: scope)
    for (path, block) in blocks {
      guard let id = Self.id(of: block), let row = row(of: block) else { continue }
      var members = members(of: block, row)
      if block.labels.first == "aws_s3_bucket_notification" { members = Self.notification(members, block.mark) }
      if block.labels.first == "aws_api_gateway_integration" { members.append(.init(key: "Integration", keyMark: block.mark, value: mapping(members, block.mark))) }
      let resource = StackResource(
        key: scope.key(id), type: row.type, name: block.labels.last ?? id, position: ProjectPosition(path: path, mark: block.mark),
        properties: ScopedNode(mapping(members, block.mark), in: scope, path: path))
      stack.add(resource)
      guard resource.kind == .function else { continue }
      let variables = resource["Environment"]?["Variables"] ?? resource["EnvironmentVariables"]
      stack.environments[resource.key] = Dictionary((variables?.entries ?? []).map { ($0.key, $0.value.text) }) { $1 }
    }
    return stack
  }

  /// The address: `aws_sqs_queue.orders`, `module.function`.
  private static func id(of block: HCLBlock) -> String? {
    switch block.type {
    case "resource" where block.labels.count == 2: block.labels.joined(separator: ".")
    case "module" where block.labels.count == 1: "module.\(block.labels[0])"
    default: nil
    }
  }

  private func row(of block: HCLBlock) -> TerraformTypes.Row? {
    if block.type == "resource" { return TerraformTypes.rows[block.labels[0]] }
    let isFunction = module.resources.contains { $0.block == block }
    return isFunction ? ("AWS::Lambda::Function", [:]) : nil
  }

  // MARK: Values

  private func members(of block: HCLBlock, _ row: TerraformTypes.Row) -> [DocumentMapping.Entry] {
    var entries = block.attributes.sorted { $0.key < $1.key }.map { name, attribute in
      DocumentMapping.Entry(
        key: TerraformTypes.property(name, row), keyMark: attribute.mark, value: node(attribute.value, attribute.mark))
    }
    var nested: [(key: String, nodes: [DocumentNode])] = []
    for inner in block.blocks {
      let key = TerraformTypes.property(inner.type, row)
      let value = mapping(members(of: inner, row), inner.mark)
      if let place = nested.firstIndex(where: { $0.key == key }) { nested[place].nodes.append(value) } else { nested.append((key, [value])) }
    }
    for (key, nodes) in nested {
      let value = nodes.count == 1 ? nodes[0] : DocumentNode(.sequence(nodes), mark: nodes[0].mark)
      entries.append(.init(key: key, keyMark: value.mark, value: value))
    }
    if block.labels.first == "aws_sfn_state_machine", let definition = entries.first(where: { $0.key == "Definition" }), definition.value.mapping == nil || definition.value.tag != nil {
      entries = entries.filter { $0.key != "Definition" } + [.init(key: "DefinitionString", keyMark: definition.keyMark, value: definition.value)]
    }
    return entries
  }

  private func mapping(_ members: [DocumentMapping.Entry], _ mark: TextMark) -> DocumentNode {
    DocumentNode(.mapping(DocumentMapping(members)), mark: mark)
  }

  /// `lambda_function { … }` and its like, as S3's own interface has them.
  private static func notification(_ members: [DocumentMapping.Entry], _ mark: TextMark) -> [DocumentMapping.Entry] {
    let lists = [("LambdaFunction", "LambdaFunctionConfigurations"), ("Queue", "QueueConfigurations"), ("Topic", "TopicConfigurations")]
    let configuration = lists.compactMap { block, list -> DocumentMapping.Entry? in
      guard let value = members.first(where: { $0.key == block })?.value else { return nil }
      let items = (value.items ?? [value]).map { item -> DocumentNode in
        let rules = [("prefix", item["FilterPrefix"]), ("suffix", item["FilterSuffix"])].compactMap { name, value -> DocumentNode? in
          guard let value else { return nil }
          let entries = [("Name", DocumentNode(text: name, mark: mark)), ("Value", value)].map { DocumentMapping.Entry(key: $0, keyMark: mark, value: $1) }
          return DocumentNode(.mapping(DocumentMapping(entries)), mark: mark)
        }
        let filter = [("FilterRules", DocumentNode(.sequence(rules), mark: mark))].map { DocumentMapping.Entry(key: $0, keyMark: mark, value: $1) }
        let key = DocumentNode(.mapping(DocumentMapping(filter)), mark: mark)
        let outer = DocumentNode(.mapping(DocumentMapping([.init(key: "Key", keyMark: mark, value: key)])), mark: mark)
        return DocumentNode(
          .mapping(DocumentMapping((item.mapping?.entries ?? []) + [.init(key: "Filter", keyMark: mark, value: outer)])), mark: item.mark)
      }
      return .init(key: list, keyMark: mark, value: DocumentNode(.sequence(items), mark: mark))
    }
    return members + [.init(key: "NotificationConfiguration", keyMark: mark, value: DocumentNode(.mapping(DocumentMapping(configuration)), mark: mark))]
  }

  private func node(_ expression: HCLExpression, _ mark: TextMark, depth: Int = 0) -> DocumentNode {
    guard depth < Self.deepest else { return call("Ref", "…", mark) }
    let inner = { (expression: HCLExpression) in node(expression, mark, depth: depth + 1) }
    switch expression {
    case .literal(let text): return DocumentNode(text: text, mark: mark)
    case .template(let parts):
      let pieces = parts.map { part -> DocumentNode in
        switch part {
        case .literal(let text): DocumentNode(text: text, mark: mark)
        case .interpolation(let text): inner(HCLParser.expression(text))
        }
      }
      if pieces.count <= 1 { return pieces.first ?? DocumentNode(text: "", mark: mark) }
      let arguments = [DocumentNode(text: "", mark: mark), DocumentNode(.sequence(pieces), mark: mark)]
      return DocumentNode(.sequence(arguments), tag: "!Join", mark: mark)
    case .reference(let names): return reference(names, mark, depth: depth + 1)
    case .list(let items): return DocumentNode(.sequence(items.map(inner)), mark: mark)
    case .object(let members):
      let entries = members.sorted { $0.key < $1.key }.map { DocumentMapping.Entry(key: $0.key, keyMark: mark, value: inner($0.value)) }
      return DocumentNode(.mapping(DocumentMapping(entries)), mark: mark)
    case .call("jsonencode", let items) where items.count == 1, .call("toset", let items) where items.count == 1,
      .call("tolist", let items) where items.count == 1:
      return inner(items[0])
    case .call("merge", _):
      return inner(.object(module.entries(expression)))
    case .call(let name, _): return call("Ref", "\(name)(…)", mark)
    case .unknown: return call("Ref", "…", mark)
    }
  }

  private func reference(_ names: [String], _ mark: TextMark, depth: Int) -> DocumentNode {
    if names.count == 2, names[0] == "local", let value = module.locals[names[1]] { return node(value, mark, depth: depth) }
    if names.count == 2, names[0] == "var", let value = module.variables[names[1]] { return node(value, mark, depth: depth) }
    guard names.count >= 2, names[0].hasPrefix("aws_") || names[0] == "module" else { return call("Ref", names.joined(separator: "."), mark) }
    let arguments = [names.prefix(2).joined(separator: "."), names.dropFirst(2).joined(separator: ".")].map { DocumentNode(text: $0, mark: mark) }
    return DocumentNode(.sequence(arguments), tag: "!GetAtt", mark: mark)
  }

  private func call(_ name: String, _ argument: String, _ mark: TextMark) -> DocumentNode {
    DocumentNode(.scalar(argument, .plain), tag: "!\(name)", mark: mark)
  }
}
