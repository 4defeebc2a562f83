/// What Lambda or X-Ray itself says of one run of an invocation. Durations are µs, memory MB.
package struct RunReport: Sendable, Equatable {
  package enum Source: String, Sendable { case reports, xray }

  package let source: Source
  package var duration: Int64?
  package var billed: Int64?
  package var memorySize: Int64?
  package var memoryUsed: Int64?
  package var initialisation: Int64?
  package var hasFailed = false

  package init(_ source: Source) { self.source = source }

  var timedBy: (Int64, String)? { duration.map { ($0, source.rawValue) } }
}

/// Reports by request id; an invocation that Lambda tried again has several, in the order of the files.
package struct RunReports: Sendable {
  private var byInvocation: [RunReport.Source: [String: [RunReport]]] = [:]

  package init() {}

  package mutating func add(_ report: RunReport, of invocation: String) {
    byInvocation[report.source, default: [:]][invocation, default: []].append(report)
  }

  package var count: Int { byInvocation.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } } }

  /// Lambda's own report, and of X-Ray what that does not say.
  func report(of invocation: String, attempt: Int) -> RunReport? {
    let found = [RunReport.Source.reports, .xray].compactMap { source -> RunReport? in
      guard let all = byInvocation[source]?[invocation], attempt < all.count else { return nil }
      return all[attempt]
    }
    guard var best = found.first else { return nil }
    if let other = found.dropFirst().first, best.initialisation == nil { best.initialisation = other.initialisation }
    return best
  }

  /// A line of Lambda's log: `REPORT RequestId: … Duration: 3.21 ms …`, or JSON of the type `platform.report`. Nil for any other.
  /// https://docs.aws.amazon.com/lambda/latest/dg/python-logging.html, …/telemetry-schema-reference.html
  package static func parse(line: String) -> (invocation: String, report: RunReport)? {
    if let start = line.firstRange(of: "REPORT RequestId: ") { return text(String(line[start.upperBound...])) }
    guard line.contains("platform.report") else { return nil }
    // Within other JSON, as the `aws logs` commands print it, its quotes are escaped.
    return json(line.replacing("\\\"", with: "\""))
  }

  private static func text(_ rest: String) -> (String, RunReport)? {
    // An export as JSON writes a tab as `\t`.
    let invocation = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
    guard !invocation.isEmpty else { return nil }
    var report = RunReport(.reports)
    report.billed = number(after: "Billed Duration: ", in: rest).map(microseconds)
    report.initialisation = number(after: "Init Duration: ", in: rest).map(microseconds)
    report.memorySize = number(after: "Memory Size: ", in: rest).flatMap { Int64(exactly: $0.rounded()) }
    report.memoryUsed = number(after: "Max Memory Used: ", in: rest).flatMap { Int64(exactly: $0.rounded()) }
    // The first of the durations is the run's own.
    report.duration = number(after: "Duration: ", in: rest).map(microseconds)
    report.hasFailed = rest.contains("Status: error") || rest.contains("Status: timeout")
    return (invocation, report)
  }

  private static func json(_ line: String) -> (String, RunReport)? {
    guard let id = line.firstRange(of: "\"requestId\""), let open = line[id.upperBound...].firstIndex(of: "\"") else { return nil }
    let invocation = String(line[line.index(after: open)...].prefix { $0 != "\"" })
    var report = RunReport(.reports)
    report.duration = member("durationMs", line).map(microseconds)
    report.billed = member("billedDurationMs", line).map(microseconds)
    report.initialisation = member("initDurationMs", line).map(microseconds)
    report.memorySize = member("memorySizeMB", line).flatMap { Int64(exactly: $0.rounded()) }
    report.memoryUsed = member("maxMemoryUsedMB", line).flatMap { Int64(exactly: $0.rounded()) }
    report.hasFailed = ["error", "timeout", "failure"].contains { line.contains("\"status\":\"\($0)\"") || line.contains("\"status\": \"\($0)\"") }
    return invocation.isEmpty ? nil : (invocation, report)
  }

  private static func member(_ name: String, _ line: String) -> Double? {
    number(after: "\"\(name)\":", in: line) ?? number(after: "\"\(name)\": ", in: line)
  }

  private static func number(after label: String, in text: String) -> Double? {
    guard let found = text.firstRange(of: label) else { return nil }
    return Double(String(text[found.upperBound...].prefix { $0.isNumber || $0 == "." }))
  }

  /// Milliseconds of a report; of a nonsensical one the longest that Lambda runs anything, a day.
  private static func microseconds(_ milliseconds: Double) -> Int64 { Int64((min(milliseconds, 86_400_000) * 1000).rounded()) }
}
