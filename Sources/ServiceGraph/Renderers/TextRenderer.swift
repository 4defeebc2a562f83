/// The graph as a list for people: each function with what wakes it and what it wakes, then what resources do among themselves.
package enum TextRenderer {
  package static func lines(_ graph: ServiceGraph) -> [String] {
    let edges = graph.mergedEdges
    let entering = Dictionary(grouping: edges, by: \.to)
    let leaving = Dictionary(grouping: edges, by: \.from)
    var lines: [String] = []
    for node in graph.nodes {
      let isFunction = node.kind == .function
      // An edge into a function stands at that function.
      let out = (leaving[node.id] ?? []).filter { isFunction || graph[$0.to]?.kind != .function }
      guard isFunction || !out.isEmpty else { continue }
      lines.append(title(node))
      if isFunction { for edge in entering[node.id] ?? [] { lines.append(line("<-", edge, edge.from, graph)) } }
      for edge in out { lines.append(line("->", edge, edge.to, graph)) }
    }
    return lines
  }

  private static func title(_ node: GraphNode) -> String {
    let place = node.place.map { "  \($0.path):\($0.line)" } ?? ""
    return "\(name(node))\(place)"
  }

  /// A node's name by its id.
  package static func title(of id: String, in graph: ServiceGraph) -> String { graph[id].map(name) ?? id }

  /// `topic Entries`; `queue ? QUEUE_URL` where only the deployment knows which.
  static func name(_ node: GraphNode) -> String {
    "\(node.kind.rawValue) \(node.origin == .unknown ? "? " : "")\(printable(node.name))"
  }

  private static func line(_ arrow: String, _ edge: GraphEdge, _ other: String, _ graph: ServiceGraph) -> String {
    let node = graph[other].map(name) ?? other
    let evidence = edge.evidence.map { "\($0.place.path):\($0.place.line)" }
    let shown = evidence.prefix(3).joined(separator: ", ") + (evidence.count > 3 ? " and \(evidence.count - 3) more" : "")
    return "  \(arrow) \(node)  \(printable(edge.kind))  [\(edge.certainty.rawValue)]  \(shown)"
  }

  /// Names come from files that anybody may have written: no line breaks, no terminal's control codes.
  static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
