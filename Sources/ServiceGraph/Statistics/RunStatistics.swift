/// Figures by function and by operation. Times are µs, memory MB; percentiles are nearest ranks.
package struct RunStatistics: Sendable, Encodable {
  package struct Function: Sendable, Encodable {
    package let name, region: String
    /// Runs: an invocation that Lambda tried again counts again.
    package internal(set) var invocations = 0
    package internal(set) var retries = 0
    package internal(set) var errors = 0
    package internal(set) var coldStarts = 0
    /// Runs without an end record: they crashed, timed out, still run, or the record is lost.
    package internal(set) var unfinished = 0
    package internal(set) var missingRecords = 0
    package internal(set) var proven = 0
    /// The memory that the function has, not what it used: only Lambda's own report says that.
    package internal(set) var memory: Int64?
    package internal(set) var timeInCalls: Int64 = 0
    package internal(set) var timeInRuns: Int64 = 0
    package internal(set) var duration: SampleSummary?
  }

  package struct Operation: Sendable, Encodable {
    package let function, region, operation: String
    package internal(set) var calls = 0
    package internal(set) var errors = 0
    package internal(set) var retries = 0
    /// Calls without an end record.
    package internal(set) var unfinished = 0
    package internal(set) var totalTime: Int64 = 0
    package internal(set) var duration: SampleSummary?
  }

  package private(set) var functions: [Function] = []
  package private(set) var operations: [Operation] = []
  package let completeness: Completeness

  package init(_ history: CausalHistory, filter: GraphFilter = GraphFilter()) {
    let selected = history.selection(filter)
    completeness = Completeness(history, selected: selected)
    var gathering = StatisticsGathering(history)
    for (invocation, isSelected) in selected.enumerated() where isSelected { gathering.add(invocation) }
    (functions, operations) = gathering.finished()
  }
}

/// Adds up runs and calls.
private struct StatisticsGathering {
  private struct OperationKey: Hashable {
    let function: ObservedName
    let operation: String
  }

  private let history: CausalHistory
  private var functions: [ObservedName: RunStatistics.Function] = [:]
  private var durations: [ObservedName: Samples] = [:]
  private var operations: [OperationKey: RunStatistics.Operation] = [:]
  private var callDurations: [OperationKey: Samples] = [:]

  init(_ history: CausalHistory) { self.history = history }

  mutating func add(_ invocation: Int) {
    let table = history.table
    for (number, index) in table.runsOfInvocation[invocation].enumerated() {
      let run = table.runs[index]
      let name = ResourceNames.function(table.store.name(run.function))
      var function = functions[name] ?? RunStatistics.Function(name: name.name, region: name.region)
      function.invocations += 1
      if number > 0 { function.retries += 1 } else if history.origins[invocation]?.standing == .caused { function.proven += 1 }
      add(run, name, &function)
      for call in run.calls { add(table.calls[call], name, &function) }
      functions[name] = function
    }
  }

  private mutating func add(_ run: Run, _ name: ObservedName, _ function: inout RunStatistics.Function) {
    let store = history.table.store
    function.missingRecords += run.missing + run.lost
    if let entry = run.entry {
      let facts = store.facts[Int(store.rows[entry].detail)]
      if facts.isCold { function.coldStarts += 1 }
      if facts.memory >= 0 { function.memory = max(function.memory ?? 0, facts.memory) }
    }
    guard let outcome = run.outcome.map({ store.rows[$0] }) else { return function.unfinished += 1 }
    if outcome.status == .error { function.errors += 1 }
    guard outcome.duration >= 0 else { return }
    durations[name, default: Samples()].add(outcome.duration)
    function.timeInRuns &+= outcome.duration
  }

  private mutating func add(_ call: Call, _ name: ObservedName, _ function: inout RunStatistics.Function) {
    let store = history.table.store
    let row = store.rows[call.row]
    let shape = store.shapes[Int(row.detail)]
    let text = [store.names[shape.service], store.name(shape.operation)].compactMap(\.self).joined(separator: ".")
    let key = OperationKey(function: name, operation: text)
    var operation = operations[key] ?? RunStatistics.Operation(function: name.name, region: name.region, operation: text)
    operation.calls += 1
    operation.retries += Int(row.retries)
    if row.status == .error { operation.errors += 1 }
    if call.endRow == nil { operation.unfinished += 1 }
    if row.duration >= 0 {
      callDurations[key, default: Samples()].add(row.duration)
      operation.totalTime &+= row.duration
      // Calls before the first invocation took none of its time.
      if !row.flags.contains(.outside) { function.timeInCalls &+= row.duration }
    }
    operations[key] = operation
  }

  func finished() -> ([RunStatistics.Function], [RunStatistics.Operation]) {
    let sorted = functions.keys.sorted { ($0.name, $0.region) < ($1.name, $1.region) }
    let rows = sorted.compactMap { name in
      var function = functions[name]
      function?.duration = durations[name]?.summary
      return function
    }
    let keys = operations.keys.sorted {
      ($0.function.name, $0.function.region, $0.operation) < ($1.function.name, $1.function.region, $1.operation)
    }
    return (
      rows,
      keys.compactMap { key in
        var operation = operations[key]
        operation?.duration = callDurations[key]?.summary
        return operation
      }
    )
  }
}
