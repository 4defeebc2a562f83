/// Times of calls that no record tells of, or not enough: what they may have written or started is never called proven.
///
/// Lambda runs a function for 15 minutes at most, a stream keeps its records for a day, and clocks of regions may differ: the margins.
struct HiddenCalls: Sendable {
  private static let minute: Int64 = 60_000_000
  static let clocks = 2 * minute
  static let streamAge = 25 * 60 * minute
  static let longestRun = 15 * minute
  static let retryAge = 6 * 60 * minute
  static let sandboxAge = 14 * 60 * minute
  static let partiQL: Set<String> = ["ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction"]
  static let writes: Set<String> = ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"]

  private let unnamed: UnnamedCalls
  private var anything = TimeSpans()
  private var anyTable = TimeSpans()
  private var tables: [String: TimeSpans] = [:]
  private var invocations: [String: TimeSpans] = [:]
  /// Calls by service whose end is not known.
  private var openCalls: [String: TimeSpans] = [:]

  init(_ table: RunTable) {
    unnamed = UnnamedCalls(table)
    for run in table.runs where !run.isAccountedFor { addRun(run, table) }
    let functions = Set(table.runs.map(\.function)).subtracting([EventStore.none])
    let known = Set(functions.map { ARN.function(table.store.names[$0]) })
    let sorts = table.store.shapes.map { Sort($0, table.store) }
    for call in table.calls { addCall(call, table, sorts, known: known) }
    for run in table.runs { for row in run.totals { addTotal(table.store.rows[row], run, table.store) } }
    anything.seal()
    anyTable.seal()
    for name in tables.keys { tables[name]?.seal() }
    for name in openCalls.keys { openCalls[name]?.seal() }
    for name in invocations.keys { invocations[name]?.seal() }
  }

  /// Whether a write of the table that a stream's record shows at that time may be one that is not recorded.
  func mayHaveWritten(_ table: @autoclosure () -> String, seen time: Int64) -> Bool {
    let window = (time &- Self.streamAge)...(time &+ Self.clocks)
    return anything.meet(window) || anyTable.meet(window) || !tables.isEmpty && (tables[table()]?.meet(window) ?? false)
  }

  /// Whether a call that is not recorded may have started the function at that time.
  func mayHaveInvoked(_ function: String, at time: Int64) -> Bool {
    let window = (time &- Self.retryAge)...(time &+ Self.clocks)
    return anything.meet(window) || (invocations[function]?.meet(window) ?? false)
  }

  /// Whether a call of the service may be missing at that time, or its end.
  func mayHaveCalled(_ service: String, at time: Int64) -> Bool {
    let window = (time &- Self.streamAge)...(time &+ Self.clocks)
    return anything.meet(window) || (openCalls[service]?.meet(window) ?? false)
  }

  /// Whether a call that the event does not name may have woken a function of the region at that time: recorded, or not.
  func mayHaveWoken(_ source: String?, at time: Int64, region: @autoclosure () -> String) -> OrphanReason? {
    guard let services = source.flatMap({ UnnamedCalls.services[$0] }) else { return nil }
    if unnamed.mayHaveWoken(services, at: time, region: region()) { return .unnamed }
    return services.contains { mayHaveCalled($0, at: time) } ? .callsMissing : nil
  }

  private mutating func addRun(_ run: Run, _ table: RunTable) {
    // What was lost before belongs to earlier invocations of the sandbox, which lives for hours.
    let from = run.lostBefore > 0 ? run.start &- Self.sandboxAge : run.start &- (run.entry == nil ? Self.longestRun : 0)
    anything.add(from...(run.start &+ Self.longestRun))
  }

  /// Of calls that were only counted no key is known: those that failed may have been done all the same, and statements are not looked into.
  private mutating func addTotal(_ row: EventRow, _ run: Run, _ store: EventStore) {
    let shape = store.shapes[Int(row.detail)]
    let service = store.names[shape.service]
    let span = run.start...(run.start &+ Self.longestRun)
    let hasFailed = store.totals[row.firstKey].errors > 0
    if hasFailed { openCalls[service, default: TimeSpans()].add(span) }
    let operation = store.name(shape.operation) ?? ""
    if service == "dynamodb", Self.partiQL.contains(operation) || Self.writes.contains(operation) { anyTable.add(span) }
    if service == "lambda", operation.hasPrefix("Invoke"), hasFailed {
      let name = store.name(shape.resource).map(ARN.function) ?? ""
      invocations[name, default: TimeSpans()].add(run.start...(run.start &+ Self.retryAge))
    }
  }

