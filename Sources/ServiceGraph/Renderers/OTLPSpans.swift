/// Spans of runs and calls, as OTLP's JSON has them.
struct OTLPSpans {
  enum Value { case text(String), number(Int64), flag(Bool) }

  private let history: CausalHistory
  private let table: RunTable
  private let store: EventStore
  private let clocks: RegionClocks

  init(_ history: CausalHistory) {
    (self.history, table, store, clocks) = (history, history.table, history.table.store, history.clocks())
  }

  /// The run's span, then those of its calls.
  func of(run number: Int) -> [String] {
    let run = table.runs[number]
    let function = ResourceNames.function(store.name(run.function))
    let offset = clocks.offsets[function.region] ?? 0
    let trace = trace(of: run.invocation)
    return [span(number, run, function, trace, offset)] + run.calls.map { call($0, id(run: number), trace, offset) }
  }

  private func trace(of invocation: UInt32) -> String { DerivedID.trace(store.invocations[history.beginnings[Int(invocation)]]) }

  private func id(run number: Int) -> String {
    let run = table.runs[number]
    let attempt = number - table.runsOfInvocation[Int(run.invocation)].lowerBound
    return DerivedID.span("\(store.invocations[run.invocation]) \(attempt)")
  }

  private func id(call number: Int) -> String {
    let call = table.calls[number]
    return DerivedID.span("\(store.invocations[table.runs[call.run].invocation]) call \(call.first) \(call.last)")
  }

  /// What a cause is in a trace: the call, or the last run of the invocation whose end it was.
  private func source(_ cause: Cause) -> (trace: String, span: String)? {
    if let call = cause.calls.first { return (trace(of: table.runs[table.calls[call].run].invocation), id(call: call)) }
    guard let ended = cause.ended, let last = table.runsOfInvocation[Int(ended)].last else { return nil }
    return (trace(of: ended), id(run: last))
  }

  private func span(_ number: Int, _ run: Run, _ function: ObservedName, _ trace: String, _ offset: Int64) -> String {
    let invocation = Int(run.invocation)
    let first = history.firstCause(of: invocation)
    let outcome = run.outcome.map { store.rows[$0] }
    let begin = run.start - offset
    let lastKnown = run.calls.map { store.rows[table.calls[$0].row].time }.max() ?? run.start
    let end = outcome.map { $0.duration >= 0 ? begin + $0.duration : $0.time - offset } ?? max(begin, lastKnown - offset)
    var members: [(String, String)] = [("traceId", "\"\(trace)\""), ("spanId", "\"\(id(run: number))\"")]
    if let parent = first.flatMap({ source(history.causes[$0]) }) { members.append(("parentSpanId", "\"\(parent.span)\"")) }
    members += [
      ("name", JSONText.string(function.name)), ("kind", "\(kind(run))"), ("startTimeUnixNano", Self.nanoseconds(begin)),
      ("endTimeUnixNano", Self.nanoseconds(end)), ("attributes", Self.attributes(facts(run))), ("links", links(invocation, but: first)),
      ("status", Self.status(outcome?.status, error: outcome.flatMap { store.name($0.error) })),
    ]
    return JSONText.object(members)
  }

  /// SERVER for what answers, CONSUMER for what is fed.
  private func kind(_ run: Run) -> Int {
    let source = run.entry.flatMap { store.name(store.facts[Int(store.rows[$0].detail)].source) }
    return [nil, .direct, .http].contains(RootKind.named(source)) && !["sns", "sqs", "s3", "kinesis", "dynamodb", "eventbridge"].contains(source) ? 2 : 5
  }

  private func facts(_ run: Run) -> [(String, Value)] {
    var facts: [(String, Value)] = [("faas.invocation_id", .text(store.invocations[run.invocation]))]
    if let entry = run.entry {
      let own = store.facts[Int(store.rows[entry].detail)]
      facts.append(("faas.coldstart", .flag(own.isCold)))
      if let source = store.name(own.source) { facts.append(("gammaray.event_source", .text(source))) }
      if own.memory >= 0 { facts.append(("faas.max_memory", .number(own.memory << 20))) }
    }
    guard let origin = history.origins[Int(run.invocation)] else { return facts }
    facts.append(("gammaray.standing", .text(origin.standing.rawValue)))
    if let root = origin.root { facts.append(("gammaray.root", .text(root.rawValue))) }
    if let reason = origin.reason { facts.append(("gammaray.orphan", .text(reason.rawValue))) }
    if let first = history.firstCause(of: Int(run.invocation)) { facts.append(("gammaray.key", .text(store.keys.texts[history.causes[first].key]))) }
    return facts
  }

