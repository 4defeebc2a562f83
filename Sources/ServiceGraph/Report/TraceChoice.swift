/// Chooses which traces a report shows, with a few numbers for each trace and none for its parts.
struct TraceChoice {
  struct Outline {
    let beginning: Int
    /// µs since 1970 UTC, corrected by the clocks.
    var start = Int64.max
    var end = Int64.min
    var hasFailed = false
    var reasons: [String] = []

    var duration: Int64 { end &- start }
  }

  let total: Int
  let failing: Int
  /// By their start.
  private(set) var outlines: [Outline] = []

  init(_ history: CausalHistory, _ clocks: RegionClocks, _ filter: GraphFilter, _ limits: TraceList.Limits) {
    let times = TraceTimes(history, clocks)
    var found: [Int: Outline] = [:]
    let selected = history.selection(filter)
    for invocation in selected.indices where selected[invocation] {
      let beginning = Int(history.beginnings[invocation])
      if found[beginning] == nil { found[beginning] = Outline(beginning: beginning) }
    }
    for invocation in selected.indices {
      guard var outline = found[Int(history.beginnings[invocation])] else { continue }
      for run in history.table.runsOfInvocation[invocation] {
        outline.start = min(outline.start, times.start(ofRun: run))
        outline.end = max(outline.end, times.end(ofRun: run))
        outline.hasFailed = outline.hasFailed || history.failed(history.table.runs[run])
      }
      found[outline.beginning] = outline
    }
    total = found.count
    failing = found.values.count(where: \.hasFailed)
    choose(Self.sorted(Array(found.values), history), limits)
  }

  private static func sorted(_ outlines: [Outline], _ history: CausalHistory) -> [Outline] {
    let names = history.table.store.invocations
    return outlines.sorted { left, right in
      left.start != right.start ? left.start < right.start : names[UInt32(left.beginning)] < names[UInt32(right.beginning)]
    }
  }

  private mutating func choose(_ all: [Outline], _ limits: TraceList.Limits) {
    var reasons = [[String]](repeating: [], count: all.count)
    let slowest = all.indices.sorted { all[$0].duration != all[$1].duration ? all[$0].duration > all[$1].duration : $0 < $1 }
    for index in slowest.prefix(limits.slowest) { reasons[index].append("slowest") }
    for index in Self.spread(all.indices.filter { all[$0].hasFailed }, limits.failing) { reasons[index].append("failing") }
    for index in Self.spread(all.indices.filter { reasons[$0].isEmpty }, limits.sample) { reasons[index].append("sample") }
    outlines = all.indices.compactMap { index in
      guard !reasons[index].isEmpty else { return nil }
      var outline = all[index]
      outline.reasons = reasons[index]
      return outline
    }
  }

  /// At most `count` of them, evenly over time.
  private static func spread(_ indices: [Int], _ count: Int) -> [Int] {
    guard indices.count > count else { return indices }
    return (0..<count).map { indices[$0 * indices.count / count] }
  }
}

/// Times of runs by one clock, as far as causes and effects tell.
struct TraceTimes {
  private let history: CausalHistory
  private let clocks: RegionClocks

  init(_ history: CausalHistory, _ clocks: RegionClocks) { (self.history, self.clocks) = (history, clocks) }

  func offset(ofRun run: Int) -> Int64 {
    guard !clocks.offsets.isEmpty else { return 0 }
    let function = history.table.runs[run].function
    return clocks.offsets[ResourceNames.function(history.table.store.name(function)).region] ?? 0
  }

  func start(ofRun run: Int) -> Int64 { history.table.runs[run].start &- offset(ofRun: run) }

  /// Of a run without an end: that of its last call.
  func end(ofRun run: Int) -> Int64 { start(ofRun: run) &+ (duration(ofRun: run) ?? calls(ofRun: run)) }

  func duration(ofRun run: Int) -> Int64? {
    let outcome = history.table.runs[run].outcome.map { history.table.store.rows[$0].duration } ?? -1
    return outcome < 0 ? nil : outcome
  }

  private func calls(ofRun run: Int) -> Int64 {
    let own = history.table.runs[run]
    let ends = own.calls.map { history.start(of: $0) &+ max(0, history.table.store.rows[history.table.calls[$0].row].duration) }
    return max(0, (ends.max() ?? own.start) &- own.start)
  }
}
