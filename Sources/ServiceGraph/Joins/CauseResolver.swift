/// Finds the calls behind each cause that entries name. Writes of items are left to `ItemAlignment`, which sees all of them together.
struct CauseResolver {
  let table: RunTable
  let store: EventStore
  let effects: EffectIndex
  let hidden: HiddenCalls
  private(set) var causes: [Cause] = []
  private(set) var items: [ItemCause] = []
  private var buffer: [UInt8] = []

  init(_ table: RunTable, _ effects: EffectIndex, _ hidden: HiddenCalls) {
    (self.table, store, self.effects, self.hidden) = (table, table.store, effects, hidden)
  }

  /// The causes of all invocations, where those of each begin, and those that are changes of items.
  static func resolveAll(
    _ table: RunTable, _ effects: EffectIndex, _ hidden: HiddenCalls, _ workers: Workers
  ) -> (causes: [Cause], starts: [Int], items: [ItemCause]) {
    let parts = workers.map(table.store.invocations.count) { invocations in
      var resolver = CauseResolver(table, effects, hidden)
      let starts = invocations.map { invocation in
        defer { resolver.resolve(UInt32(invocation)) }
        return resolver.causes.count
      }
      return (causes: resolver.causes, starts: starts, items: resolver.items)
    }
    var all = parts.first ?? ([], [], [])
    for part in parts.dropFirst() {
      let known = all.causes.count
      all.causes += part.causes
      all.starts += part.starts.map { $0 + known }
      all.items += part.items.map { item in
        var item = item
        item.cause += known
        return item
      }
    }
    return all
  }

  /// Adds the causes of an invocation: of its first run, and what later runs of it name beyond that.
  mutating func resolve(_ invocation: UInt32) {
    let runs = table.runsOfInvocation[Int(invocation)]
    guard !runs.isEmpty else { return }
    // A call that invoked it is the cause, whatever the payload quotes.
    if let invoker = effects.onlyInvoker(of: invocation) {
      var cause = Cause(invocation: invocation, text: invokedText(invocation))
      judge(&cause, key: cause.text, call: invoker)
      return causes.append(cause)
    }
    let invokers = effects.invokers(of: invocation)
    guard invokers.isEmpty else { return addInvoked(invocation, by: invokers) }
    if runs.count == 1, let entry = table.runs[runs.lowerBound].entry, table.runs[runs.lowerBound].parts.isEmpty, store.rows[entry].keyCount <= 1 {
      if store.rows[entry].keyCount == 1 { add(store.keyLists[store.rows[entry].firstKey], store.rows[entry]) }
      return
    }
    var known: Set<UInt32> = []
    for run in runs {
      guard let entry = table.runs[run].entry else { continue }
      for row in [entry] + table.runs[run].parts {
        let record = store.rows[row]
        for position in record.firstKey..<record.firstKey + Int(record.keyCount) {
          let text = store.keyLists[position]
          if runs.count == 1 && record.keyCount == 1 || known.insert(store.keys.withoutRemarks(text)).inserted { add(text, record) }
        }
      }
    }
  }

  private mutating func addInvoked(_ invocation: UInt32, by calls: [Int]) {
    let text = invokedText(invocation)
    var cause = Cause(invocation: invocation, text: text)
    judge(&cause, key: text, calls: calls)
    causes.append(cause)
  }

  private mutating func invokedText(_ invocation: UInt32) -> UInt32 {
    buffer.removeAll(keepingCapacity: true)
    buffer += "lambda:".utf8
    buffer += store.invocations.storage[store.invocations.range(invocation)]
    return store.keys.texts.find(buffer.span, hash: ByteHash.of(buffer.span)) ?? EventStore.none
  }

  private mutating func add(_ text: UInt32, _ record: EventRow) {
    var cause = Cause(invocation: record.invocation, text: text)
    if store.keys.isSingle(text), [.message, .polled, .identifier].contains(store.keys.kind(text)) {
      if let call = effects.onlyCall(of: text) {
        judge(&cause, key: text, call: call)
      } else {
        judge(&cause, key: text, calls: effects.calls(of: text))
      }
      return settle(&cause, record)
    }
    let parts = store.keys.parts(of: text)
    // Its own id, which no call has.
    if parts.allSatisfy({ store.keys.kind($0) == .lambda || store.keys.kind($0).isRemark }) { return }
    remark(parts, &cause)
    for level in levels(parts) {
      let family = store.keys.kind(level[0]).family
      if family == .item { items.append(ItemCause(cause: causes.count, keys: level, entry: record, store)) }
      if family == .root { cause.root = RootKind(why: store.keys.value(level[0])) }
      if family != .item, family != .root { search(level, &cause, record) }
      if cause.certainty != .unresolved || cause.doubt != nil || family == .item || family == .root { break }
    }
    settle(&cause, record)
  }

