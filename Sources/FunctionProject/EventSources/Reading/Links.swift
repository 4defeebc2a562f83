import ServiceGraph

/// One end of an edge.
enum Endpoint {
  /// Whatever the value means, as one of these kinds.
  case value(SymbolicText, [NodeKind])
  case resource(ResourceKey)
  /// What no template declares.
  case node(GraphNode)

  static func value(_ node: ScopedNode, _ kinds: NodeKind...) -> Endpoint { .value(node.text, kinds) }
}

/// What an event source knows of an edge while the templates are still being read.
struct PendingLink {
  let from: Endpoint
  let to: Endpoint
  /// The template that says so.
  let stack: String
  /// The event source's name; nil where the kind of `from` tells.
  let kind: String?
  let text: String
  let position: ProjectPosition
  let certainty: Certainty
  let traffic: Traffic
}

/// Gathers the edges that templates declare.
struct Links {
  private(set) var all: [PendingLink] = []
  /// The template that is being read.
  var stack = ""

  mutating func add(
    from: Endpoint, to: Endpoint, kind: String? = nil, at position: ProjectPosition, _ text: String,
    certainty: Certainty = .declared, traffic: Traffic = Traffic()
  ) {
    all.append(
      PendingLink(from: from, to: to, stack: stack, kind: kind, text: text, position: position, certainty: certainty, traffic: traffic))
  }

  /// A node that a template implies, such as the rule of a SAM event.
  mutating func implied(_ kind: NodeKind, _ name: String, at position: ProjectPosition) -> Endpoint {
    .node(GraphNode(kind: kind, name: name, origin: .declared, place: Place(position)))
  }

  static func service(_ name: String) -> Endpoint { .node(GraphNode(kind: .service, name: name, origin: .named)) }
  static let defaultBus = Endpoint.node(GraphNode(kind: .bus, name: "default", origin: .named))
}

extension Place {
  init(_ position: ProjectPosition) {
    self.init(path: position.path, line: position.line ?? 1, column: position.column ?? 1)
  }
}
