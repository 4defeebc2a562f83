/// Causes that may have come by way of a function that had the event before and handed it on, by a call whose record is missing.
///
/// Such a call was an Invoke with the event as its payload, or sent a message that carries it. Only a run of which something may be missing
/// can have made it; of one without its entry record it is not known which event it had, so it counts for carried events alone.
struct HandedOn {
  private let table: RunTable
  private let store: EventStore
  /// Invocations of which something may be missing, by the keys of their events.
  private var open: [UInt32: [UInt32]] = [:]
  private var strangers = TimeSpans()

  init(_ table: RunTable) {
    (self.table, store) = (table, table.store)
    for run in table.runs where !isClosed(run) {
      guard let entry = run.entry else {
        strangers.add(run.start...(run.start &+ HiddenCalls.streamAge))
        continue
      }
      for row in [entry] + run.parts { note(store.rows[row]) }
    }
    strangers.seal()
  }

  /// Takes the proof from those of the causes that may have been handed on.
  func doubt(_ causes: inout [Cause]) {
    guard !open.isEmpty || !strangers.isEmpty else { return }
    for index in causes.indices where causes[index].certainty == .exact || causes[index].root != nil {
      if mayBeHandedOn(causes[index]) { causes[index].maySentOn() }
    }
  }

  private func mayBeHandedOn(_ cause: Cause) -> Bool {
    guard cause.text != EventStore.none, cause.key == EventStore.none || store.keys.kind(cause.key) != .lambda else { return false }
    let parts = store.keys.parts(of: cause.text)
    guard let key = identity(cause, parts), let envelope = parts.first else { return false }
    let kinds = (store.keys.kind(key), store.keys.kind(envelope))
    // A user's record and the stream's that holds it are one.
    let isCarried = key != envelope && (kinds.0.family != kinds.1.family || kinds.0.family == .identifier && kinds != (.kinesis, .kinesis))
    guard isCarried else { return cause.root == nil && mayBeInvoked(cause, key) }
    // One that got the same message cannot have sent it.
    let received = open[envelope] ?? []
    if (open[key] ?? []).contains(where: { $0 != cause.invocation && !received.contains($0) }) { return true }
    let seen = table.runsOfInvocation[Int(cause.invocation)].first.map { table.runs[$0].start } ?? 0
    return strangers.meet((seen &- HiddenCalls.streamAge)...(seen &+ HiddenCalls.clocks))
  }

  /// What tells this event from all others, of the keys that were matched.
  private func identity(_ cause: Cause, _ parts: KeyParts) -> UInt32? {
    guard cause.root == nil else { return parts.first { store.keys.kind($0) == .root } }
    guard store.keys.kind(cause.key).family == .item else { return cause.key }
    return parts.first { store.keys.kind($0) == .sequence } ?? cause.key
  }

  /// What is polled comes again after a crash, to the same function: there that is no sign of an Invoke.
  private func mayBeInvoked(_ cause: Cause, _ key: UInt32) -> Bool {
    // The tasks of an execution have its name in common anyway.
    guard store.keys.namesOneEvent(key), let others = open[key] else { return false }
    let isPolled = [.polled, .kinesis, .sequence].contains(store.keys.kind(key))
    let own = function(cause.invocation)
    return others.contains { $0 != cause.invocation && !(isPolled && function($0) == own) }
  }

  private func function(_ invocation: UInt32) -> UInt32 {
    table.runsOfInvocation[Int(invocation)].first.map { table.runs[$0].function } ?? EventStore.none
  }

  private mutating func note(_ entry: EventRow) {
    for position in entry.firstKey..<entry.firstKey + Int(entry.keyCount) {
      for key in store.keys.parts(of: store.keyLists[position]) where open[key]?.last != entry.invocation {
        open[key, default: []].append(entry.invocation)
      }
    }
  }

  /// Nothing that the run did can be unknown.
  private func isClosed(_ run: Run) -> Bool {
    run.isAccountedFor
      && run.calls.allSatisfy { number in
        guard let row = table.calls[number].endRow.map({ store.rows[$0] }) else { return false }
        // What failed for the caller may have been done all the same.
        return row.status != .error || row.httpStatus >= 400 && row.httpStatus < 500
      }
  }
}

extension Cause {
  fileprivate mutating func maySentOn() {
    doubt = .recordsMissing
    if root != nil { return root = nil }
    if ended == nil { return certainty = .ambiguous }
    (certainty, ended) = (.unresolved, nil)
  }
}
