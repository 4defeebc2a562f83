/// The service graph as the records show it: functions, resources, what went along each edge, and how sure that is.
package struct ObservedGraph: Sendable {
  package private(set) var nodes: Set<ObservedName> = []
  package private(set) var edges: [ObservedEdgeKey: EdgeTraffic] = [:]
  /// Function to function, with what lay between: the proven causes only.
  package private(set) var links: [ObservedEdgeKey: EdgeTraffic] = [:]
  package let clocks: RegionClocks
  /// What was seen along each edge, where the caller wants it.
  package private(set) var evidence: EvidenceBook?
  private let history: CausalHistory
  private var functions: [UInt32: ObservedName] = [:]

  package init(_ history: CausalHistory, filter: GraphFilter = GraphFilter(), evidence: EvidenceBook? = nil) {
    (self.history, self.evidence) = (history, evidence)
    let selected = history.selection(filter)
    clocks = history.clocks()
    var shapes: [UInt32: [ObservedEdgeKey]] = [:]
    for (invocation, isSelected) in selected.enumerated() where isSelected {
      for run in history.table.runsOfInvocation[invocation] { addCalls(of: history.table.runs[run], filter, &shapes) }
      addCauses(of: invocation, filter)
    }
  }

  private mutating func function(_ symbol: UInt32) -> ObservedName {
    if let known = functions[symbol] { return known }
    let name = ResourceNames.function(history.table.store.name(symbol))
    functions[symbol] = name
    return name
  }

  private mutating func addCalls(of run: Run, _ filter: GraphFilter, _ shapes: inout [UInt32: [ObservedEdgeKey]]) {
    let store = history.table.store
    let from = function(run.function)
    nodes.insert(from)
    addTotals(of: run, filter)
    for number in run.calls {
      let row = store.rows[history.table.calls[number].row]
      guard isShown(row, filter) else { continue }
      for key in self.targets(row) {
        let key = ObservedEdgeKey(from: from, to: key, kind: kind(row))
        nodes.insert(key.to)
        edges[key, default: EdgeTraffic()].add(row)
        evidence?.add(call: number, to: key, history)
      }
    }
  }

  /// Calls that were only counted.
  private mutating func addTotals(of run: Run, _ filter: GraphFilter) {
    let store = history.table.store
    for number in run.totals {
      let row = store.rows[number]
      guard isShown(row, filter) else { continue }
      for target in targets(row) {
        nodes.insert(target)
        let key = ObservedEdgeKey(from: function(run.function), to: target, kind: kind(row))
        edges[key, default: EdgeTraffic()].count += Int(store.totals[row.firstKey].count)
        edges[key]?.errors += Int(store.totals[row.firstKey].errors)
      }
    }
  }

  private func isShown(_ row: EventRow, _ filter: GraphFilter) -> Bool {
    let store = history.table.store
    let shape = store.shapes[Int(row.detail)]
    let service = store.names[shape.service]
    guard filter.services.isEmpty || filter.services.contains(service) else { return false }
    if filter.includesReads || row.keyCount > 0 || row.flags.contains(.hybrid) && !row.flags.contains(.total) { return true }
    return EffectOperations.contains(service: service, operation: store.name(shape.operation) ?? "")
  }

  private func targets(_ row: EventRow) -> [ObservedName] {
    let store = history.table.store
    let shape = store.shapes[Int(row.detail)]
    return ResourceNames.targets(
      service: store.names[shape.service], resource: store.name(shape.resource), region: store.name(shape.region) ?? "")
  }

  private func kind(_ row: EventRow) -> String {
    let store = history.table.store
    let shape = store.shapes[Int(row.detail)]
    return [store.names[shape.service], store.name(shape.operation)].compactMap(\.self).joined(separator: ".")
  }

  private mutating func addCauses(of invocation: Int, _ filter: GraphFilter) {
    let table = history.table
    guard let number = table.runsOfInvocation[invocation].first else { return }
    let to = function(table.runs[number].function)
    let retries = table.runsOfInvocation[invocation].count - 1
    let entry = table.runsOfInvocation[invocation].lazy.compactMap { table.runs[$0].entry }.first
    let facts = entry.map { table.store.facts[Int(table.store.rows[$0].detail)] }
    let source = table.store.name(facts?.source ?? EventStore.none)
    let origin = ResourceNames.source(source, arn: table.store.name(facts?.sourceARN ?? EventStore.none), function: to)
    let own = history.causesOfInvocation[invocation]
    if own.isEmpty, let origin, filter.services.isEmpty { add(origin, to, source ?? "", nil, retries: retries, number) }
    for index in own { add(history.causes[index], origin, source, to, retries: index == own.lowerBound ? retries : 0, number, filter) }
  }

  /// One event: from what the call acted on, through what the entry names, to the function.
  private mutating func add(
    _ cause: Cause, _ origin: ObservedName?, _ source: String?, _ to: ObservedName, retries: Int, _ run: Int, _ filter: GraphFilter
  ) {
    let table = history.table
    if let ended = cause.ended, let before = table.runsOfInvocation[Int(ended)].last, filter.services.isEmpty {
      return addEnded(function(table.runs[before].function), origin, source, to, cause, retries: retries, run)
    }
    guard let call = cause.calls.first else {
      if let origin, filter.services.isEmpty { add(origin, to, source ?? "", cause, retries: retries, run) }
      return
    }
    let row = table.store.rows[table.calls[call].row]
    guard isShown(row, filter) else { return }
    let caller = function(table.runs[table.calls[call].run].function)
    guard let target = target(row, origin, to) else { return }
    if cause.certainty == .exact { record(ObservedEdgeKey(from: caller, to: to, kind: kind(row)), cause, retries: retries, run, inLinks: true) }
    // An invocation has no resource between the two functions; its calls are counted already.
    if target.kind == .function {
      return record(ObservedEdgeKey(from: caller, to: to, kind: kind(row)), cause, retries: retries, run, isCounted: false)
    }
    if cause.isDeadLetter, let origin, origin != target {
      add(target, origin, "dead_letter", nil, retries: 0, run)
      return add(origin, to, source ?? "", cause, retries: retries, run)
    }
    let last = origin.map { $0.kind == target.kind || $0.kind == .api || $0.kind == .bus ? target : $0 } ?? target
    if last != target { add(target, last, table.store.names[table.store.shapes[Int(row.detail)].service], nil, retries: 0, run) }
    add(last, to, source ?? "", cause, retries: retries, run)
  }

  /// An invocation's end or log is the cause: what told of it lies between, where it is not Lambda itself.
  private mutating func addEnded(
    _ before: ObservedName, _ origin: ObservedName?, _ source: String?, _ to: ObservedName, _ cause: Cause, retries: Int, _ run: Int
  ) {
    guard let origin, source != "destination" else { return add(before, to, "destination", cause, retries: retries, run) }
    add(before, origin, origin.kind == .logGroup ? "logs" : "destination", nil, retries: 0, run)
    add(origin, to, source ?? "", cause, retries: retries, run)
  }

  /// Of several tables that a batch wrote, the one that the entry names.
  private func target(_ row: EventRow, _ origin: ObservedName?, _ to: ObservedName) -> ObservedName? {
    let targets = targets(row)
    if targets.count > 1, let origin, targets.contains(origin) { return origin }
    return targets.first?.kind == .function ? to : targets.first
  }

  private mutating func add(_ from: ObservedName, _ to: ObservedName, _ kind: String, _ cause: Cause?, retries: Int, _ run: Int) {
    nodes.formUnion([from, to])
    record(ObservedEdgeKey(from: from, to: to, kind: kind), cause, retries: retries, run)
  }

  private mutating func record(
    _ key: ObservedEdgeKey, _ cause: Cause?, retries: Int, _ run: Int, inLinks: Bool = false, isCounted: Bool = true
  ) {
    var traffic = (inLinks ? links[key] : edges[key]) ?? EdgeTraffic()
    if isCounted { traffic.count += 1 }
    traffic.retries += retries
    if let cause {
      if !inLinks { evidence?.add(cause: cause, to: key, history) }
      if cause.isRedelivery { traffic.redeliveries += 1 }
      if cause.isDeadLetter { traffic.deadLetters += 1 }
      if cause.isReplay { traffic.replays += 1 }
      if cause.certainty == .exact { traffic.proven += 1 }
      if cause.certainty == .ambiguous { traffic.ambiguous += 1 }
      if cause.certainty == .exact, !cause.isRedelivery, let call = cause.calls.first, let delay = history.delay(call: call, run: run) {
        let before = function(history.table.runs[history.table.calls[call].run].function).region
        let after = function(history.table.runs[run].function).region
        traffic.latency.add(delay - clocks.skew(from: before, to: after))
      }
    }
    if inLinks { links[key] = traffic } else { edges[key] = traffic }
  }
}

extension EdgeTraffic {
  fileprivate mutating func add(_ row: EventRow) {
    count += 1
    if row.status == .error { errors += 1 }
    retries += Int(row.retries)
    if row.duration >= 0 { duration.add(row.duration) }
  }
}
