/// Which invocations a graph or statistics are about. Everything is taken where nothing is asked for.
package struct GraphFilter: Sendable {
  /// Names of functions.
  package var functions: Set<String> = []
  /// botocore's names of services: what is shown of an invocation's calls.
  package var services: Set<String> = []
  /// µs since 1970 UTC, by the start of invocations.
  package var from: Int64?
  package var until: Int64?
  /// The request id of an invocation: it and all that it caused.
  package var root: String?
  package var errorsOnly = false
  /// Calls that wake nothing, too.
  package var includesReads = false

  package init() {}
}

extension CausalHistory {
  /// For each invocation of the store whether the filter takes it.
  func selection(_ filter: GraphFilter) -> [Bool] {
    let below = filter.root.map { table.store.invocations.find($0).map(descendants) ?? [] }
    return table.runsOfInvocation.indices.map { invocation in
      let runs = table.runsOfInvocation[invocation].map { table.runs[$0] }
      guard let first = runs.first, below?.contains(invocation) ?? true else { return false }
      if let from = filter.from, first.start < from { return false }
      if let until = filter.until, first.start >= until { return false }
      if !filter.functions.isEmpty, !filter.functions.contains(ResourceNames.function(table.store.name(first.function)).name) { return false }
      return !filter.errorsOnly || runs.contains(where: failed)
    }
  }

  /// The invocation and all that it caused with proof.
  func descendants(of root: UInt32) -> Set<Int> {
    let effects = effectsOfInvocations()
    var found: Set<Int> = [Int(root)]
    var queue = [Int(root)]
    while let next = queue.popLast() {
      for effect in effects[next] ?? [] where found.insert(effect).inserted { queue.append(effect) }
    }
    return found
  }

  /// The invocations that each one caused with proof.
  func effectsOfInvocations() -> [Int: [Int]] {
    var effects: [Int: [Int]] = [:]
    for cause in causes where cause.certainty == .exact {
      if let before = causingInvocation(cause) { effects[before, default: []].append(Int(cause.invocation)) }
    }
    return effects
  }

  /// The function failed, or a call in it.
  func failed(_ run: Run) -> Bool {
    run.outcome.map { table.store.rows[$0].status == .error } ?? false
      || run.calls.contains { table.store.rows[table.calls[$0].row].status == .error }
  }
}
