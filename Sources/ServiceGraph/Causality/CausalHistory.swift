/// What caused each invocation: a happens-before relation, in which an invocation may have several causes.
package struct CausalHistory: Sendable {
  package let table: RunTable
  let workers: Workers
  private(set) var causes: [Cause]
  /// Of each invocation of the store the range of its causes.
  private(set) var causesOfInvocation: [Range<Int>] = []
  /// Nil where the store knows an invocation by name only.
  private(set) var origins: [Origin?] = []
  /// Of each invocation the one at the beginning of its chain, along first causes; itself where nothing proven is before it.
  private(set) var beginnings: [UInt32] = []
  /// Invocations that hostile records make their own causes.
  package private(set) var cyclic = 0

  /// Joins the records. The result does not depend on the order in which they came.
  package init(_ store: consuming EventStore, workers: Workers = Workers(1)) {
    let table = RunTable(store)
    let (effects, hidden) = workers.both({ EffectIndex(table) }, { HiddenCalls(table) })
    var (causes, starts, items) = CauseResolver.resolveAll(table, effects, hidden, workers)
    for (index, cause) in ItemAlignment(table, effects, hidden).resolved(items, causes, workers) { causes[index] = cause }
    items = []
    HandedOn(table).doubt(&causes)
    var traced = TracedCalls(table)
    traced.add(to: &causes, &starts)
    (self.table, self.causes, self.workers) = (table, causes, workers)
    causesOfInvocation = starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : causes.count) }
    sortCandidates()
    breakCycles()
    markRedeliveries()
    let history = self
    origins = workers.each(starts.count) { history.origin(of: UInt32($0), hidden) }
    findBeginnings(workers.each(starts.count) { history.firstPredecessor(of: $0).map { Int32($0) } ?? -1 })
  }

  /// The invocation whose call or end is the cause.
  func causingInvocation(_ cause: Cause) -> Int? {
    if let ended = cause.ended { return Int(ended) }
    return cause.firstCall.map { Int(table.runs[table.calls[$0].run].invocation) }
  }

  /// By name, so that the order of arrival does not matter.
  private mutating func sortCandidates() {
    let table = table
    for index in causes.indices where causes[index].callCount > 1 {
      causes[index].calls.sort { left, right in
        let names = [left, right].map { table.store.invocations[table.runs[table.calls[$0].run].invocation] }
        return (names[0], table.calls[left].last) < (names[1], table.calls[right].last)
      }
    }
  }

  private mutating func breakCycles() {
    let history = self
    let parts = workers.map(causesOfInvocation.count) { invocations in
      var links = NodeLinks()
      for invocation in invocations { links.add { add in history.forPredecessors(of: invocation, add) } }
      return links
    }
    let looping = CausalCycles.members(NodeLinks(parts))
    guard let looping else { return }
    for index in causes.indices where causes[index].certainty == .exact {
      guard let before = causingInvocation(causes[index]), looping[before] >= 0,
        looping[before] == looping[Int(causes[index].invocation)]
      else { continue }
      (causes[index].certainty, causes[index].doubt) = (.ambiguous, .cycle)
    }
    cyclic = looping.count { $0 >= 0 }
  }

  /// The same event for the same function again is a redelivery; the first, by the function's own clock, is the delivery.
  private mutating func markRedeliveries() {
    var firsts: [Delivery: Int] = [:]
    let repeated = repeatedTexts()
    for index in causes.indices where causes[index].text != EventStore.none {
      let text = table.store.keys.withoutRemarks(causes[index].text)
      guard repeated[Int(text)] > 1, let run = table.runsOfInvocation[Int(causes[index].invocation)].first else { continue }
      guard table.store.keys.namesOneEvent(text) else { continue }
      let delivery = Delivery(text: text, function: table.runs[run].function, call: causes[index].firstCall ?? -1)
      guard let known = firsts[delivery] else {
        firsts[delivery] = index
        continue
      }
      let isEarlier = precedes(index, known)
      causes[isEarlier ? known : index].isRedelivery = true
      if isEarlier { firsts[delivery] = index }
    }
    markToldRedeliveries()
  }

  /// How many causes each text has, up to two: most have one, and nothing to compare it with.
  private func repeatedTexts() -> [UInt8] {
    var counts = [UInt8](repeating: 0, count: table.store.keys.kinds.count)
    for cause in causes where cause.text != EventStore.none {
      let text = Int(table.store.keys.withoutRemarks(cause.text))
      counts[text] = min(2, counts[text] + 1)
    }
    return counts
  }

  /// Of a batch of a stream, Lambda's process itself knows whether all of it came before.
  private mutating func markToldRedeliveries() {
    for run in table.runs {
      guard let facts = run.entry.map({ table.store.facts[Int(table.store.rows[$0].detail)] }), facts.redelivered > 0,
        facts.redelivered >= facts.records
      else { continue }
      for index in causesOfInvocation[Int(run.invocation)] where !causes[index].isDeadLetter { causes[index].isRedelivery = true }
    }
  }

  private struct Delivery: Hashable {
    let text, function: UInt32
    let call: Int
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let invocations = (causes[left].invocation, causes[right].invocation)
    let times = [invocations.0, invocations.1].map { invocation in
      table.runsOfInvocation[Int(invocation)].first.map { table.runs[$0].start } ?? 0
    }
    if times[0] != times[1] { return times[0] < times[1] }
    return table.store.invocations[invocations.0] < table.store.invocations[invocations.1]
  }

  private func origin(of invocation: UInt32, _ hidden: HiddenCalls) -> Origin? {
    let runs = table.runsOfInvocation[Int(invocation)]
    guard !runs.isEmpty else { return nil }
    let own = causesOfInvocation[Int(invocation)]
    if own.contains(where: { causes[$0].certainty == .exact }) { return Origin(standing: .caused) }
    if own.contains(where: { causes[$0].certainty == .ambiguous && causes[$0].doubt != .cycle }) { return Origin(standing: .ambiguous) }
    if own.contains(where: { causes[$0].doubt == .cycle || causes[$0].doubt == .itself }) {
      return Origin(standing: .orphan, reason: .impossible)
    }
    guard let run = runs.first(where: { table.runs[$0].entry != nil }), let entry = table.runs[run].entry else {
      return Origin(standing: .orphan, reason: .noEntry)
    }
    return unexplained(table.runs[run], entry: table.store.rows[entry], own, hidden)
  }

  private func unexplained(_ run: Run, entry: EventRow, _ own: Range<Int>, _ hidden: HiddenCalls) -> Origin {
    // Of a batch, all of it.
    if let root = own.first.flatMap({ causes[$0].root }), own.allSatisfy({ causes[$0].root != nil }) { return Origin(standing: .root, root: root) }
    let facts = table.store.facts[Int(entry.detail)]
    if facts.unkept > 0 { return Origin(standing: .orphan, reason: .keysNotKept) }
    if own.contains(where: { causes[$0].doubt == .handedOn }) { return Origin(standing: .orphan, reason: .handedOn) }
    if own.contains(where: { causes[$0].doubt == .recordsMissing }) { return Origin(standing: .orphan, reason: .callsMissing) }
    guard let kind = RootKind.named(table.store.name(facts.source)) else {
      return Origin(standing: .orphan, reason: own.isEmpty ? .noKeys : .unrecorded)
    }
    let source = table.store.name(facts.source)
    let reason = hidden.mayHaveWoken(source, at: entry.time, region: ResourceNames.function(table.store.name(run.function)).region)
    if let reason { return Origin(standing: .orphan, reason: reason) }
    if kind == .schedule || kind == .outside { return Origin(standing: .root, root: kind) }
    // Rather no root than one that some call started whose record is lost.
    let function = table.store.name(run.function).map(ARN.function) ?? ""
    let mayBeCalled = kind == .direct ? hidden.mayHaveInvoked(function, at: entry.time) : hidden.mayHaveCalled("http", at: entry.time)
    return mayBeCalled ? Origin(standing: .orphan, reason: .callsMissing) : Origin(standing: .root, root: kind)
  }

  /// Along first causes, -1 where there is none; chains may be long, hence no recursion.
  private mutating func findBeginnings(_ before: [Int32]) {
    var found = [UInt32](repeating: .max, count: before.count)
    var path: [Int] = []
    for invocation in found.indices where found[invocation] == .max {
      var current = invocation
      while found[current] == .max {
        path.append(current)
        guard before[current] >= 0 else {
          found[current] = UInt32(current)
          break
        }
        current = Int(before[current])
      }
      for step in path { found[step] = found[current] }
      path.removeAll(keepingCapacity: true)
    }
    beginnings = found
  }

  private func firstPredecessor(of invocation: Int) -> Int? { firstCause(of: invocation).flatMap { causingInvocation(causes[$0]) } }

  /// Of several proven causes the one whose invocation began first, by name where that is equal: whatever order the records came in.
  func firstCause(of invocation: Int) -> Int? {
    let own = causesOfInvocation[invocation]
    guard own.count > 1 else { return own.first.flatMap { causes[$0].certainty == .exact ? $0 : nil } }
    let exact = own.filter { causes[$0].certainty == .exact }
    guard exact.count > 1 else { return exact.first }
    return exact.min { left, right in
      let (first, second) = (rank(causes[left]), rank(causes[right]))
      return first.start != second.start ? first.start < second.start : (first.name, first.call) < (second.name, second.call)
    }
  }

  private func rank(_ cause: Cause) -> (start: Int64, name: String, call: Int64) {
    let before = causingInvocation(cause) ?? 0
    let start = table.runsOfInvocation[before].first.map { table.runs[$0].start } ?? 0
    return (start, table.store.invocations[UInt32(before)], cause.firstCall.map { table.calls[$0].first } ?? -1)
  }
}
