/// Candidates by the trace alone, for events that name no call: the trace of AWS X-Ray goes through services that tell nothing else.
///
/// A trace has many calls, so it proves none of them.
struct TracedCalls {
  /// Calls of which services may be behind an event that no key explains, by `event_source`.
  static let services: [String: Set<String>] = UnnamedCalls.services.merging([
    "rest_api": ["http"], "http_api": ["http"], "function_url": ["http"], "cloudfront": ["http"],
    "sqs": ["sns", "events", "stepfunctions"], "sns": ["events", "stepfunctions"], "eventbridge": ["stepfunctions"],
  ]) { first, _ in first }

  private let table: RunTable
  private let store: EventStore
  private var calls: [UInt64: [Int]] = [:]
  /// As `services`, by the store's numbers.
  private let wakers: [UInt32: Set<String>]

  init(_ table: RunTable) {
    (self.table, store) = (table, table.store)
    let sources = Set(table.store.facts.map(\.source))
    wakers = sources.reduce(into: [:]) { found, source in found[source] = table.store.name(source).flatMap { Self.services[$0] } }
  }

  /// Adds candidates to causes without any, and causes to invocations that have none; `starts` says where those of each invocation begin.
  mutating func add(to causes: inout [Cause], _ starts: inout [Int]) {
    let open = starts.indices.filter { isOpen($0, causes[starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : causes.count)]) }
    let sources = Set(open.compactMap { source(of: $0) })
    let services = sources.reduce(into: Set<String>()) { $0.formUnion(wakers[$1] ?? []) }
    let isFitting = store.shapes.map { services.contains(store.names[$0.service]) && !UnnamedCalls.isReading($0, store) }
    // Most applications have no such calls: then no trace is looked for.
    guard isFitting.contains(true) else { return }
    gather(Set(open.flatMap { traces(of: $0) }), isFitting)
    guard !calls.isEmpty else { return }
    var added: [(invocation: Int, cause: Cause)] = []
    for invocation in open {
      let range = starts[invocation]..<(invocation + 1 < starts.count ? starts[invocation + 1] : causes.count)
      for index in range { settle(&causes[index]) }
      guard range.isEmpty else { continue }
      var cause = Cause(invocation: UInt32(invocation), text: EventStore.none)
      settle(&cause)
      if cause.certainty != .unresolved { added.append((invocation, cause)) }
    }
    insert(added, into: &causes, &starts)
  }

  /// Each before the causes of the invocations behind its own, which has none.
  private func insert(_ added: [(invocation: Int, cause: Cause)], into causes: inout [Cause], _ starts: inout [Int]) {
    var all: [Cause] = []
    all.reserveCapacity(causes.count + added.count)
    var next = 0
    for invocation in starts.indices {
      let end = invocation + 1 < starts.count ? starts[invocation + 1] : causes.count
      let own = causes[starts[invocation]..<end]
      starts[invocation] = all.count
      all += own
      guard next < added.count, added[next].invocation == invocation else { continue }
      all.append(added[next].cause)
      next += 1
    }
    causes = all
  }

  private func entry(_ invocation: Int) -> EventRow? {
    table.firstEntry(of: table.runsOfInvocation[invocation]).map { store.rows[$0] }
  }

  private func isOpen(_ invocation: Int, _ own: ArraySlice<Cause>) -> Bool {
    guard own.contains(where: { $0.certainty == .unresolved && $0.root == nil && $0.doubt == .unknownCall }) || own.isEmpty else { return false }
    guard own.allSatisfy({ $0.certainty == .unresolved }), let source = source(of: invocation) else { return false }
    return wakers[source] != nil
  }

  private func source(of invocation: Int) -> UInt32? { entry(invocation).map { store.facts[Int($0.detail)].source } }

  /// Hashes of the invocation's own trace, and of those that came with the event.
  private func traces(of invocation: Int) -> [UInt64] {
    guard let entry = entry(invocation) else { return [] }
    var found = entry.request == 0 ? [] : [entry.request]
    for position in entry.firstKey..<entry.firstKey + Int(entry.keyCount) {
      for key in store.keys.parts(of: store.keyLists[position]) where store.keys.texts[key].hasPrefix("xray:") {
        found.append(ByteHash.of(Array(store.keys.value(key).utf8).span))
      }
    }
    return found
  }

  private mutating func gather(_ wanted: Set<UInt64>, _ isFitting: [Bool]) {
    guard !wanted.isEmpty else { return }
    for run in table.runs {
      guard let trace = run.entry.map({ store.rows[$0].request }), wanted.contains(trace) else { continue }
      for number in run.calls {
        let row = store.rows[table.calls[number].row]
        if isFitting[Int(row.detail)], !UnnamedCalls.isRefused(row) { calls[trace, default: []].append(number) }
      }
    }
  }

  private func settle(_ cause: inout Cause) {
    guard cause.certainty == .unresolved, let entry = entry(Int(cause.invocation)) else { return }
    let services = wakers[store.facts[Int(entry.detail)].source] ?? []
    let prefixes = cause.text == EventStore.none ? [] : Set(store.keys.parts(of: cause.text).map(prefix))
    let found = Set(traces(of: Int(cause.invocation)).flatMap { calls[$0] ?? [] }).filter { mayBe($0, services, prefixes, entry, cause) }
    guard !found.isEmpty else { return }
    cause.settle(.ambiguous, key: EventStore.none, calls: found.sorted(), doubt: .traceOnly)
  }

  private func mayBe(_ number: Int, _ services: Set<String>, _ prefixes: Set<String>, _ entry: EventRow, _ cause: Cause) -> Bool {
    let call = table.calls[number]
    let row = store.rows[call.row]
    let service = store.names[store.shapes[Int(row.detail)].service]
    guard services.contains(service), row.invocation != cause.invocation, service != "http" || row.keyCount == 0 else { return false }
    // Both sides say what it was, and nothing agreed.
    let own = (row.firstKey..<row.firstKey + Int(row.keyCount)).flatMap { store.keys.parts(of: store.keyLists[$0]).map(prefix) }
    guard prefixes.isDisjoint(with: own) else { return false }
    let isNear = table.region(ofRun: call.run) == (store.name(store.facts[Int(entry.detail)].function).flatMap(ARN.init)?.region ?? "")
    return table.start(of: call) <= entry.time &+ (isNear ? 0 : HiddenCalls.clocks)
  }

  private func prefix(_ key: UInt32) -> String { String(store.keys.texts[key].prefix { $0 != ":" }) }
}
