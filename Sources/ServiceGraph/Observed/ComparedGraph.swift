/// A graph that observed edges are compared with: a plan's, or another run's.
package struct ComparedGraph: Sendable {
  package struct Node: Sendable {
    let id, kind, name: String
    let physicalName: String?
    /// A plan knows only the expression for it: whatever is seen there may be it.
    let isUnknown: Bool

    package init(id: String, kind: String, name: String, physicalName: String?, isUnknown: Bool = false) {
      (self.id, self.kind, self.name, self.physicalName, self.isUnknown) = (id, kind, name, physicalName, isUnknown)
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
    let same = nodes.filter { $0.kind == observed.kind && !$0.isUnknown }
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
  /// one has as `missing`, with a count of 0. `all` is this graph with the calls that it does not show: what is there was seen.
  package mutating func compare(with other: ComparedGraph, all: ObservedDocument) {
    var comparison = GraphComparison(other)
    for index in edges.indices { edges[index].comparison = comparison.isKnown(edges[index], self) ? "both" : "new" }
    for edge in all.edges { _ = comparison.isKnown(edge, all) }
    let back = Dictionary(nodes.compactMap { node in other.match(node).map { ($0, node.id) } }.sorted { $0 < $1 }) { first, _ in first }
    var added: Set<ComparedGraph.Edge> = []
    for edge in other.edges where !comparison.seen.contains(edge) && added.insert(edge).inserted {
      edges.append(Edge(missing: edge, from: back[edge.from] ?? edge.from, to: back[edge.to] ?? edge.to))
    }
    edges.sort { ($0.from, $0.to, $0.kind) < ($1.from, $1.to, $1.kind) }
    let here = Set(nodes.map(\.id))
    let ends = Set(edges.flatMap { [$0.from, $0.to] }).subtracting(here)
    nodes += other.nodes.filter { ends.contains($0.id) }.map { Node(id: $0.id, kind: $0.kind, name: $0.name, region: "") }.sorted { $0.id < $1.id }
  }

  package var hasDifferences: Bool { edges.contains { $0.comparison == "new" || $0.comparison == "missing" } }

}

/// Finds the edges of the other graph that an observed one is an instance of.
private struct GraphComparison {
  private let other: ComparedGraph
  private let unknown: [String: String]
  private var known: [ComparedGraph.Edge: [ComparedGraph.Edge]] = [:]
  private var matches: [String: String] = [:]
  /// Edges of the other graph that were observed.
  private(set) var seen: Set<ComparedGraph.Edge> = []

  init(_ other: ComparedGraph) {
    self.other = other
    let open = Dictionary(other.nodes.filter(\.isUnknown).map { ($0.id, $0.kind) }) { first, _ in first }
    unknown = open
    for edge in other.edges {
      // Of an end that is not known the kind has to do.
      let place = { (end: String) in open[end].map { "? \($0)" } ?? end }
      known[ComparedGraph.Edge(from: place(edge.from), to: place(edge.to), kind: Self.kind(edge.kind)), default: []].append(edge)
    }
  }

  mutating func isKnown(_ edge: ObservedDocument.Edge, _ document: ObservedDocument) -> Bool {
    let ends = [edge.from, edge.to].map { end in [match(end, document), "? \(end.prefix { $0 != ":" })"] }
    let found = ends[0].flatMap { from in ends[1].flatMap { to in known[ComparedGraph.Edge(from: from, to: to, kind: Self.kind(edge.kind))] ?? [] } }
    // What is known stands for itself; an unknown end may be this one or another one.
    let exact = found.filter { unknown[$0.from] == nil && unknown[$0.to] == nil }
    seen.formUnion(exact.isEmpty ? found : exact)
    return !found.isEmpty
  }

  private mutating func match(_ id: String, _ document: ObservedDocument) -> String {
    if let found = matches[id] { return found }
    let found = document.nodes.first { $0.id == id }.flatMap(other.match) ?? id
    matches[id] = found
    return found
  }

  /// Plans and records name sources of events alike but for what a template calls otherwise.
  private static func kind(_ kind: String) -> String {
    ["rest_api", "http_api", "function_url", "websocket", "http-api", "httpapi"].contains(kind) ? "api" : kind
  }
}

extension ObservedDocument.Edge {
  init(missing edge: ComparedGraph.Edge, from: String, to: String) {
    self.init(
      from: from, to: to, kind: edge.kind, count: 0, errors: 0, retries: 0, redeliveries: 0, proven: 0, ambiguous: 0, ambiguousShare: 0, deadLetters: nil, replays: nil,
      latency: nil, duration: nil, comparison: "missing")
  }
}
