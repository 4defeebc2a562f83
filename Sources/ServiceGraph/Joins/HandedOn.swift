/// Causes that may have come by way of a function that had the event before and handed it on, by a call whose record is missing.
///
/// Such a call was an Invoke with the event as its payload, or sent a message that carries it. Only a run of which something may be missing
/// can have made it; of one without its entry record it is not known which event it had, so it counts for carried events alone.
///
/// Or it started an execution or made a schedule, with the event as the input: then no record of the call helps, for what comes out is the
/// event alone, as it was.
struct HandedOn {
  /// Operations whose input is the caller's own, by service.
  static let inputs: [String: Set<String>] = [
    "stepfunctions": ["StartExecution", "StartSyncExecution"], "scheduler": ["CreateSchedule", "UpdateSchedule"],
  ]

  private let table: RunTable
  private let store: EventStore
  /// Invocations of which something may be missing, by the keys of their events.
  private var open: [UInt32: [UInt32]] = [:]
  private var strangers = TimeSpans()
  /// Calls with an input of the caller's own, by the keys of their invocations' events.
  private var starters: [UInt32: [Int]] = [:]

  init(_ table: RunTable) {
    (self.table, store) = (table, table.store)
    noteStarters()
    for run in table.runs where !isClosed(run) {
      guard let entry = run.entry else {
        strangers.add(run.start...(run.start &+ HiddenCalls.streamAge))
        continue
      }
      for row in [entry] + run.parts {
        for key in keys(store.rows[row]) where open[key]?.last != run.invocation { open[key, default: []].append(run.invocation) }
      }
    }
    strangers.seal()
  }

  private mutating func noteStarters() {
    let takesInput = store.shapes.map { shape in
      Self.inputs[store.names[shape.service]]?.contains(store.name(shape.operation) ?? "") ?? false
    }
    guard takesInput.contains(true) else { return }
    for (number, call) in table.calls.enumerated() where takesInput[Int(store.rows[call.row].detail)] {
      guard !UnnamedCalls.isRefused(store.rows[call.row]), let entry = table.runs[call.run].entry else { continue }
      for row in [entry] + table.runs[call.run].parts { for key in keys(store.rows[row]) { starters[key, default: []].append(number) } }
    }
  }

  /// Takes the proof from those of the causes that may have been handed on.
  func doubt(_ causes: inout [Cause]) {
    guard !open.isEmpty || !strangers.isEmpty || !starters.isEmpty else { return }
    for index in causes.indices {
      let cause = causes[index]
      if cause.certainty == .exact || cause.root != nil {
        if mayBeHandedOn(cause) { causes[index].maySentOn(.recordsMissing) } else if mayBeInput(cause) { causes[index].maySentOn(.handedOn) }
      } else if cause.doubt == .unknownCall, !isScheduled(cause) {
        if mayBeInvoked(cause, firstKey(cause)) { causes[index].doubt = .recordsMissing } else if mayBeInput(cause) { causes[index].doubt = .handedOn }
      }
    }
  }

  private func firstKey(_ cause: Cause) -> UInt32 { store.keys.parts(of: cause.text).first ?? EventStore.none }

  /// Whoever handed it on, it began with the schedule.
  private func isScheduled(_ cause: Cause) -> Bool {
    let entry = table.firstEntry(of: table.runsOfInvocation[Int(cause.invocation)])
    return table.facts(ofRow: entry).flatMap { store.name($0.source) } == "schedule"
  }

  private func mayBeHandedOn(_ cause: Cause) -> Bool {
    guard cause.text != EventStore.none, cause.key == EventStore.none || store.keys.kind(cause.key) != .lambda else { return false }
    let parts = store.keys.parts(of: cause.text)
    guard let key = identity(cause, parts), let envelope = parts.first else { return false }
    let kinds = (store.keys.kind(key), store.keys.kind(envelope))
    // A user's record and the stream's that holds it are one.
    let isCarried = key != envelope && (kinds.0.family != kinds.1.family || kinds.0.family == .identifier && kinds != (.kinesis, .kinesis))
    let whole = cause.root == nil ? envelope : parts.first { store.keys.kind($0).namesOneEvent } ?? envelope
    if mayBeInvoked(cause, isCarried ? whole : key) { return true }
    guard isCarried else { return false }
    // One that got the same message cannot have sent it.
    let received = open[envelope] ?? []
    if (open[key] ?? []).contains(where: { $0 != cause.invocation && !received.contains($0) }) { return true }
    let seen = table.runsOfInvocation[Int(cause.invocation)].first.map { table.runs[$0].start } ?? 0
    return strangers.meet((seen &- HiddenCalls.streamAge)...(seen &+ HiddenCalls.clocks))
  }

  /// Whether a function that had the event before started an execution, which may have begun with the event.
  private func mayBeInput(_ cause: Cause) -> Bool {
    guard !starters.isEmpty, cause.text != EventStore.none, cause.key == EventStore.none || store.keys.kind(cause.key) != .lambda else { return false }
    let parts = store.keys.parts(of: cause.text)
    let isFound = cause.root == nil && cause.certainty != .unresolved
    let key = isFound ? identity(cause, parts) : parts.first { store.keys.kind($0).namesOneEvent } ?? parts.first
    guard let key, let calls = starters[key], let run = table.runsOfInvocation[Int(cause.invocation)].first else { return false }
    let (start, region, own) = (table.runs[run].start, table.region(ofRun: run), table.runs[run].function)
    let isPolled = store.keys.kind(key).isPolled
    return calls.contains { number in
      let call = table.calls[number]
      guard table.runs[call.run].invocation != cause.invocation, !(isPolled && table.runs[call.run].function == own) else { return false }
      return table.start(of: call) <= start &+ (table.region(ofRun: call.run) == region ? 0 : HiddenCalls.clocks)
    }
  }

  /// What tells this event from all others, of the keys that were matched.
  private func identity(_ cause: Cause, _ parts: KeyParts) -> UInt32? {
    guard cause.root == nil else { return parts.first { store.keys.kind($0) == .root } }
    guard store.keys.kind(cause.key).family == .item else { return cause.key }
    return parts.first { store.keys.kind($0) == .sequence } ?? cause.key
  }

  /// What is polled comes again after a crash, to the same function: there that is no sign of an Invoke.
  private func mayBeInvoked(_ cause: Cause, _ key: UInt32) -> Bool {
    guard let others = open[key] else { return false }
    let isPolled = store.keys.kind(key).isPolled
    let own = function(cause.invocation)
    return others.contains { $0 != cause.invocation && !(isPolled && function($0) == own) }
  }

  private func function(_ invocation: UInt32) -> UInt32 {
    table.runsOfInvocation[Int(invocation)].first.map { table.runs[$0].function } ?? EventStore.none
  }

  private func keys(_ entry: EventRow) -> [UInt32] {
    (entry.firstKey..<entry.firstKey + Int(entry.keyCount)).flatMap { store.keys.parts(of: store.keyLists[$0]) }
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
  fileprivate mutating func maySentOn(_ why: Doubt) {
    doubt = why
    if root != nil { return root = nil }
    if ended == nil { return certainty = .ambiguous }
    (certainty, ended) = (.unresolved, nil)
  }
}
