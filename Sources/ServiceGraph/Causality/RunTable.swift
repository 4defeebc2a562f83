/// Records by invocation, run and call: in order, without duplicates, whatever order they came in.
package struct RunTable: Sendable {
  private(set) var store: EventStore
  private(set) var runs: [Run] = []
  private(set) var calls: [Call] = []
  /// Of each invocation of the store the range of its runs.
  private(set) var runsOfInvocation: [Range<Int>] = []
  /// Records that were here already, with the same content.
  package private(set) var duplicates = 0
  /// Rows whose invocation and number another row has, which says something else.
  private(set) var disputes: [Int] = []

  package init(_ store: EventStore) {
    self.store = store
    runsOfInvocation.reserveCapacity(store.invocations.count)
    let (order, starts) = Self.grouped(store)
    for invocation in 0..<store.invocations.count {
      let first = runs.count
      add(UInt32(invocation), rows: order[starts[invocation]..<starts[invocation + 1]])
      runsOfInvocation.append(first..<runs.count)
    }
  }

  /// Of calls that are one the one of the first name, so that the order of arrival does not matter.
  func first(of same: [Int]) -> Int {
    guard same.count > 1 else { return same[0] }
    return same.min { store.invocations[runs[calls[$0].run].invocation] < store.invocations[runs[calls[$1].run].invocation] } ?? same[0]
  }

  /// The row of the entry of the first of the runs that has one.
  func firstEntry(of runs: Range<Int>) -> Int? { runs.lazy.compactMap { self.runs[$0].entry }.first }

  func facts(ofRow row: Int?) -> RunFacts? { row.map { store.facts[Int(store.rows[$0].detail)] } }

  /// Row numbers by invocation, and where each one's begin: a counting sort.
  private static func grouped(_ store: EventStore) -> (order: [Int32], starts: [Int]) {
    var starts = [Int](repeating: 0, count: store.invocations.count + 2)
    for row in store.rows { starts[Int(row.invocation) + 2] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var order = [Int32](repeating: 0, count: store.rows.count)
    for (number, row) in store.rows.enumerated() {
      order[starts[Int(row.invocation) + 1]] = Int32(number)
      starts[Int(row.invocation) + 1] += 1
    }
    return (order, starts)
  }

  private mutating func add(_ invocation: UInt32, rows: ArraySlice<Int32>) {
    guard !rows.isEmpty else { return }
    let ordered = rows.sorted { left, right in
      let (first, second) = (store.rows[Int(left)], store.rows[Int(right)])
      return (first.n, first.fingerprint) < (second.n, second.fingerprint)
    }
    var builder = RunBuilder(invocation: invocation)
    for row in distinct(ordered) { builder.add(row, store) }
    builder.finish(store, runs: &runs, calls: &calls)
  }

  /// One row for each number. An entry of hybrid mode that was written early gives way to the one with the outcome.
  private mutating func distinct(_ rows: [Int32]) -> [Int] {
    var kept: [Int] = []
    for number in rows {
      let row = Int(number)
      guard let last = kept.last, store.rows[last].n == store.rows[row].n else {
        kept.append(row)
        continue
      }
      guard store.rows[last].fingerprint != store.rows[row].fingerprint else {
        duplicates += 1
        continue
      }
      let isEntry = store.rows[last].kind == .entry && store.rows[row].kind == .entry
      let hasOutcome = (store.rows[last].status != .none, store.rows[row].status != .none)
      if isEntry, hasOutcome.0 != hasOutcome.1 {
        if hasOutcome.1 { kept[kept.count - 1] = row }
        continue
      }
      // The order of fingerprints, not that of arrival, says which is kept; neither proves anything.
      disputes.append(row)
      if hasOutcome.1 || !hasOutcome.0 { kept[kept.count - 1] = row }
      store.rows[last].flags.insert(.disputed)
      store.rows[row].flags.insert(.disputed)
    }
    return kept
  }
}
