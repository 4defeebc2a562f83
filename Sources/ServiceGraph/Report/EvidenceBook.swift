/// What was seen along each edge, kept while the graph is added up: where calls stand in the code, which keys joined, and the earliest
/// examples of each sort. Bounded by the number of edges, not by that of events.
struct EvidenceBook: Sendable {
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

  /// By the places of the edges.
  private(set) var seen: [Seen] = []

  mutating func add(call: Int, toEdgeAt place: Int, _ history: CausalHistory) { with(place) { $0.add(call: call, history) } }

  mutating func add(cause: Cause, toEdgeAt place: Int, _ history: CausalHistory) { with(place) { $0.add(cause: cause, history) } }

  private mutating func with(_ place: Int, _ body: (inout Seen) -> Void) {
    while seen.count <= place { seen.append(Seen()) }
    body(&seen[place])
  }
}

extension EvidenceBook.Seen {
  fileprivate mutating func add(call: Int, _ history: CausalHistory) {
    let row = history.table.store.rows[history.table.calls[call].row]
    let site = history.table.store.shapes[Int(row.detail)].site
    if site != EventStore.none { sites[site, default: 0] += 1 }
    guard row.status == .error else { return Self.keep(call, in: &calls, by: history.precedes(call:_:)) }
    if row.error != EventStore.none { errors[row.error, default: 0] += 1 }
    Self.keep(call, in: &failedCalls, by: history.precedes(call:_:))
  }

  fileprivate mutating func add(cause: Cause, _ history: CausalHistory) {
    if let doubt = cause.doubt, !history.beginsWith(cause) { doubts[doubt, default: 0] += 1 }
    switch cause.certainty {
    case .exact:
      if cause.key != EventStore.none { keys[history.keyPrefix(cause.key), default: 0] += 1 }
      Self.keep(cause, in: &exact, by: history.precedes(cause:_:))
    case .ambiguous: Self.keep(cause, in: &ambiguous, by: history.precedes(cause:_:))
    case .unresolved: Self.keep(cause, in: &unresolved, by: history.precedes(cause:_:))
    }
  }

  /// What was seen here, and of later invocations there.
  func adding(_ other: Self, _ history: CausalHistory) -> Self {
    var sum = self
    sum.sites.merge(other.sites, uniquingKeysWith: +)
    sum.errors.merge(other.errors, uniquingKeysWith: +)
    sum.keys.merge(other.keys, uniquingKeysWith: +)
    sum.doubts.merge(other.doubts, uniquingKeysWith: +)
    for call in other.calls { Self.keep(call, in: &sum.calls, by: history.precedes(call:_:)) }
    for call in other.failedCalls { Self.keep(call, in: &sum.failedCalls, by: history.precedes(call:_:)) }
    for cause in other.exact { Self.keep(cause, in: &sum.exact, by: history.precedes(cause:_:)) }
    for cause in other.ambiguous { Self.keep(cause, in: &sum.ambiguous, by: history.precedes(cause:_:)) }
    for cause in other.unresolved { Self.keep(cause, in: &sum.unresolved, by: history.precedes(cause:_:)) }
    return sum
  }

  /// The earliest ones: the order of arrival must not show.
  private static func keep<Item>(_ item: Item, in kept: inout [Item], by precedes: (Item, Item) -> Bool) {
    if kept.count == EvidenceBook.examples, let last = kept.last, !precedes(item, last) { return }
    kept.insert(item, at: kept.firstIndex { precedes(item, $0) } ?? kept.count)
    if kept.count > EvidenceBook.examples { kept.removeLast() }
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
