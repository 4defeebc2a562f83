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
    return lines + [""] + completeness.lines
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