  /// The other causes of a fan-in, each call once.
  private func links(_ invocation: Int, but first: Int?) -> String {
    var seen: Set<String> = []
    if let parent = first.flatMap({ source(history.causes[$0]) }) { seen.insert(parent.span) }
    let others = history.causesOfInvocation[invocation].filter { history.causes[$0].certainty == .exact }
    let links = others.compactMap { index -> (id: String, text: String)? in
      guard let from = source(history.causes[index]), seen.insert(from.span).inserted else { return nil }
      let attributes = Self.attributes([("gammaray.key", .text(store.keys.texts[history.causes[index].key]))])
      return (from.span, JSONText.object([("traceId", "\"\(from.trace)\""), ("spanId", "\"\(from.span)\""), ("attributes", attributes)]))
    }
    return JSONText.list(links.sorted { $0.id < $1.id }.map(\.text))
  }

  private func call(_ number: Int, _ parent: String, _ trace: String, _ offset: Int64) -> String {
    let call = table.calls[number]
    let row = store.rows[call.row]
    let shape = store.shapes[Int(row.detail)]
    let begin = history.start(of: number) - offset
    let name = [store.names[shape.service], store.name(shape.operation)].compactMap(\.self).joined(separator: ".")
    return JSONText.object([
      ("traceId", "\"\(trace)\""), ("spanId", "\"\(id(call: number))\""), ("parentSpanId", "\"\(parent)\""), ("name", JSONText.string(name)),
      ("kind", "3"), ("startTimeUnixNano", Self.nanoseconds(begin)), ("endTimeUnixNano", Self.nanoseconds(begin + max(0, row.duration))),
      ("attributes", Self.attributes(facts(row, shape))),
      ("status", Self.status(call.endRow == nil ? nil : row.status, error: store.name(row.error))),
    ])
  }

  private func facts(_ row: EventRow, _ shape: CallShape) -> [(String, Value)] {
    var facts: [(String, Value)] = [("rpc.system", .text("aws-api")), ("rpc.service", .text(store.names[shape.service]))]
    if let operation = store.name(shape.operation) { facts.append(("rpc.method", .text(operation))) }
    if let region = store.name(shape.region) { facts.append(("cloud.region", .text(region))) }
    if let resource = store.name(shape.resource) { facts.append(("gammaray.resource", .text(resource))) }
    if let site = store.name(shape.site), let colon = site.lastIndex(of: ":") {
      facts.append(("code.file.path", .text(String(site[..<colon]))))
      if let line = Int64(site[site.index(after: colon)...]) { facts.append(("code.line.number", .number(line))) }
    }
    if row.httpStatus >= 0 { facts.append(("http.response.status_code", .number(Int64(row.httpStatus)))) }
    if row.retries > 0 { facts.append(("http.request.resend_count", .number(Int64(row.retries)))) }
    if let error = store.name(row.error) { facts.append(("error.type", .text(error))) }
    return facts
  }

  static func attributes(_ facts: [(String, Value)]) -> String {
    JSONText.list(
      facts.map { name, value in
        let text =
          switch value {
          case .text(let text): ("stringValue", JSONText.string(text))
          case .number(let number): ("intValue", "\"\(number)\"")
          case .flag(let flag): ("boolValue", "\(flag)")
          }
        return JSONText.object([("key", JSONText.string(name)), ("value", JSONText.object([text]))])
      })
  }

  /// 64-bit numbers are texts in OTLP's JSON.
  private static func nanoseconds(_ microseconds: Int64) -> String { "\"\(max(0, min(microseconds, Int64.max / 1000)) * 1000)\"" }

  private static func status(_ status: EventRow.Status?, error: String?) -> String {
    switch status {
    case .ok: "{\"code\":1}"
    case .error: JSONText.object([("code", "2")] + (error.map { [("message", JSONText.string($0))] } ?? []))
    default: "{}"
    }
  }
}