  /// What calls of a shape may do unseen.
  private struct Sort {
    enum Deed { case statement, write, invocation, other }
    let service: String
    let deed: Deed

    init(_ shape: CallShape, _ store: EventStore) {
      service = store.names[shape.service]
      let operation = store.name(shape.operation) ?? ""
      deed =
        switch service {
        case "dynamodb" where HiddenCalls.partiQL.contains(operation): .statement
        case "dynamodb" where HiddenCalls.writes.contains(operation): .write
        case "lambda" where operation.hasPrefix("Invoke"): .invocation
        default: .other
        }
    }
  }

  private mutating func addCall(_ call: Call, _ table: RunTable, _ sorts: [Sort], known: Set<String>) {
    let store = table.store
    let row = store.rows[call.row]
    let sort = sorts[Int(row.detail)]
    let span = row.time...(row.time &+ Self.longestRun)
    let isOpen = call.endRow == nil || row.status == .error && (row.httpStatus < 0 || row.httpStatus >= 500) || row.flags.contains(.disputed)
    if isOpen { openCalls[sort.service, default: TimeSpans()].add(span) }
    switch sort.deed {
    case .statement:
      if isOpen || row.status != .error && hasUnknownStatements(row, store) { anyTable.add(span) }
    case .write where isOpen || row.status != .error && row.keyCount == 0:
      guard let resource = store.name(store.shapes[Int(row.detail)].resource) else { return anyTable.add(span) }
      for name in resource.split(separator: " ") { tables[ARN.table(String(name)), default: TimeSpans()].add(span) }
    case .invocation: addInvocation(row, store.shapes[Int(row.detail)], isOpen: isOpen, store, table, known: known)
    case .write, .other: break
    }
  }

  /// The runtime names the items that statements write, nothing for those that read, and the request where it does not understand one.
  private func hasUnknownStatements(_ row: EventRow, _ store: EventStore) -> Bool {
    store.keyLists[row.firstKey..<row.firstKey + Int(row.keyCount)].contains { text in
      store.keys.parts(of: text).contains { store.keys.kind($0) == .request }
    }
  }

  /// A call that may have invoked a function without our knowing which invocation it was; or an invocation without any record.
  private mutating func addInvocation(
    _ row: EventRow, _ shape: CallShape, isOpen: Bool, _ store: EventStore, _ table: RunTable, known: Set<String>
  ) {
    let name = store.name(shape.resource).map(ARN.function) ?? ""
    let span = row.time...(row.time &+ Self.retryAge)
    if isOpen { invocations[name, default: TimeSpans()].add(span) }
    guard known.contains(name) else { return }
    for position in row.firstKey..<row.firstKey + Int(row.keyCount) {
      for key in store.keys.parts(of: store.keyLists[position]) where store.keys.kind(key) == .lambda {
        let callee = store.keys.number(ofValueOf: key, in: store.invocations)
        if callee.map({ table.runsOfInvocation[Int($0)].isEmpty }) ?? true { anything.add(span) }
      }
    }
  }
}

/// Spans of time that answer quickly whether one of them meets another.
struct TimeSpans: Sendable {
  private var spans: [ClosedRange<Int64>] = []
  private var latestEnds: [Int64] = []

  var isEmpty: Bool { spans.isEmpty }

  mutating func add(_ span: ClosedRange<Int64>) { spans.append(span) }

  /// To be called once, before the first question.
  mutating func seal() {
    spans.sort { $0.lowerBound < $1.lowerBound }
    var latest = Int64.min
    latestEnds = spans.map { span in
      latest = max(latest, span.upperBound)
      return latest
    }
  }

  func meet(_ window: ClosedRange<Int64>) -> Bool {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].lowerBound <= window.upperBound { low = middle + 1 } else { high = middle }
    }
    return low > 0 && latestEnds[low - 1] >= window.lowerBound
  }
}
