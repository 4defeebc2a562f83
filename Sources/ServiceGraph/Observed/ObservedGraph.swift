/// The service graph as the records show it: functions, resources, what went along each edge, and how sure that is.
package struct ObservedGraph: Sendable {
  package let nodes: Set<ObservedName>
  package let edges: [ObservedEdgeKey: EdgeTraffic]
  /// Function to function, with what lay between: the proven causes only.
  package let links: [ObservedEdgeKey: EdgeTraffic]
  package let clocks: RegionClocks
  /// What was seen along each edge, where the caller wants it.
  let evidence: [ObservedEdgeKey: EvidenceBook.Seen]?

  package init(_ history: CausalHistory, filter: GraphFilter = GraphFilter(), withEvidence: Bool = false) {
    let clocks = history.clocks()
    let selected = history.selection(filter)
    let parts = history.workers.map(selected.count) { invocations in
      var gathering = GraphGathering(history, clocks, filter, withEvidence: withEvidence)
      for invocation in invocations where selected[invocation] { gathering.add(invocation) }
      return gathering.gathered()
    }
    let others = parts.dropFirst()
    self.clocks = clocks
    nodes = parts.reduce(into: []) { $0.formUnion($1.nodes) }
    edges = others.reduce(into: parts[0].edges) { $0.merge($1.edges) { $0.adding($1) } }
    links = others.reduce(into: parts[0].links) { $0.merge($1.links) { $0.adding($1) } }
    evidence = parts[0].evidence.map { first in
      others.reduce(into: first) { $0.merge($1.evidence ?? [:]) { $0.adding($1, history) } }
    }
  }
}

/// What one worker gathered.
struct GatheredGraph: Sendable {
  let nodes: Set<ObservedName>
  let edges, links: [ObservedEdgeKey: EdgeTraffic]
  let evidence: [ObservedEdgeKey: EvidenceBook.Seen]?
}
