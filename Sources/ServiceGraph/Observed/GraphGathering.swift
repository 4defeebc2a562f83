/// Adds up what goes along the edges of the observed graph.
struct GraphGathering {
  private let history: CausalHistory
  private let table: RunTable
  private let clocks: RegionClocks
  private let filter: GraphFilter
  private var names: GraphNames
  private var edges = TrafficTable()
  private var links = TrafficTable()
  /// Of the edges, where the caller wants it.
  private var evidence: EvidenceBook?

  /// What woke an invocation, whatever its causes are.
  private struct Waking {
    let origin: Int?
    /// Its event source, as a kind of edge.
    let source: Int
    let isDestination: Bool
    let to: Int
    let run: Int
    var retries: Int
  }

  init(_ history: CausalHistory, _ clocks: RegionClocks, _ filter: GraphFilter, withEvidence: Bool) {
    (self.history, table, self.clocks, self.filter) = (history, history.table, clocks, filter)
    evidence = withEvidence ? EvidenceBook() : nil
    names = GraphNames(history.table.store, filter)
  }

  func gathered() -> GatheredGraph {
    GatheredGraph(
      nodes: names.shown, edges: edges.named(names), links: links.named(names),
      evidence: evidence.map { Dictionary(uniqueKeysWithValues: zip(edges.names(names), $0.seen)) })
  }

  mutating func add(_ invocation: Int) {
    for run in table.runsOfInvocation[invocation] { addCalls(of: run) }
    addCauses(of: invocation)
  }

  private mutating func addCalls(of number: Int) {
    let from = names.function(table.runs[number].function)
    names.show(from)
    for row in table.runs[number].totals { addTotal(table.store.rows[row], from) }
    for number in table.runs[number].calls {
      let row = table.store.rows[table.calls[number].row]
      let call = names.call(row.detail)
      guard isShown(row, call) else { continue }
      for target in call.targets {
        names.show(target)
        let place = edges.place(from: from, to: target, kind: call.kind)
        edges[place].add(row)
        evidence?.add(call: number, toEdgeAt: place, history)
      }
    }
  }

  /// Calls that were only counted.
  private mutating func addTotal(_ row: EventRow, _ from: Int) {
    let call = names.call(row.detail)
    guard isShown(row, call) else { return }
    for target in call.targets {
      names.show(target)
      let place = edges.place(from: from, to: target, kind: call.kind)
      edges[place].count += Int(table.store.totals[row.firstKey].count)
      edges[place].errors += Int(table.store.totals[row.firstKey].errors)
    }
  }

  private func isShown(_ row: EventRow, _ call: GraphNames.CallNames) -> Bool {
    guard call.isOfService else { return false }
    return filter.includesReads || hasEffect(row) || row.flags.contains(.hybrid) && !row.flags.contains(.total) || call.isEffect
  }

  /// Only where CloudTrail's events wake functions is it an effect that a call had a request.
  private func hasEffect(_ row: EventRow) -> Bool {
    let keys = table.store.keys
    return row.keyCount > 1 || row.keyCount == 1 && (keys.hasRequests || keys.kind(table.store.keyLists[row.firstKey]) != .request)
  }

  private mutating func addCauses(of invocation: Int) {
    let runs = table.runsOfInvocation[invocation]
    guard let number = runs.first else { return }
    let entry = table.firstEntry(of: runs)
    let facts = table.facts(ofRow: entry)
    let source = table.store.name(facts?.source ?? EventStore.none)
    let function = table.runs[number].function
    var waking = Waking(
      origin: names.source(facts, function: function), source: names.number(ofKind: source ?? ""), isDestination: source == "destination",
      to: names.function(function), run: number, retries: runs.count - 1)
    let own = history.causesOfInvocation[invocation]
    if own.isEmpty, let origin = waking.origin, filter.services.isEmpty { add(origin, waking.to, waking.source, nil, waking, retries: waking.retries) }
    for index in own {
      add(history.causes[index], waking)
      waking.retries = 0
    }
  }

