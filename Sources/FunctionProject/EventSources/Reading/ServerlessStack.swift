/// A `serverless.yml` as a stack: its functions and their events, and the CloudFormation below `resources`.
struct ServerlessStack {
  private let variables: ServerlessVariables
  private let root: SourcedNode
  private let path: String

  init(path: String, root: DocumentNode, options: DiscoveryOptions) {
    self.path = path
    self.root = SourcedNode(node: root, path: path)
    variables = ServerlessVariables(root: self.root, options: options)
  }

  /// `createUser` → `CreateUserLambdaFunction`: what the framework calls the function in CloudFormation.
  static func logicalID(ofFunction name: String) -> String {
    let text = name.replacing("-", with: "Dash").replacing("_", with: "Underscore")
    return text.prefix(1).uppercased() + text.dropFirst() + "LambdaFunction"
  }

  /// Nil where another cloud than AWS runs it.
  var stack: Stack? {
    let provider = variables.string(root["provider"]?["name"]) ?? variables.string(root["provider"])
    guard provider == nil || provider == "aws" else { return nil }
    let functions = entries(root["functions"])
    let groups = items(root["resources"])
    let declared = groups.flatMap { variables.entries($0["Resources"]) }
    let ids = declared.map(\.entry.key) + functions.map { Self.logicalID(ofFunction: $0.entry.key) }
    let evaluator = IntrinsicEvaluator(values: TemplateValues(root: root.node["resources"] ?? root.node))
    var aliases = Dictionary(functions.map { ($0.entry.key, Self.logicalID(ofFunction: $0.entry.key)) }) { $1 }
    for id in declared.map(\.entry.key) { aliases[id] = nil }
    let scope = TemplateScope(
      path: path, evaluator: evaluator, resourceIDs: Set(ids), substitutesEverywhere: true, aliases: aliases)
    var stack = Stack(path: path, scope: scope)
    for (entry, value) in declared {
      guard let found = variables.resolve(value) else { continue }
      let expanded = DocumentMapping([.init(key: entry.key, keyMark: entry.keyMark, value: variables.expanded(found))])
      stack.add(expanded, path: found.path)
    }
    for group in groups { stack.add(outputs: variables.resolve(group["Outputs"]).map { variables.expanded($0) }?.mapping) }
    for (entry, value) in functions { addFunction(entry, value, scope, to: &stack) }
    addStateMachines(scope, to: &stack)
    return stack
  }

  /// The entries of a mapping, or of a list of mappings.
  private func entries(_ value: SourcedNode?) -> [(entry: DocumentMapping.Entry, value: SourcedNode)] {
    items(value).flatMap { variables.entries($0) }
  }

  private func items(_ value: SourcedNode?) -> [SourcedNode] {
    guard let resolved = variables.resolve(value) else { return [] }
    guard let items = resolved.node.items else { return [resolved] }
    return items.compactMap { variables.resolve(SourcedNode(node: $0, path: resolved.path)) }
  }

  private func addFunction(_ entry: DocumentMapping.Entry, _ value: SourcedNode, _ scope: TemplateScope, to stack: inout Stack) {
    guard let found = variables.resolve(value), found.node.mapping != nil else { return }
    var members = variables.expanded(found).mapping?.entries ?? []
    let name = members.first { $0.key == "name" }?.value ?? DocumentNode(text: defaultName(of: entry.key), mark: entry.keyMark)
    members.append(.init(key: "FunctionName", keyMark: entry.keyMark, value: name))
    let function = StackResource(
      key: scope.key(Self.logicalID(ofFunction: entry.key)), type: "AWS::Lambda::Function", name: entry.key,
      position: ProjectPosition(path: value.path, mark: entry.keyMark),
      properties: ScopedNode(DocumentNode(.mapping(DocumentMapping(members)), mark: found.node.mark), in: scope, path: found.path))
    stack.add(function)
    stack.serverlessFunctions.append(function)
    addEvents(of: function, to: &stack)
    let shared = variables.resolve(root["provider"]?["environment"]).map { ScopedNode(variables.expanded($0), in: scope) }
    let all = (shared?.entries ?? []) + (function["environment"]?.entries ?? [])
    stack.environments[function.key] = Dictionary(all.map { ($0.key, $0.value.text) }) { $1 }
  }

  private func defaultName(of function: String) -> String {
    let service = variables.string(root["service"]) ?? variables.string(root["service"]?["name"]) ?? "service"
    let stage = variables.options.parameters["stage"] ?? variables.string(root["provider"]?["stage"]) ?? "dev"
    return "\(service)-\(stage)-\(function)"
  }

  private func addEvents(of owner: StackResource, to stack: inout Stack) {
    for (number, item) in (owner["events"]?.items ?? []).enumerated() {
      let given = item.entries.isEmpty ? [(key: item.string ?? "", value: item, position: item.position)] : item.entries
      for (key, value, position) in given {
        stack.serverlessEvents.append(ServerlessEvent(owner: owner, key: key, value: value, position: position, number: number + 1))
      }
    }
  }

  /// What the plugin serverless-step-functions reads.
  private func addStateMachines(_ scope: TemplateScope, to stack: inout Stack) {
    for (entry, value) in variables.entries(variables.resolve(root["stepFunctions"])?["stateMachines"]) {
      guard let found = variables.resolve(value) else { continue }
      var members: [DocumentMapping.Entry] = []
      for member in variables.expanded(found).mapping?.entries ?? [] {
        members.append(member)
        let renamed = ["definition": "Definition", "name": "StateMachineName"][member.key]
        if let renamed { members.append(.init(key: renamed, keyMark: member.keyMark, value: member.value)) }
      }
      let machine = StackResource(
        key: scope.key(entry.key), type: "AWS::StepFunctions::StateMachine", name: entry.key,
        position: ProjectPosition(path: value.path, mark: entry.keyMark),
        properties: ScopedNode(DocumentNode(.mapping(DocumentMapping(members)), mark: found.node.mark), in: scope, path: found.path))
      stack.add(machine)
      addEvents(of: machine, to: &stack)
    }
  }
}

extension ServerlessVariables {
  /// `value` with every variable in it replaced, as far as it is known; others stay as they are written.
  func expanded(_ value: SourcedNode, depth: Int = 0) -> DocumentNode {
    guard depth < 64 else { return value.node }
    let inner = { (node: DocumentNode) in expanded(SourcedNode(node: node, path: value.path), depth: depth + 1) }
    let content: DocumentNode.Content
    switch value.node.content {
    case .scalar(let text, let style):
      guard text.contains("${") else { return value.node }
      // Tagged text is an intrinsic function's: its value stays a text.
      if value.node.tag == nil, let found = resolve(value), found.node != value.node { return expanded(found, depth: depth + 1) }
      content = .scalar(partlyExpanded(text, at: value), style)
    case .sequence(let items): content = .sequence(items.map(inner))
    case .mapping(let mapping):
      content = .mapping(
        DocumentMapping(mapping.entries.map { .init(key: $0.key, keyMark: $0.keyMark, value: inner($0.value)) }))
    }
    return DocumentNode(content, tag: value.node.tag, mark: value.node.mark)
  }

  private func partlyExpanded(_ text: String, at place: SourcedNode) -> String {
    (VariableText.parts(of: text) ?? [.literal(text)]).map { part in
      switch part {
      case .literal(let literal): return literal
      case .variable(let expression):
        let variable = SourcedNode(node: DocumentNode(text: "${\(expression)}", mark: place.node.mark), path: place.path)
        return string(variable) ?? "${\(expression)}"
      }
    }.joined()
  }
}
