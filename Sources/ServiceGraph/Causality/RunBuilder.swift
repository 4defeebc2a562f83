/// Cuts the records of one invocation, in the order of their numbers, into runs and calls.
struct RunBuilder {
  private let invocation: UInt32
  private var rows: [[Int]] = []
  private var hasEnded = false
  /// The entry whose parts follow.
  private var lastPart: Int64 = 0

  init(invocation: UInt32) { self.invocation = invocation }

  /// A run begins with an entry, or behind the end of the one before it.
  mutating func add(_ row: Int, _ store: EventStore) {
    let record = store.rows[row]
    if record.kind == .entry {
      let part = store.facts[Int(record.detail)].part
      let continues = !rows.isEmpty && part > lastPart && part > 0 && !hasEnded
      lastPart = part
      if !continues { begin() }
    } else if rows.isEmpty || hasEnded && record.flags.isDisjoint(with: [.late, .forked]) {
      // A retry begins minutes later; without its entry the numbers alone tell it from what came late.
      let gap = rows.last?.last.map { record.n - store.rows[$0].n } ?? .max
      if rows.isEmpty || gap > 1_000_000 { begin() }
    }
    rows[rows.count - 1].append(row)
    if record.kind == .exit { hasEnded = true }
  }

  private mutating func begin() {
    rows.append([])
    hasEnded = false
  }

  func finish(_ store: EventStore, runs: inout [Run], calls: inout [Call]) {
    let first = runs.count
    for own in rows { runs.append(run(own, store, number: runs.count, calls: &calls)) }
    // What one run of an invocation says of its function holds for all.
    let known = runs[first...].lazy.map(\.function).first { $0 != EventStore.none }
    if let known { for index in first..<runs.count where runs[index].function == EventStore.none { runs[index].function = known } }
  }

  private func run(_ own: [Int], _ store: EventStore, number: Int, calls: inout [Call]) -> Run {
    var run = Run(invocation: invocation, start: store.rows[own[0]].time)
    run.records = own.count
    let firstCall = calls.count
    var open: [Int64: Int] = [:]
    for row in own {
      let record = store.rows[row]
      switch record.kind {
      case .entry:
        if run.entry == nil { (run.entry, run.start) = (row, record.time) } else { run.parts.append(row) }
        if record.status != .none { run.outcome = row }
        if run.function == EventStore.none { run.function = store.facts[Int(record.detail)].function }
      case .exit:
        run.outcome = row
        if run.function == EventStore.none { run.function = store.facts[Int(record.detail)].function }
      case .call where record.flags.contains(.total): run.totals.append(row)
      case .call: Self.add(row, record, run: number, to: &calls, &open)
      }
    }
    run.calls = firstCall..<calls.count
    settle(&run, own, store, calls)
    return run
  }

  private static func add(_ row: Int, _ record: EventRow, run: Int, to calls: inout [Call], _ open: inout [Int64: Int]) {
    let isSingle = record.flags.isDisjoint(with: [.start, .end])
    if !isSingle, let known = open[record.call] {
      calls[known].last = max(calls[known].last, record.n)
      calls[known].first = min(calls[known].first, record.n)
      if record.flags.contains(.end) { calls[known].endRow = calls[known].endRow ?? row }
      if record.flags.contains(.start) { calls[known].startRow = calls[known].startRow ?? row }
      return
    }
    if !isSingle { open[record.call] = calls.count }
    let isEnd = isSingle || record.flags.contains(.end)
    let isStart = isSingle || record.flags.contains(.start)
    calls.append(
      Call(run: run, first: min(record.n, record.call), last: record.n, startRow: isStart ? row : nil, endRow: isEnd ? row : nil))
  }

  /// Compares what is here with the numbers and with the run's own ledger.
  private func settle(_ run: inout Run, _ own: [Int], _ store: EventStore, _ calls: [Call]) {
    let inside = own.filter { store.rows[$0].flags.isDisjoint(with: [.late, .forked]) }
    let numbers = inside.map { store.rows[$0].n }
    var made = numbers.isEmpty ? 0 : Int(clamping: numbers[numbers.count - 1] &- numbers[0] &+ 1)
    if let outcome = run.outcome {
      let facts = store.facts[Int(store.rows[outcome].detail)]
      if facts.made >= 0 { made = max(made, Int(clamping: facts.made)) }
      (run.lost, run.lostBefore, run.spilled) = (Int(facts.lost), Int(facts.lostBefore), Int(facts.spilled))
    }
    if !store.callLosses.isEmpty { for row in own { run.lostBefore += Int(store.callLosses[row] ?? 0) } }
    if run.entry == nil { made = max(made, inside.count + 1) }
    run.spilled = min(run.spilled, max(0, made - inside.count))
    run.missing = max(0, made - inside.count)
    // One record is missing of a call that lacks its start or end, and we know which call it is.
    let halves = calls[run.calls].count { call in
      let row = store.rows[call.row]
      // From a bound on, calls have no start record: the end is its own.
      let isWhole = call.startRow != nil && call.endRow != nil || call.startRow == nil && row.call == row.n
      return !isWhole && row.flags.isDisjoint(with: [.late, .forked])
    }
    let entryMissing = run.entry == nil ? 1 : 0
    run.isAccountedFor = run.outcome != nil && run.missing <= halves + entryMissing && run.lost == 0 && run.lostBefore == 0
  }
}
