/// All that the HTML report shows: the graph with its evidence, figures, traces and the ledger of what is not proven.
package struct ReportDocument: Encodable, Sendable {
  /// An invocation without a proven cause that is no root.
  package struct Unproven: Encodable, Sendable {
    package let invocation, function, region: String
    /// µs since 1970 UTC by its region's clock.
    package let start: Int64
    package let standing, reason: String
    /// What its entry names.
    package let names: [String]
  }

  package struct Piece: Encodable, Sendable {
    package let path: String
    package let line, column: Int
    package let reason: String
  }

  package static let namedUnproven = 500
  package static let namedPieces = 200
  package static let namedKeys = 3

  package let version = 1
  package let graph: ObservedDocument
  /// One for each of the graph's edges.
  package let evidence: [EdgeEvidence]
  package let functions: [RunStatistics.Function]
  package let operations: [RunStatistics.Operation]
  package let traces: TraceList
  /// The first of them.
  package let unproven: [Unproven]
  package let setAside: [Piece]
  package let setAsideCount: Int
  /// µs since 1970 UTC: the first start and the last one.
  package let from, until: Int64?

  /// - Parameter document: the graph's, compared with another one or not.
  package init(
    _ history: CausalHistory, _ graph: ObservedGraph, _ document: ObservedDocument, filter: GraphFilter, setAside: SetAsideList,
    limits: TraceList.Limits = TraceList.Limits()
  ) {
    self.graph = document
    evidence = Self.evidence(history, graph, document)
    let statistics = RunStatistics(history, filter: filter)
    (functions, operations) = (statistics.functions, statistics.operations)
    traces = TraceList(history, clocks: graph.clocks, filter: filter, limits: limits)
    let selected = history.selection(filter)
    unproven = Self.unproven(history, selected)
    self.setAside = setAside.items.prefix(Self.namedPieces).map {
      Piece(path: $0.path, line: $0.line, column: $0.column, reason: $0.reason.description)
    }
    setAsideCount = setAside.count
    let starts = selected.indices.lazy.filter { selected[$0] }.compactMap { history.table.runsOfInvocation[$0].first.map { history.table.runs[$0].start } }
    (from, until) = (starts.min(), starts.max())
  }

  private struct EdgeName: Hashable { let from, to, kind: String }

  private static func evidence(_ history: CausalHistory, _ graph: ObservedGraph, _ document: ObservedDocument) -> [EdgeEvidence] {
    let ids = ObservedIDs(graph.nodes)
    var seen: [EdgeName: EvidenceBook.Seen] = [:]
    for (edge, found) in graph.evidence ?? [:] { seen[EdgeName(from: ids.id(edge.from), to: ids.id(edge.to), kind: edge.kind)] = found }
    return document.edges.map { edge in
      seen[EdgeName(from: edge.from, to: edge.to, kind: edge.kind)].map { EdgeEvidence($0, history) } ?? .nothing
    }
  }

  private static func unproven(_ history: CausalHistory, _ selected: [Bool]) -> [Unproven] {
    let (table, store) = (history.table, history.table.store)
    let open = selected.indices.filter { invocation in
      guard selected[invocation], let origin = history.origins[invocation] else { return false }
      return origin.standing == .orphan || origin.standing == .ambiguous
    }
    let start = { (invocation: Int) in table.runsOfInvocation[invocation].first.map { table.runs[$0].start } ?? 0 }
    let sorted = open.sorted { left, right in
      start(left) != start(right) ? start(left) < start(right) : store.invocations[UInt32(left)] < store.invocations[UInt32(right)]
    }
    return sorted.prefix(namedUnproven).map { invocation in
      let name = ResourceNames.function(table.runsOfInvocation[invocation].first.flatMap { store.name(table.runs[$0].function) })
      let causes = history.causesOfInvocation[invocation].map { history.causes[$0] }
      let origin = history.origins[invocation]
      return Unproven(
        invocation: store.invocations[UInt32(invocation)], function: name.name, region: name.region, start: start(invocation),
        standing: origin?.standing.rawValue ?? "", reason: origin?.reason?.rawValue ?? causes.lazy.compactMap(\.doubt).first?.rawValue ?? "",
        names: causes.prefix(namedKeys).compactMap { $0.text == EventStore.none ? nil : store.keys.texts[$0.text] }.sorted())
    }
  }
}
