package import ServiceGraph

/// What a project's templates say of who wakes whom, before any code is looked at.
package struct ServiceWiring {
  package private(set) var graph = ServiceGraph()
  package private(set) var problems: [ProjectDiagnostic] = []
  private let index: ResourceIndex
  private let environments: [ResourceKey: [String: SymbolicText]]
  private var functions: [ProjectPosition: ResourceKey] = [:]
  private var ids: [ResourceKey: String] = [:]
  /// Ids of implied nodes that more than one template has.
  private var shared: Set<String> = []

  /// - Parameters:
  ///   - paths: directories, whose templates are all read, and template files.
  ///   - options: as for the functions of the same paths.
  package static func read(paths: [String], options: DiscoveryOptions) -> ServiceWiring {
    var files = WiringFiles(options: options)
    for path in paths { files.add(path) }
    var wiring = ServiceWiring(files.stacks)
    wiring.problems = files.problems
    return wiring
  }

  init(_ stacks: [Stack]) {
    index = ResourceIndex(stacks)
    environments = stacks.reduce(into: [:]) { $0.merge($1.environments) { $1 } }
    var links = Links()
    for stack in stacks { EventSources.add(stack, to: &links) }
    addResources()
    findSharedNodes(links)
    for link in links.all where link.certainty == .declared { add(link) }
    addHints(links.all.filter { $0.certainty != .declared })
  }

  // MARK: Functions

  /// The node of a function that `FunctionProject` found; one that no template declares is added.
  package mutating func node(of function: LambdaFunction) -> String {
    if let key = functions[function.position], let id = ids[key] { return id }
    return graph.add(
      GraphNode(kind: .function, name: function.name, origin: .declared, physicalName: function.functionName, place: Place(function.position)))
  }

  /// The node that `name`, as the code of `function` has it, means: a declared resource, one that is named only, or an unknown one.
  /// - Parameter name: `${VARIABLE}` stands for a variable of the function's environment.
  package mutating func node(naming name: String, kinds: [NodeKind], for function: LambdaFunction) -> String {
    let key = functions[function.position]
    let (text, isOfTemplate) = text(of: name, for: function)
    let target = index.target(text, kinds: kinds, stack: key?.stack)
    if let implied = impliedNode(text, kinds, key?.stack) { return implied }
    // The same variable of two functions may hold two things.
    guard case .unknown(let kind, let expression, _) = target, !isOfTemplate else { return node(target) }
    return graph.add(GraphNode(kind: kind, name: expression, scope: function.name, origin: .unknown))
  }

  /// `name` with what templates say of the environment variables in it, and whether they say anything.
  private func text(of name: String, for function: LambdaFunction) -> (SymbolicText, isOfTemplate: Bool) {
    let variables = functions[function.position].flatMap { environments[$0] } ?? [:]
    var text = SymbolicText([])
    var isOfTemplate = false
    for part in Substitution.parts(of: name) {
      switch part {
      case .literal(let literal): text.parts.append(.literal(literal))
      case .variable(let variable):
        if variables[variable] != nil { isOfTemplate = true }
        text = text + (variables[variable] ?? SymbolicText(unknown: variable))
      }
    }
    return (text, isOfTemplate)
  }

  /// The same as a text, parameters replaced by their values; `${…}` stands for what only the deployment knows.
  package func rendered(_ name: String, for function: LambdaFunction) -> String {
    index.resolved(text(of: name, for: function).0).rendered
  }

  /// What SAM makes without a resource of its own, such as `ServerlessRestApi`.
  private func impliedNode(_ text: SymbolicText, _ kinds: [NodeKind], _ stack: String?) -> String? {
    for (reference, _) in index.resolved(text).references where index.resources[reference] == nil {
      for kind in kinds {
        let ids = [stack, nil].map { GraphNode(kind: kind, name: reference.id, scope: $0, origin: .declared).id }
        if let found = ids.first(where: { graph[$0] != nil }) { return found }
      }
    }
    return nil
  }

  /// The nodes of these kinds that the environment of `function` speaks of.
  package func nodes(inEnvironmentOf function: LambdaFunction, kinds: [NodeKind]) -> [String] {
    guard let key = functions[function.position] else { return [] }
    let found = (environments[key] ?? [:]).values.compactMap { text -> String? in
      guard case .resource(let resource) = index.target(text, kinds: kinds, stack: key.stack) else { return nil }
      return ids[resource]
    }
    return Set(found).sorted()
  }

  package mutating func add(_ node: GraphNode) -> String { graph.add(node) }
  package mutating func add(_ edge: GraphEdge) { graph.add(edge) }

  // MARK: Resources and edges

  private mutating func addResources() {
    let keys = index.resources.keys.sorted()
    var counts: [String: Int] = [:]
    for key in keys {
      guard let resource = index.resources[key], let kind = resource.kind else { continue }
      counts[GraphNode(kind: kind, name: resource.name, origin: .declared).id, default: 0] += 1
    }
    for key in keys {
      guard let resource = index.resources[key], let kind = resource.kind else { continue }
      let plain = GraphNode(kind: kind, name: resource.name, origin: .declared)
      let scope = counts[plain.id, default: 0] > 1 ? key.stack : nil
      ids[key] = graph.add(
        GraphNode(
          kind: kind, name: resource.name, scope: scope, origin: .declared, physicalName: index.physicalName(key),
          place: Place(resource.position)))
      if kind == .function { functions[resource.position] = key }
    }
  }

  /// Two templates may both have a rule `OrdersNightly`, which are then two.
  private mutating func findSharedNodes(_ links: Links) {
    var owners: [String: Set<String>] = [:]
    for link in links.all {
      for case .node(let node) in [link.from, link.to] where node.origin == .declared { owners[node.id, default: []].insert(link.stack) }
    }
    shared = Set(owners.filter { $0.value.count > 1 }.keys)
  }

  private mutating func add(_ link: PendingLink) {
    let (from, to) = (node(link.from, link.stack), node(link.to, link.stack))
    let evidence = Evidence(link.text, at: Place(link.position), certainty: link.certainty)
    let kind = link.kind ?? graph[from].map { Self.source(of: $0.kind) } ?? "event"
    graph.add(GraphEdge(from: from, to: to, kind: kind, traffic: link.traffic, evidence: [evidence]))
  }

  /// A permission says something only where no event source of its kind is known.
  private mutating func addHints(_ hints: [PendingLink]) {
    let known = Set(graph.edges.compactMap { edge in graph[edge.from].map { "\($0.kind.rawValue)>\(edge.to)" } })
    for hint in hints {
      let (from, to) = (node(hint.from, hint.stack), node(hint.to, hint.stack))
      guard let source = graph[from], source.origin != .unknown, !known.contains("\(source.kind.rawValue)>\(to)") else { continue }
      add(hint)
    }
  }

  /// The event source's name by what is polled.
  private static func source(of kind: NodeKind) -> String {
    switch kind {
    case .queue: "sqs"
    case .table: "dynamodb"
    case .stream: "kinesis"
    case .broker: "mq"
    case .database: "documentdb"
    default: kind.rawValue
    }
  }

  private mutating func node(_ endpoint: Endpoint, _ stack: String) -> String {
    switch endpoint {
    case .resource(let key): return ids[key] ?? node(.unknown(.resource, key.id, stack: key.stack))
    case .value(let text, let kinds): return node(index.target(text, kinds: kinds, stack: stack))
    case .node(let node):
      guard shared.contains(node.id) else { return graph.add(node) }
      return graph.add(
        GraphNode(kind: node.kind, name: node.name, scope: stack, origin: node.origin, physicalName: node.physicalName, place: node.place))
    }
  }

  private mutating func node(_ target: ResourceIndex.Target) -> String {
    switch target {
    case .resource(let key): ids[key] ?? graph.add(GraphNode(kind: .resource, name: key.id, scope: key.stack, origin: .unknown))
    case .other(let key):
      graph.add(
        GraphNode(
          kind: .resource, name: key.id, scope: key.stack, origin: .declared, place: index.resources[key].map { Place($0.position) }))
    case .named(let kind, let name): graph.add(GraphNode(kind: kind, name: name, origin: .named))
    // A parameter of the same name in another template may hold something else.
    case .unknown(let kind, let expression, let stack): graph.add(GraphNode(kind: kind, name: expression, scope: stack, origin: .unknown))
    }
  }
}
