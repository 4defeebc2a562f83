/// Adds up runs and calls.
struct StatisticsGathering {
  private struct OperationKey: Hashable {
    let function: ObservedName
    let operation: String
  }

  private let history: CausalHistory
  private let reports: RunReports
  private let prices: LambdaPrices
  private var memories: [ObservedName: Samples] = [:]
  private var initialisations: [ObservedName: Samples] = [:]
  private var functions: [ObservedName: RunStatistics.Function] = [:]
  private var durations: [ObservedName: Samples] = [:]
  private var operations: [OperationKey: RunStatistics.Operation] = [:]
  private var callDurations: [OperationKey: Samples] = [:]

  init(_ history: CausalHistory, _ reports: RunReports, _ prices: LambdaPrices) {
    (self.history, self.reports, self.prices) = (history, reports, prices)
  }

  mutating func add(_ invocation: Int) {
    let table = history.table
    for (number, index) in table.runsOfInvocation[invocation].enumerated() {
      let run = table.runs[index]
      let name = ResourceNames.function(table.store.name(run.function))
      var function = functions[name] ?? RunStatistics.Function(name: name.name, region: name.region)
      function.invocations += 1
      if number > 0 { function.retries += 1 } else if history.origins[invocation]?.standing == .caused { function.proven += 1 }
      add(run, number, name, &function)
      for row in run.totals { addTotal(table.store.rows[row], name, &function) }
      for call in run.calls { add(table.calls[call], name, &function) }
      functions[name] = function
    }
  }

  private mutating func add(_ run: Run, _ attempt: Int, _ name: ObservedName, _ function: inout RunStatistics.Function) {
    let store = history.table.store
    function.missingRecords += run.missing + run.lost
    let facts = run.entry.map { store.facts[Int(store.rows[$0].detail)] }
    if facts?.isCold == true { function.coldStarts += 1 }
    let report = reports.report(of: store.invocations[run.invocation], attempt: attempt)
    if let memory = facts.flatMap({ $0.memory < 0 ? nil : $0.memory }) ?? report?.memorySize { function.memory = max(function.memory ?? 0, memory) }
    if let used = report?.memoryUsed { memories[name, default: Samples()].add(used) }
    if let time = report?.initialisation { initialisations[name, default: Samples()].add(time) }
    let outcome = run.outcome.map { store.rows[$0] }
    if outcome == nil { function.unfinished += 1 }
    if outcome?.status == .error || outcome == nil && report?.hasFailed == true { function.errors += 1 }
    let own = outcome.flatMap { $0.duration >= 0 ? ($0.duration, "records") : nil }
    guard let (duration, source) = own ?? report?.timedBy else { return }
    durations[name, default: Samples()].add(duration)
    function.timeInRuns &+= duration
    function.durationSources[source, default: 0] += 1
    function.cost.add(duration: duration, billed: report?.billed, memory: function.memory, prices)
  }

  private mutating func addTotal(_ row: EventRow, _ name: ObservedName, _ function: inout RunStatistics.Function) {
    let store = history.table.store
    let total = store.totals[row.firstKey]
    let key = key(row, name)
    var operation = operations[key] ?? RunStatistics.Operation(function: name.name, region: name.region, operation: key.operation)
    operation.calls += Int(total.count)
    operation.counted += Int(total.count)
    operation.errors += Int(total.errors)
    operation.totalTime &+= max(0, row.duration)
    function.timeInCalls &+= max(0, row.duration)
    operations[key] = operation
  }

  private func key(_ row: EventRow, _ name: ObservedName) -> OperationKey {
    let store = history.table.store
    let shape = store.shapes[Int(row.detail)]
    return OperationKey(function: name, operation: [store.names[shape.service], store.name(shape.operation)].compactMap(\.self).joined(separator: "."))
  }

  private mutating func add(_ call: Call, _ name: ObservedName, _ function: inout RunStatistics.Function) {
    let row = history.table.store.rows[call.row]
    let key = key(row, name)
    var operation = operations[key] ?? RunStatistics.Operation(function: name.name, region: name.region, operation: key.operation)
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
      function?.memoryUsed = memories[name]?.summary
      function?.initialisation = initialisations[name]?.summary
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