  private mutating func settle(_ cause: inout Cause, _ record: EventRow) {
    if cause.certainty == .unresolved, cause.root == nil { cause.doubt = cause.doubt ?? .unknownCall }
    if cause.certainty == .exact, record.flags.contains(.disputed) { (cause.certainty, cause.doubt) = (.ambiguous, .disputed) }
    causes.append(cause)
  }

  private func remark(_ parts: KeyParts, _ cause: inout Cause) {
    guard parts.count > 1 else { return }
    for part in parts {
      switch store.keys.kind(part) {
      // A message's count goes on in the queue of dead letters: its first delivery there is none of its first.
      case .delivery: cause.isRedelivery = true
      case .deadLetter: cause.isDeadLetter = true
      case .replay: cause.isReplay = true
      default: break
      }
    }
    if cause.isDeadLetter { cause.isRedelivery = false }
  }

  /// The keys by envelope, the nearest first: a function may hand on the event of another.
  private func levels(_ parts: KeyParts) -> [[UInt32]] {
    if parts.count == 1, store.keys.kind(parts[0]).family != .none { return [[parts[0]]] }
    var levels: [[UInt32]] = []
    for key in parts {
      let family = store.keys.kind(key).family
      if family == .none || family == .own { continue }
      let known = levels.firstIndex { store.keys.kind($0[0]).family == family && [.object, .item].contains(family) }
      if let known { levels[known].append(key) } else { levels.append([key]) }
    }
    return levels
  }

  private func search(_ level: [UInt32], _ cause: inout Cause, _ record: EventRow) {
    switch store.keys.kind(level[0]) {
    case .invocation: searchEnd(level[0], &cause)
    case .s3Request, .s3Version, .s3Object: searchObject(level, &cause, record)
    case .request: judge(&cause, key: level[0], calls: effects.calls(ofRequest: level[0], store))
    case .kinesis: judge(&cause, key: level[0], calls: effects.calls(of: level[0]).filter { isNear($0, record) })
    case .lasting:
      judge(&cause, key: level[0], calls: effects.calls(of: level[0]))
      if cause.certainty == .exact { (cause.certainty, cause.doubt) = (.ambiguous, .lasting) }
    default: judge(&cause, key: level[0], calls: effects.calls(of: level[0]))
    }
  }

  func judge(_ cause: inout Cause, key: UInt32, calls: [Int]) {
    guard !calls.isEmpty else { return }
    let others = calls.filter { table.runs[table.calls[$0].run].invocation != cause.invocation }
    if others.isEmpty {
      cause.doubt = .itself
    } else if calls.count > 1, !effects.areOneCall(calls, table) {
      cause.settle(.ambiguous, key: key, calls: others, doubt: .severalCalls)
    } else if calls.contains(where: { store.rows[table.calls[$0].row].flags.contains(.disputed) }) {
      cause.settle(.ambiguous, key: key, calls: others, doubt: .disputed)
    } else {
      cause.settle(.exact, key: key, calls: [table.first(of: others)])
    }
  }

  /// The same where one call alone has the key.
  private func judge(_ cause: inout Cause, key: UInt32, call: Int) {
    guard table.runs[table.calls[call].run].invocation != cause.invocation else { return cause.doubt = .itself }
    guard !store.rows[table.calls[call].row].flags.contains(.disputed) else {
      return cause.settle(.ambiguous, key: key, calls: [call], doubt: .disputed)
    }
    cause.prove(by: call, key: key)
  }

  private func searchEnd(_ key: UInt32, _ cause: inout Cause) {
    guard let ended = store.keys.number(ofValueOf: key, in: store.invocations), !table.runsOfInvocation[Int(ended)].isEmpty else {
      return cause.doubt = .unknownInvocation
    }
    guard ended != cause.invocation else { return cause.doubt = .itself }
    cause.settle(.exact, key: key, calls: [])
    cause.ended = ended
  }

  /// A stream wakes functions of its own region only.
  private func isNear(_ call: Int, _ record: EventRow) -> Bool {
    let facts = store.facts[Int(record.detail)]
    guard let region = store.name(facts.sourceARN).flatMap(ARN.init)?.region, !region.isEmpty else { return true }
    let shape = store.shapes[Int(store.rows[table.calls[call].row].detail)]
    return store.name(shape.region).map { $0 == region } ?? true
  }
}
