/// Who wakes whom: functions, resources, and the edges between them. Pure; nothing here opens a file.
package struct ServiceGraph: Sendable, Equatable {
  private var nodesByID: [String: GraphNode] = [:]
  private var edgesByKey: [EdgeKey: GraphEdge] = [:]

  private struct EdgeKey: Hashable {
    let from: String
    let to: String
    let kind: String
    let traffic: Traffic
  }

  package init() {}

  /// Functions first, then by kind and name.
  package var nodes: [GraphNode] { nodesByID.values.sorted(by: Self.precedes) }

  /// By the nodes they leave and enter.
  package var edges: [GraphEdge] {
    edgesByKey.values.sorted { left, right in
      guard (left.from, left.to, left.kind) == (right.from, right.to, right.kind) else {
        return (left.from, left.to, left.kind) < (right.from, right.to, right.kind)
      }
      guard let first = left.evidence.first?.place, let second = right.evidence.first?.place else { return false }
      return first < second
    }
  }

  /// As people see them: one edge for all traffic of a kind between two nodes.
  package var mergedEdges: [GraphEdge] {
    var merged: [GraphEdge] = []
    for edge in edges {
      guard let last = merged.last, (last.from, last.to, last.kind) == (edge.from, edge.to, edge.kind) else {
        merged.append(edge)
        continue
      }
      merged[merged.count - 1] = GraphEdge(
        from: edge.from, to: edge.to, kind: edge.kind, traffic: last.traffic.union(edge.traffic),
        evidence: Self.sorted(last.evidence + edge.evidence))
    }
    return merged
  }

  private static func sorted(_ evidence: [Evidence]) -> [Evidence] {
    Array(Set(evidence)).sorted { ($0.place, $0.text, $0.certainty.rawValue) < ($1.place, $1.text, $1.certainty.rawValue) }
  }

  package subscript(id: String) -> GraphNode? { nodesByID[id] }

  /// Adds a node, or what it says beyond the one of its id that is here.
  @discardableResult package mutating func add(_ node: GraphNode) -> String {
    if let known = nodesByID[node.id], known.origin == .declared || node.origin != .declared { return node.id }
    nodesByID[node.id] = node
    return node.id
  }

  /// Adds an edge between nodes that are here; of equal edges the evidence is kept together, in the order of its places.
  package mutating func add(_ edge: GraphEdge) {
    guard nodesByID[edge.from] != nil, nodesByID[edge.to] != nil else { return }
    let key = EdgeKey(from: edge.from, to: edge.to, kind: edge.kind, traffic: edge.traffic)
    guard var known = edgesByKey[key] else {
      edgesByKey[key] = edge
      return
    }
    known.evidence = Self.sorted(known.evidence + edge.evidence)
    edgesByKey[key] = known
  }

  /// Without the resources that nothing leads to or from; functions stay.
  package func withoutLoneResources() -> ServiceGraph {
    let joined = Set(edgesByKey.values.flatMap { [$0.from, $0.to] })
    var graph = self
    graph.nodesByID = nodesByID.filter { $0.value.kind == .function || joined.contains($0.key) }
    return graph
  }

  private static func precedes(_ left: GraphNode, _ right: GraphNode) -> Bool {
    let order = { (node: GraphNode) in (node.kind == .function ? 0 : 1, node.kind.rawValue, node.id) }
    return order(left) < order(right)
  }
}
