/// The service graph as the records show it: functions, resources, what went along each edge, and how sure that is.
package struct ObservedGraph: Sendable {
  package let nodes: Set<ObservedName>
  package let edges: [ObservedEdgeKey: EdgeTraffic]
  /// Function to function, with what lay between: the proven causes only.
  package let links: [ObservedEdgeKey: EdgeTraffic]
  package let clocks: RegionClocks

  package init(_ history: CausalHistory, filter: GraphFilter = GraphFilter()) {
    let clocks = history.clocks()
    let selected = history.selection(filter)
    let parts = history.workers.map(selected.count) { invocations in
      var gathering = GraphGathering(history, clocks, filter)
      for invocation in invocations where selected[invocation] { gathering.add(invocation) }
      return gathering.named()
    }
    self.clocks = clocks
    nodes = parts.reduce(into: []) { $0.formUnion($1.nodes) }
    edges = parts.dropFirst().reduce(into: parts[0].edges) { $0.merge($1.edges) { $0.adding($1) } }
    links = parts.dropFirst().reduce(into: parts[0].links) { $0.merge($1.links) { $0.adding($1) } }
  }
}
