/// The graph in the form that `--format json` promises.
package struct GraphDocument: Encodable {
  struct Entry: Encodable {
    let id: String
    let kind: String
    let name: String
    let origin: String
    let physicalName: String?
    let path: String?
    let line: Int?

    init(_ node: GraphNode) {
      (id, kind, name) = (node.id, node.kind.rawValue, node.name)
      (origin, physicalName) = (node.origin.rawValue, node.physicalName)
      (path, line) = (node.place?.path, node.place?.line)
    }

    private enum CodingKeys: String, CodingKey { case id, kind, name, origin, physicalName, path, line }

    /// Every key is there, null where nothing is known.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(kind, forKey: .kind)
      try container.encode(name, forKey: .name)
      try container.encode(origin, forKey: .origin)
      try container.encode(physicalName, forKey: .physicalName)
      try container.encode(path, forKey: .path)
      try container.encode(line, forKey: .line)
    }
  }

  struct Reason: Encodable {
    let path: String
    let line: Int
    let column: Int
    let text: String
    let certainty: String
  }

  struct Link: Encodable {
    let from: String
    let to: String
    let kind: String
    let certainty: String
    let evidence: [Reason]
  }

  let functions: [Entry]
  let resources: [Entry]
  let edges: [Link]
  /// The ids of resources of which only an expression is known.
  let unresolved: [String]
  /// Loops on which something may wake itself, as ids in the loop's order.
  let cycles: [[String]]

  package init(_ graph: ServiceGraph) {
    let nodes = graph.nodes
    functions = nodes.filter { $0.kind == .function && $0.origin != .unknown }.map(Entry.init)
    resources = nodes.filter { $0.kind != .function || $0.origin == .unknown }.map(Entry.init)
    edges = graph.mergedEdges.map { edge in
      Link(
        from: edge.from, to: edge.to, kind: edge.kind, certainty: edge.certainty.rawValue,
        evidence: edge.evidence.map {
          Reason(path: $0.place.path, line: $0.place.line, column: $0.place.column, text: $0.text, certainty: $0.certainty.rawValue)
        })
    }
    unresolved = nodes.filter { $0.origin == .unknown }.map(\.id)
    cycles = WakingCycles.find(in: graph)
  }
}
