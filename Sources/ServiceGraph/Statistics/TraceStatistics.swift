/// Figures of whole traces: what one root caused, from its start to the end of the last run. Times are µs, corrected by the regions' clocks.
package struct TraceStatistics: Sendable, Encodable {
  /// A part of a critical path: a function at work until its call, the way to the next function, or the last run.
  package struct Step: Sendable, Encodable, Equatable {
    package let label: String
    package let time: Int64
  }

  package struct Trace: Sendable, Encodable, Equatable {
    /// The request id and function of the beginning, and what kind of beginning it is: a root's kind, or `orphan`, `ambiguous`.
    package let root, function, kind: String
    package let start, duration: Int64
    package let invocations, errors, unfinished: Int
    /// The chain of causes that ended last.
    package let criticalPath: [Step]
  }

  /// By the kind of their beginnings.
  package private(set) var endToEnd: [String: SampleSummary] = [:]
  package private(set) var slowest: [Trace] = []
  package private(set) var failing: [Trace] = []
  /// Over all traces, the parts of their critical paths, the longest first.
  package private(set) var criticalPath: [Step] = []

  static let named = 10

  init(_ history: CausalHistory, selected: [Bool]) {
    let reader = TraceReader(history)
    var members: [UInt32: [Int]] = [:]
    for (invocation, isSelected) in selected.enumerated() where isSelected && !history.table.runsOfInvocation[invocation].isEmpty {
      members[history.beginnings[invocation], default: []].append(invocation)
    }
    var samples: [String: Samples] = [:]
    var parts: [String: Int64] = [:]
    for (root, invocations) in members {
      let trace = reader.trace(Int(root), invocations)
      samples[trace.kind, default: Samples()].add(trace.duration)
      for step in trace.criticalPath { parts[step.label, default: 0] += step.time }
      Self.keep(trace, in: &slowest) { ($1.duration, $0.root) < ($0.duration, $1.root) }
      if trace.errors + trace.unfinished > 0 { Self.keep(trace, in: &failing) { ($0.start, $0.root) < ($1.start, $1.root) } }
    }
    endToEnd = samples.compactMapValues(\.summary)
    criticalPath = parts.map { Step(label: $0.key, time: $0.value) }.sorted { ($1.time, $0.label) < ($0.time, $1.label) }
    if criticalPath.count > 100 { criticalPath.removeLast(criticalPath.count - 100) }
  }

  private static func keep(_ trace: Trace, in list: inout [Trace], by precedes: (Trace, Trace) -> Bool) {
    if list.count == named, let last = list.last, !precedes(trace, last) { return }
    list.insert(trace, at: list.firstIndex { precedes(trace, $0) } ?? list.count)
    if list.count > named { list.removeLast() }
  }
}

/// Reads one trace out of the history.
private struct TraceReader {
  private let history: CausalHistory
  private let table: RunTable
  private let offsets: [String: Int64]

  init(_ history: CausalHistory) { (self.history, table, offsets) = (history, history.table, history.clocks().offsets) }

  func trace(_ root: Int, _ invocations: [Int]) -> TraceStatistics.Trace {
    let store = table.store
    let runs = invocations.flatMap { Array(table.runsOfInvocation[$0]) }
    let begin = table.runsOfInvocation[root].first.map { time($0, table.runs[$0].start) } ?? 0
    let last = runs.max { left, right in
      let (first, second) = (end(left), end(right))
      return first != second ? first < second : store.invocations[table.runs[left].invocation] < store.invocations[table.runs[right].invocation]
    }
    let failed = runs.count { table.runs[$0].outcome.map { store.rows[$0].status == .error } ?? false }
    let origin = history.origins[root]
    return TraceStatistics.Trace(
      root: store.invocations[UInt32(root)], function: runs.isEmpty ? "?" : name(table.runsOfInvocation[root].lowerBound),
      kind: origin?.root?.rawValue ?? origin?.standing.rawValue ?? "unknown", start: begin, duration: max(0, last.map { end($0) - begin } ?? 0),
      invocations: invocations.count, errors: failed, unfinished: runs.count { table.runs[$0].outcome == nil },
      criticalPath: last.map { path(to: $0, root: root) } ?? [])
  }

  private func function(_ run: Int) -> ObservedName { ResourceNames.function(table.store.name(table.runs[run].function)) }
  private func name(_ run: Int) -> String { function(run).name }

  /// By the first region's clock.
  private func time(_ run: Int, _ own: Int64) -> Int64 { own - (offsets[function(run).region] ?? 0) }

  private func end(_ run: Int) -> Int64 {
    let known = table.runs[run]
    let outcome = known.outcome.map { table.store.rows[$0] }
    if let outcome { return time(run, outcome.duration >= 0 ? known.start + outcome.duration : outcome.time) }
    return time(run, known.calls.map { table.store.rows[table.calls[$0].row].time }.max() ?? known.start)
  }

  /// Back from the run that ended last, each time to the cause that came last.
  private func path(to last: Int, root: Int) -> [TraceStatistics.Step] {
    var steps: [TraceStatistics.Step] = []
    var (run, until) = (last, end(last))
    while true {
      let first = table.runsOfInvocation[Int(table.runs[run].invocation)].lowerBound
      // A later run waited for the first one to fail.
      let start = time(first, table.runs[first].start)
      steps.append(.init(label: name(run), time: max(0, until - start)))
      guard Int(table.runs[run].invocation) != root, let cause = latestCause(of: Int(table.runs[run].invocation), in: root) else { break }
      if let call = cause.firstCall {
        let before = table.calls[call].run
        let sent = time(before, history.start(of: call))
        steps.append(.init(label: "\(name(before)) -> \(operation(call)) -> \(name(run))", time: max(0, start - sent)))
        (run, until) = (before, sent)
      } else if let ended = cause.ended, let before = table.runsOfInvocation[Int(ended)].last {
        steps.append(.init(label: "\(name(before)) -> destination -> \(name(run))", time: max(0, start - end(before))))
        (run, until) = (before, end(before))
      } else {
        break
      }
    }
    return steps.reversed()
  }

  private func latestCause(of invocation: Int, in root: Int) -> Cause? {
    let own = history.causesOfInvocation[invocation].map { history.causes[$0] }.filter { cause in
      cause.certainty == .exact && (history.causingInvocation(cause).map { Int(history.beginnings[$0]) == root } ?? false)
    }
    return own.max { left, right in
      let (first, second) = (rank(left), rank(right))
      return first.0 != second.0 ? first.0 < second.0 : first.1 < second.1
    }
  }

  private func rank(_ cause: Cause) -> (Int64, String) {
    let before = history.causingInvocation(cause) ?? 0
    let moment = cause.firstCall.map { time(table.calls[$0].run, history.start(of: $0)) }
    return (moment ?? table.runsOfInvocation[before].last.map(end) ?? 0, table.store.invocations[UInt32(before)])
  }

  private func operation(_ call: Int) -> String {
    let shape = table.store.shapes[Int(table.store.rows[table.calls[call].row].detail)]
    return [table.store.names[shape.service], table.store.name(shape.operation)].compactMap(\.self).joined(separator: ".")
  }
}
