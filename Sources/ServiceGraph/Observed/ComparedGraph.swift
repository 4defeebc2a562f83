/// A graph that observed edges are compared with: a plan's, or another run's.
package struct ComparedGraph: Sendable {
  package struct Node: Sendable {
    let id, kind, name: String
    let physicalName: String?

    package init(id: String, kind: String, name: String, physicalName: String?) {
      (self.id, self.kind, self.name, self.physicalName) = (id, kind, name, physicalName)
    }
  }

  package struct Edge: Sendable, Hashable {
    let from, to, kind: String

    package init(from: String, to: String, kind: String) { (self.from, self.to, self.kind) = (from, to, kind) }
  }

  let nodes: [Node]
  let edges: [Edge]
  let isPlan: Bool

  package init(nodes: [Node], edges: [Edge], isPlan: Bool) { (self.nodes, self.edges, self.isPlan) = (nodes, edges, isPlan) }

  /// The node that an observed one is an instance of. CloudFormation makes `stack-LogicalId-SUFFIX` of a plan's `LogicalId`.
  func match(_ observed: ObservedDocument.Node) -> String? {
    let same = nodes.filter { $0.kind == observed.kind }
    if let exact = same.first(where: { $0.id == observed.id || $0.physicalName == observed.name || $0.name == observed.name }) { return exact.id }
    guard isPlan else { return nil }
    let parts = observed.name.lowercased().split(separator: "-").map(String.init)
    let likely = same.filter { parts.contains($0.name.lowercased()) }
    if let longest = likely.max(by: { ($0.name.count, $1.id) < ($1.name.count, $0.id) }) { return longest.id }
    // Bucket names and APIs need not hold the logical id: where the plan has only one of the kind, it is that one.
    let isFree = ["bucket", "api", "schedule"].contains(observed.kind)
    return isFree && same.count == 1 ? same.first?.id : nil
  }
}

extension ObservedDocument {
  /// Marks each edge: `both`, `new` where the other graph has none of the kind between these nodes; and adds those that only the other
  /// one has as `missing`, with a count of 0.
  package mutating func compare(with other: ComparedGraph) {
    var ids: [String: String] = [:]
    for node in nodes { ids[node.id] = other.match(node) }
    let known = Set(other.edges.map { Self.normal($0) })
    var seen: Set<ComparedGraph.Edge> = []
    for index in edges.indices {
      let edge = Self.normal(
        ComparedGraph.Edge(from: ids[edges[index].from] ?? edges[index].from, to: ids[edges[index].to] ?? edges[index].to, kind: edges[index].kind))
      seen.insert(edge)
      edges[index].comparison = known.contains(edge) ? "both" : "new"
    }
    let back = Dictionary(ids.map { ($1, $0) }.sorted { $0 < $1 }) { first, _ in first }
    var added: Set<ComparedGraph.Edge> = []
    for edge in other.edges where !seen.contains(Self.normal(edge)) && added.insert(edge).inserted {
      edges.append(Edge(missing: edge, from: back[edge.from] ?? edge.from, to: back[edge.to] ?? edge.to))
    }
    edges.sort { ($0.from, $0.to, $0.kind) < ($1.from, $1.to, $1.kind) }
    let here = Set(nodes.map(\.id))
    let ends = Set(edges.flatMap { [$0.from, $0.to] }).subtracting(here)
    nodes += other.nodes.filter { ends.contains($0.id) }.map { Node(id: $0.id, kind: $0.kind, name: $0.name, region: "") }.sorted { $0.id < $1.id }
  }

  package var hasDifferences: Bool { edges.contains { $0.comparison == "new" || $0.comparison == "missing" } }

  /// Plans and records name sources of events alike but for what a template calls otherwise.
  private static func normal(_ edge: ComparedGraph.Edge) -> ComparedGraph.Edge {
    let api: Set<String> = ["rest_api", "http_api", "function_url", "websocket", "http-api", "httpapi"]
    return ComparedGraph.Edge(from: edge.from, to: edge.to, kind: api.contains(edge.kind) ? "api" : edge.kind)
  }
}

extension ObservedDocument.Edge {
  init(missing edge: ComparedGraph.Edge, from: String, to: String) {
    self.init(
      from: from, to: to, kind: edge.kind, count: 0, errors: 0, retries: 0, redeliveries: 0, proven: 0, ambiguous: 0, ambiguousShare: 0, deadLetters: nil, replays: nil,
      latency: nil, duration: nil, comparison: "missing")
  }
}
