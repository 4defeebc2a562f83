extension RunStatistics {
  /// Tables for people; times in ms.
  package var lines: [String] {
    var lines = Self.table(
      ["function", "region", "runs", "errors", "cold", "retries", "unfinished", "p50", "p95", "p99", "max", "memory", "in calls", "caused"],
      functions.map { function in
        [function.name, function.region, "\(function.invocations)", "\(function.errors)", "\(function.coldStarts)", "\(function.retries)",
          "\(function.unfinished)"] + Self.times(function.duration)
          + [function.memory.map { "\($0) MB" } ?? "", share(function.timeInCalls, function.timeInRuns), "\(function.proven)"]
      })
    lines.append("")
    lines += Self.table(
      ["function", "operation", "calls", "errors", "retries", "unfinished", "p50", "p95", "p99", "max"],
      operations.map { operation in
        [operation.function, operation.operation, "\(operation.calls)", "\(operation.errors)", "\(operation.retries)", "\(operation.unfinished)"]
          + Self.times(operation.duration)
      })
    return lines + [""] + resourceLines + [""] + traceLines + [""] + completeness.lines
  }

  /// What only Lambda's reports and X-Ray know, and the cost; each with its source.
  private var resourceLines: [String] {
    let lines = Self.table(
      ["function", "region", "durations from", "init p50", "init max", "memory used p50", "p95", "p99", "max", "cost USD", "cost from"],
      functions.map { function in
        let sources = function.durationSources.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let memory = function.memoryUsed.map { [$0.p50, $0.p95, $0.p99, $0.max].map { "\($0) MB" } } ?? ["", "", "", ""]
        let initialisation = function.initialisation.map { [$0.p50, $0.max].map(ObservedText.milliseconds) } ?? ["", ""]
        return [function.name, function.region, sources] + initialisation + memory + [Self.dollars(function.cost), Self.basis(function.cost)]
      })
    let sum = functions.reduce(0) { $0 + $1.cost.dollars }
    return lines + ["cost in all \(Self.dollars(sum)) USD: \(prices.source)"]
  }

  private var traceLines: [String] {
    var lines = Self.table(
      ["traces that begin with", "count", "end to end p50", "p95", "p99", "max"],
      traces.endToEnd.sorted { $0.key < $1.key }.map { [$0.key, "\($0.value.count)"] + Self.times($0.value) })
    if let slowest = traces.slowest.first {
      lines.append("the slowest, \(ObservedText.milliseconds(slowest.duration)) ms, from \(TextRenderer.printable(slowest.root)):")
      for step in slowest.criticalPath { lines.append("  \(ObservedText.milliseconds(step.time)) ms  \(TextRenderer.printable(step.label))") }
    }
    for trace in traces.failing {
      lines.append(
        TextRenderer.printable(
          "failing: \(trace.root) of \(trace.function): \(trace.errors) of \(trace.invocations) failed, \(trace.unfinished) without an end"))
    }
    return lines
  }

  private static func basis(_ cost: CostEstimate) -> String {
    cost.billedRuns > 0 ? cost.measuredRuns > 0 ? "billed \(cost.billedRuns), measured \(cost.measuredRuns)" : "billed" : cost.measuredRuns > 0 ? "measured" : ""
  }

  private static func dollars(_ cost: CostEstimate) -> String { cost.billedRuns + cost.measuredRuns > 0 ? dollars(cost.dollars) : "" }

  /// With nine digits behind the point: a run of 1 ms costs some billionths.
  private static func dollars(_ amount: Double) -> String {
    let billionths = Int64((min(amount, 1e9) * 1e9).rounded())
    let rest = String(billionths % 1_000_000_000)
    return "\(billionths / 1_000_000_000)." + String(repeating: "0", count: 9 - rest.count) + rest
  }

  private static func times(_ summary: SampleSummary?) -> [String] {
    guard let summary else { return ["", "", "", ""] }
    return [summary.p50, summary.p95, summary.p99, summary.max].map(ObservedText.milliseconds)
  }

  /// Calls of several threads may take more time than the runs.
  private func share(_ part: Int64, _ whole: Int64) -> String { whole > 0 ? "\(Int((Double(part) / Double(whole) * 100).rounded())) %" : "" }

  private static func table(_ titles: [String], _ rows: [[String]]) -> [String] {
    let cells = ([titles] + rows).map { $0.map(TextRenderer.printable) }
    let widths = titles.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      let line = row.indices.map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count) }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