  /// One event: from what the call acted on, through what the entry names, to the function.
  private mutating func add(_ cause: Cause, _ waking: Waking) {
    let (to, retries) = (waking.to, waking.retries)
    if let ended = cause.ended, let before = table.runsOfInvocation[Int(ended)].last, filter.services.isEmpty {
      return addEnded(names.function(table.runs[before].function), cause, waking)
    }
    guard let call = cause.firstCall else {
      if let origin = waking.origin, filter.services.isEmpty { add(origin, to, waking.source, cause, waking, retries: retries) }
      return
    }
    let row = table.store.rows[table.calls[call].row]
    let shape = names.call(row.detail)
    guard isShown(row, shape) else { return }
    let caller = names.function(table.runs[table.calls[call].run].function)
    guard let target = target(shape, waking) else { return }
    if cause.certainty == .exact { record(cause, waking, from: caller, to, shape.kind, retries: retries, inLinks: true) }
    let node = names.nodes[target]
    // An invocation has no resource between the two functions; its calls are counted already.
    if node.kind == .function {
      return record(cause, waking, from: caller, to, shape.kind, retries: retries, isCounted: false)
    }
    if cause.isDeadLetter, let origin = waking.origin, origin != target {
      add(target, origin, names.number(ofKind: "dead_letter"), nil, waking, retries: 0)
      return add(origin, to, waking.source, cause, waking, retries: retries)
    }
    let last = waking.origin.map { [node.kind, .api, .bus].contains(names.nodes[$0].kind) ? target : $0 } ?? target
    if last != target { add(target, last, shape.service, nil, waking, retries: 0) }
    add(last, to, waking.source, cause, waking, retries: retries)
  }

  /// An invocation's end or log is the cause: what told of it lies between, where it is not Lambda itself.
  private mutating func addEnded(_ before: Int, _ cause: Cause, _ waking: Waking) {
    let destination = names.number(ofKind: "destination")
    guard let origin = waking.origin, !waking.isDestination else {
      return add(before, waking.to, destination, cause, waking, retries: waking.retries)
    }
    let isLog = names.nodes[origin].kind == .logGroup
    add(before, origin, isLog ? names.number(ofKind: "logs") : destination, nil, waking, retries: 0)
    add(origin, waking.to, waking.source, cause, waking, retries: waking.retries)
  }

  /// Of several tables that a batch wrote, the one that the entry names.
  private func target(_ shape: GraphNames.CallNames, _ waking: Waking) -> Int? {
    if shape.targets.count > 1, let origin = waking.origin, shape.targets.contains(origin) { return origin }
    return shape.targets.first.map { names.nodes[$0].kind == .function ? waking.to : $0 }
  }

  private mutating func add(_ from: Int, _ to: Int, _ kind: Int, _ cause: Cause?, _ waking: Waking, retries: Int) {
    names.show(from)
    names.show(to)
    record(cause, waking, from: from, to, kind, retries: retries)
  }

  private mutating func record(
    _ cause: Cause?, _ waking: Waking, from: Int, _ to: Int, _ kind: Int, retries: Int, inLinks: Bool = false, isCounted: Bool = true
  ) {
    let time = cause.flatMap { latency($0, waking.run) }
    if inLinks {
      links[links.place(from: from, to: to, kind: kind)].add(cause, time, retries: retries, isCounted: isCounted)
    } else {
      let place = edges.place(from: from, to: to, kind: kind)
      edges[place].add(cause, time, retries: retries, isCounted: isCounted)
      if let cause { evidence?.add(cause: cause, toEdgeAt: place, history) }
    }
  }

  /// µs from the call to the run; nil where nothing proven tells.
  private mutating func latency(_ cause: Cause, _ run: Int) -> Int64? {
    guard cause.certainty == .exact, !cause.isRedelivery, let call = cause.firstCall, let delay = history.delay(call: call, run: run) else { return nil }
    guard !clocks.offsets.isEmpty else { return delay }
    let before = names.function(table.runs[table.calls[call].run].function)
    let after = names.function(table.runs[run].function)
    return delay - clocks.skew(from: names.nodes[before].region, to: names.nodes[after].region)
  }
}

extension EdgeTraffic {
  fileprivate mutating func add(_ row: EventRow) {
    count += 1
    if row.status == .error { errors += 1 }
    retries += Int(row.retries)
    if row.duration >= 0 { duration.add(row.duration) }
  }

  fileprivate mutating func add(_ cause: Cause?, _ time: Int64?, retries again: Int, isCounted: Bool) {
    if isCounted { count += 1 }
    retries += again
    if let time { latency.add(time) }
    guard let cause else { return }
    if cause.isRedelivery { redeliveries += 1 }
    if cause.isDeadLetter { deadLetters += 1 }
    if cause.isReplay { replays += 1 }
    if cause.certainty == .exact { proven += 1 }
    if cause.certainty == .ambiguous { ambiguous += 1 }
  }
}
