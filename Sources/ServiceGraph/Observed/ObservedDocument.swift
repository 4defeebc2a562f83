/// The observed graph as `graph --format json` promises it (`docs/graph-json.md`).
package struct ObservedDocument: Encodable, Sendable {
  package struct Node: Encodable, Sendable, Equatable {
    package let id, kind, name, region: String
  }

  package struct Edge: Encodable, Sendable, Equatable {
    package let from, to, kind: String
    package let count, errors, retries, redeliveries, proven, ambiguous: Int
    package let ambiguousShare: Double
    /// Nil where there are none.
    package var deadLetters: Int?
    package var replays: Int?
    package let latency: SampleSummary?
    package let duration: SampleSummary?
    /// Of a comparison: `both`, `new` or `missing`.
    package var comparison: String?
  }

  package struct Clock: Encodable, Sendable {
    let region: String
    let offset: Int64
  }

  package struct Pair: Encodable, Sendable {
    let from, to: String
    let count: Int
    let shortest: Int64
  }

  package let version = 1
  package internal(set) var nodes: [Node]
  package internal(set) var edges: [Edge]
  package let links: [Edge]
  package let clocks: [Clock]
  package let clockPairs: [Pair]
  package let completeness: Completeness

  package init(_ graph: ObservedGraph, _ completeness: Completeness) {
    let ids = ObservedIDs(graph.nodes)
    nodes = graph.nodes.map { Node(id: ids.id($0), kind: $0.kind.rawValue, name: $0.name, region: $0.region) }.sorted {
      ($0.kind == "function" ? 0 : 1, $0.id, $0.region) < ($1.kind == "function" ? 0 : 1, $1.id, $1.region)
    }
    edges = Self.edges(graph.edges, ids)
    links = Self.edges(graph.links, ids)
    clocks = graph.clocks.offsets.sorted { $0.key < $1.key }.map { Clock(region: $0.key, offset: $0.value) }
    clockPairs = graph.clocks.pairs.map { Pair(from: $0.from, to: $0.to, count: $0.count, shortest: $0.shortest) }
    self.completeness = completeness
  }

  private static func edges(_ edges: [ObservedEdgeKey: EdgeTraffic], _ ids: ObservedIDs) -> [Edge] {
    edges.map { key, traffic in
      Edge(
        from: ids.id(key.from), to: ids.id(key.to), kind: key.kind, count: traffic.count, errors: traffic.errors, retries: traffic.retries,
        redeliveries: traffic.redeliveries, proven: traffic.proven, ambiguous: traffic.ambiguous, ambiguousShare: traffic.ambiguousShare,
        deadLetters: traffic.deadLetters > 0 ? traffic.deadLetters : nil, replays: traffic.replays > 0 ? traffic.replays : nil, latency: traffic.latency.summary, duration: traffic.duration.summary, comparison: nil)
    }.sorted { ($0.from, $0.to, $0.kind) < ($1.from, $1.to, $1.kind) }
  }
}
