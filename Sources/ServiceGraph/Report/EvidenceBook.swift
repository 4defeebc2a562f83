/// What was seen along each edge, kept while the graph is added up: where calls stand in the code, which keys joined, and the earliest
/// examples of each sort. Bounded by the number of edges, not by that of events.
package struct EvidenceBook: Sendable {
  /// So many examples of a sort are kept of an edge.
  static let examples = 3

  struct Seen: Sendable {
    /// Call sites, numbers of the store's `names`, and how many calls each one made.
    var sites: [UInt32: Int] = [:]
    /// Classes of exceptions of failed calls, likewise.
    var errors: [UInt32: Int] = [:]
    /// Prefixes of the keys that proved events.
    var keys: [String: Int] = [:]
    var doubts: [Doubt: Int] = [:]
    /// Earliest first.
    var calls: [Int] = []
    var failedCalls: [Int] = []
    var exact: [Cause] = []
    var ambiguous: [Cause] = []
    var unresolved: [Cause] = []
  }

  private(set) var seen: [ObservedEdgeKey: Seen] = [:]

  package init() {}

  mutating func add(call: Int, to edge: ObservedEdgeKey, _ history: CausalHistory) {
    let row = history.table.store.rows[history.table.calls[call].row]
    let site = history.table.store.shapes[Int(row.detail)].site
    if site != EventStore.none { seen[edge, default: Seen()].sites[site, default: 0] += 1 }
    let precedes = { (left: Int, right: Int) in history.precedes(call: left, right) }
    guard row.status == .error else { return Self.keep(call, in: &seen[edge, default: Seen()].calls, by: precedes) }
    if row.error != EventStore.none { seen[edge, default: Seen()].errors[row.error, default: 0] += 1 }
    Self.keep(call, in: &seen[edge, default: Seen()].failedCalls, by: precedes)
  }

  mutating func add(cause: Cause, to edge: ObservedEdgeKey, _ history: CausalHistory) {
    let precedes = { (left: Cause, right: Cause) in history.precedes(cause: left, right) }
    if let doubt = cause.doubt, !history.beginsWith(cause) { seen[edge, default: Seen()].doubts[doubt, default: 0] += 1 }
    switch cause.certainty {
    case .exact:
      if cause.key != EventStore.none { seen[edge, default: Seen()].keys[history.keyPrefix(cause.key), default: 0] += 1 }
      Self.keep(cause, in: &seen[edge, default: Seen()].exact, by: precedes)
    case .ambiguous: Self.keep(cause, in: &seen[edge, default: Seen()].ambiguous, by: precedes)
    case .unresolved: Self.keep(cause, in: &seen[edge, default: Seen()].unresolved, by: precedes)
    }
  }

  /// The earliest ones: the order of arrival must not show.
  private static func keep<Item>(_ item: Item, in kept: inout [Item], by precedes: (Item, Item) -> Bool) {
    if kept.count == examples, let last = kept.last, !precedes(item, last) { return }
    kept.insert(item, at: kept.firstIndex { precedes(item, $0) } ?? kept.count)
    if kept.count > examples { kept.removeLast() }
  }
}

extension CausalHistory {
  /// What stands before the key's first colon: the kind of id that both sides saw.
  func keyPrefix(_ key: UInt32) -> String { String(table.store.keys.texts[key].prefix { $0 != ":" }) }

  /// `service.Operation`.
  func operation(of call: Int) -> String {
    let shape = shape(of: call)
    return [table.store.names[shape.service], table.store.name(shape.operation)].compactMap(\.self).joined(separator: ".")
  }

  func shape(of call: Int) -> CallShape { table.store.shapes[Int(table.store.rows[table.calls[call].row].detail)] }

  /// Nobody in the application caused it: that no call is known leaves nothing open.
  func beginsWith(_ cause: Cause) -> Bool { cause.certainty == .unresolved && origins[Int(cause.invocation)]?.standing == .root }

  func precedes(call left: Int, _ right: Int) -> Bool {
    let times = (start(of: left), start(of: right))
    if times.0 != times.1 { return times.0 < times.1 }
    let names = [left, right].map { table.store.invocations[table.runs[table.calls[$0].run].invocation] }
    return (names[0], table.calls[left].last) < (names[1], table.calls[right].last)
  }

  func precedes(cause left: Cause, _ right: Cause) -> Bool {
    let times = [left, right].map { table.runsOfInvocation[Int($0.invocation)].first.map { table.runs[$0].start } ?? 0 }
    if times[0] != times[1] { return times[0] < times[1] }
    let names = [left, right].map { (table.store.invocations[$0.invocation], $0.text == EventStore.none ? "" : table.store.keys.texts[$0.text]) }
    return names[0] < names[1]
  }
}
