import FoundationEssentials
import ServiceGraph
import Testing

/// Traces, tables and statistics of recorded and of simulated applications.
@Suite struct ExportTests {
  private struct Document: Decodable {
    struct Resource: Decodable { let scopeSpans: [Scope] }
    struct Scope: Decodable { let spans: [Span] }
    struct Link: Decodable { let traceId, spanId: String }
    struct Span: Decodable {
      let traceId, spanId, name, startTimeUnixNano, endTimeUnixNano: String
      let parentSpanId: String?
      let links: [Link]?
    }

    let resourceSpans: [Resource]
    var spans: [Span] { resourceSpans.flatMap(\.scopeSpans).flatMap(\.spans) }
  }

  static func recorded(_ mode: String) throws -> [String] {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let data = try Data(contentsOf: URL(filePath: "/\(folder)/Fixtures/graph/guestbook.\(mode).jsonl"))
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func text(_ write: ((String) -> Void) -> Void) -> String {
    var text = ""
    write { text += $0 }
    return text
  }

  private func traces(_ history: CausalHistory) throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(text { OTLPTraces(history).write(to: $0) }.utf8))
  }

  /// Records of the example on the local cloud: every mode proves the same graph.
  @Test(arguments: ["dynamic", "hybrid", "static"]) func theGuestbooksGraph(mode: String) throws {
    let history = SimulationTests.history(try Self.recorded(mode))
    let document = ObservedDocument(ObservedGraph(history), Completeness(history))
    #expect(
      document.edges.map { "\($0.from) \($0.kind) \($0.to) \($0.count)" } == [
        "bucket:guestbook-123456789012-us-east-1 s3 function:guestbook-Dispatch 1",
        "function:guestbook-Dispatch lambda.Invoke function:guestbook-Save 1",
        "function:guestbook-Notify sqs.SendMessage queue:guestbook-Moderation 1",
        "function:guestbook-Publish sns.Publish topic:guestbook-Entries 1",
        "function:guestbook-Save dynamodb.PutItem table:guestbook-Guestbook 1",
        "function:guestbook-Store s3.PutObject bucket:guestbook-123456789012-us-east-1 1",
        "table:guestbook-Guestbook dynamodb function:guestbook-Notify 1", "topic:guestbook-Entries sns function:guestbook-Store 1",
      ])
    #expect(document.links.count == 4 && document.completeness.caused == 4 && document.completeness.roots == ["direct": 1])
    let spans = try traces(history).spans
    #expect(Set(spans.map(\.traceId)).count == 1 && spans.filter { $0.parentSpanId == nil }.map(\.name) == ["guestbook-Publish"])
    let path = RunStatistics(history).traces.slowest.first?.criticalPath.map(\.label).filter { !$0.contains(" ") }
    #expect(path == ["Publish", "Store", "Dispatch", "Save", "Notify"].map { "guestbook-\($0)" })
  }

  @Test func spansOfRandomApplicationsHangTogether() throws {
    for seed in UInt64(300)..<340 {
      let simulation = Simulation(seed: seed)
      let history = SimulationTests.history(simulation.records.map(\.line))
      let spans = try traces(history).spans
      let known = Set(spans.map(\.spanId))
      #expect(known.count == spans.count, "seed \(seed)")
      let trace = Dictionary(uniqueKeysWithValues: spans.map { ($0.spanId, $0.traceId) })
      for span in spans {
        if let parent = span.parentSpanId { #expect(trace[parent] == span.traceId, "seed \(seed)") }
        for link in span.links ?? [] { #expect(trace[link.spanId] == link.traceId, "seed \(seed)") }
        #expect((Int64(span.endTimeUnixNano) ?? 0) >= (Int64(span.startTimeUnixNano) ?? 1), "seed \(seed)")
      }
      let shuffled = SimulationTests.history(simulation.records.map(\.line).reversed())
      #expect(text { OTLPTraces(history).write(to: $0) } == text { OTLPTraces(shuffled).write(to: $0) }, "seed \(seed)")
      #expect(text { SQLTables(history).write(to: $0) } == text { SQLTables(shuffled).write(to: $0) }, "seed \(seed)")
      #expect(RunStatistics(history).lines == RunStatistics(shuffled).lines, "seed \(seed)")
    }
  }

  @Test func namesCannotBreakOutOfTablesAndTraces() throws {
    let name = #"');DROP TABLE runs;--\u0001\n.shell \"<b>"#
    let lines = [JoinKeyTests.entry("a", ["lambda:a"], source: "unknown", calls: 1), JoinKeyTests.call("a", ["sns:m"], service: name)]
    let history = SimulationTests.history(lines)
    #expect(try traces(history).spans.contains { $0.name.hasPrefix("');DROP") })
    let sql = text { SQLTables(history).write(to: $0) }
    #expect(sql.contains("''');DROP TABLE runs;--  .shell \"<b>'") && !sql.contains("\n.shell"))
  }

  @Test func reportsSupplyWhatRecordsDoNotSay() throws {
    let line = "2026-11-24T09:00:00Z REPORT RequestId: a\tDuration: 3.21 ms\tBilled Duration: 104 ms\tMemory Size: 512 MB\tMax Memory Used: 71 MB\tInit Duration: 100.25 ms\t"
    let json = #"{"type":"platform.report","record":{"requestId":"b","status":"timeout","metrics":{"durationMs":2.5,"billedDurationMs":3,"memorySizeMB":512,"maxMemoryUsedMB":80}}}"#
    var reports = RunReports()
    for line in [line, json] {
      let found = try #require(RunReports.parse(line: line))
      reports.add(found.report, of: found.invocation)
    }
    #expect(RunReports.parse(line: "START RequestId: a") == nil && RunReports.parse(line: "REPORT RequestId: ") == nil)
    let lines = ["a", "b"].map { JoinKeyTests.entry($0, ["lambda:\($0)"], source: "unknown").replacing(#""status":"ok","made":1,"written":1,"lost":0,"duration_us":5"#, with: #""cold_start":true"#).replacing("f-b", with: "f-a") }
    let function = try #require(RunStatistics(SimulationTests.history(lines), reports: reports).functions.first)
    #expect(function.durationSources == ["reports": 2] && function.duration?.max == 3210 && function.unfinished == 2 && function.errors == 1)
    #expect(function.memory == 512 && function.memoryUsed?.max == 80 && function.initialisation?.p50 == 100_250)
    #expect(function.cost.billedRuns == 2 && function.cost.megabyteMilliseconds == 107 * 512)
    #expect(abs(function.cost.dollars - (107.0 / 1000 * 0.5 * 0.0000166667 + 2 * 0.0000002)) < 1e-15)
  }
}
