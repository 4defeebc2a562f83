/// Makes a trace of its outline: the runs that its beginning caused, nearest first, up to the limits.
struct TraceBuilder {
  private let history: CausalHistory
  private let times: TraceTimes
  private let limits: TraceList.Limits
  private let effects: [Int: [Int]]
  /// Calls that caused something: these are shown even where others are left out.
  private let causing: Set<Int>
  private var callsLeft: Int
  /// Of the trace at hand: places of runs among its spans, and of calls among their span's.
  private var spanOfRun: [Int: Int] = [:]
  private var placeOfCall: [Int: Int] = [:]

  init(_ history: CausalHistory, _ clocks: RegionClocks, _ limits: TraceList.Limits) {
    (self.history, times, self.limits) = (history, TraceTimes(history, clocks), limits)
    effects = history.effectsOfInvocations()
    causing = Set(history.causes.lazy.filter { $0.certainty == .exact }.compactMap(\.firstCall))
    callsLeft = limits.allCalls
  }

  mutating func trace(_ outline: TraceChoice.Outline) -> Trace {
    let (table, store) = (history.table, history.table.store)
    let runs = members(of: outline.beginning).flatMap { Array(table.runsOfInvocation[$0]) }
    let shown = runs.prefix(limits.spans).sorted { precedes($0, $1) }
    (spanOfRun, placeOfCall) = (Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) }), [:])
    var spans = shown.map { span($0, from: outline.start) }
    for (place, run) in shown.enumerated() where spans[place].attempt == 1 {
      spans[place].causes = history.causesOfInvocation[Int(table.runs[run].invocation)].map { cause(history.causes[$0]) }
    }
    let name = ResourceNames.function(table.runsOfInvocation[outline.beginning].first.flatMap { store.name(table.runs[$0].function) })
    let origin = history.origins[outline.beginning]
    return Trace(
      id: store.invocations[UInt32(outline.beginning)], function: name.name, region: name.region,
      standing: origin.map(\.standing.rawValue) ?? "orphan", reason: origin?.root?.rawValue ?? origin?.reason?.rawValue ?? "",
      start: outline.start, duration: outline.duration, failedSpans: spans.count { $0.status == "error" }, reasons: outline.reasons,
      spans: spans, hiddenSpans: runs.count - shown.count)
  }

  /// Breadth first, so that the limit cuts the far ends.
  private func members(of beginning: Int) -> [Int] {
    var found = [beginning]
    var seen: Set<Int> = [beginning]
    var next = 0
    while next < found.count {
      let own = (effects[found[next]] ?? []).filter { Int(history.beginnings[$0]) == beginning }
      for effect in own.sorted(by: { first($0, $1) }) where seen.insert(effect).inserted { found.append(effect) }
      next += 1
    }
    return found
  }

  private func first(_ left: Int, _ right: Int) -> Bool {
    let runs = [left, right].map { history.table.runsOfInvocation[$0].first }
    guard let one = runs[0], let other = runs[1] else { return runs[0] != nil }
    return precedes(one, other)
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (own, other) = (times.start(ofRun: left), times.start(ofRun: right))
    if own != other { return own < other }
    let (runs, names) = (history.table.runs, history.table.store.invocations)
    let (name, second) = (names[runs[left].invocation], names[runs[right].invocation])
    return name != second ? name < second : left < right
  }

  private mutating func span(_ number: Int, from start: Int64) -> Trace.Span {
    let (table, store) = (history.table, history.table.store)
    let run = table.runs[number]
    let name = ResourceNames.function(store.name(run.function))
    let outcome = run.outcome.map { store.rows[$0] }
    let first = table.runsOfInvocation[Int(run.invocation)].lowerBound
    var span = Trace.Span(
      invocation: store.invocations[run.invocation], function: name.name, region: name.region, attempt: number - first + 1,
      start: times.start(ofRun: number) &- start, duration: times.duration(ofRun: number), status: Self.status(outcome),
      error: outcome.flatMap { store.name($0.error) }, isCold: run.entry.map { store.facts[Int(store.rows[$0].detail)].isCold } ?? false,
      missing: run.missing + run.lost)
    for call in run.calls {
      guard causing.contains(call) || span.calls.count < limits.calls && callsLeft > 0 else { continue }
      callsLeft -= 1
      placeOfCall[call] = span.calls.count
      span.calls.append(self.call(call, from: run.start))
    }
    span.hiddenCalls = run.calls.count - span.calls.count
    return span
  }

  private func call(_ number: Int, from origin: Int64) -> Trace.Call {
    let store = history.table.store
    let row = store.rows[history.table.calls[number].row]
    let shape = history.shape(of: number)
    return Trace.Call(
      operation: history.operation(of: number), resource: store.name(shape.resource), site: store.name(shape.site),
      start: history.start(of: number) &- origin, duration: row.duration < 0 ? nil : row.duration, status: Self.status(row),
      error: store.name(row.error), http: row.httpStatus < 0 ? nil : Int(row.httpStatus), retries: Int(row.retries))
  }

  private static func status(_ row: EventRow?) -> String {
    switch row?.status {
    case .ok: "ok"
    case .error: "error"
    case .closed: "closed"
    case .some(.none), nil: "unknown"
    }
  }

  private func cause(_ cause: Cause) -> Trace.Cause {
    let (table, store) = (history.table, history.table.store)
    let call = cause.firstCall
    let run = call.map { table.calls[$0].run } ?? cause.ended.flatMap { table.runsOfInvocation[Int($0)].last }
    let isRoot = history.beginsWith(cause)
    let text = { (key: UInt32) in key == EventStore.none ? nil : store.keys.texts[key] }
    return Trace.Cause(
      certainty: isRoot ? "root" : "\(cause.certainty)", span: run.flatMap { spanOfRun[$0] }, call: call.flatMap { placeOfCall[$0] },
      invocation: run.map { store.invocations[table.runs[$0].invocation] }, operation: call.map { history.operation(of: $0) } ?? cause.ended.map { _ in "destination" },
      site: call.flatMap { store.name(history.shape(of: $0).site) }, key: text(cause.key), names: text(cause.text), doubt: isRoot ? nil : cause.doubt?.rawValue,
      candidates: cause.callCount, isRedelivery: cause.isRedelivery)
  }
}
