/// The service graph as the records show it: functions, resources, what went along each edge, and how sure that is.
package struct ObservedGraph: Sendable {
  package let nodes: Set<ObservedName>
  package let edges: [ObservedEdgeKey: EdgeTraffic]
  /// Function to function, with what lay between: the proven causes only.
  package let links: [ObservedEdgeKey: EdgeTraffic]
  package let clocks: RegionClocks

  package init(_ history: CausalHistory, filter: GraphFilter = GraphFilter()) {
    clocks = history.clocks()
    var gathering = GraphGathering(history, clocks, filter)
    for (invocation, isSelected) in history.selection(filter).enumerated() where isSelected { gathering.add(invocation) }
    (nodes, edges, links) = gathering.named()
  }
}
