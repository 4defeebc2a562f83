import Foundation
import ServiceGraph
import Testing

/// What the report's page is given: complete where it says so, bounded everywhere, the same whatever order the records came in.
@Suite struct ReportTests {
  private static func document(_ lines: [String], limits: TraceList.Limits = .init(), filter: GraphFilter = GraphFilter()) -> ReportDocument {
    var reader = EventReader()
    reader.begin("records")
    reader.feed(Array(lines.joined(separator: "\n").utf8))
    reader.end()
    let setAside = reader.setAside
    let history = CausalHistory(reader.takeStore())
    let graph = ObservedGraph(history, filter: filter, withEvidence: true)
    let document = ObservedDocument(graph, Completeness(history, filter: filter))
    return ReportDocument(history, graph, document, filter: filter, setAside: setAside, limits: limits)
  }

  private static func json(_ document: ReportDocument) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  private static func run(_ name: String, _ id: String, at time: Int, keys: String, source: String = "sqs", calls: [String] = [], fails: Bool = false) -> [String] {
    let head = "\"v\": 1, \"mode\": \"dynamic\", \"invocation\": \"\(id)\""
    let function = "\"function\": \"arn:aws:lambda:eu-west-1:123456789012:function:\(name)\""
    var lines = ["{\(head), \"kind\": \"entry\", \"n\": \(time), \"time_us\": \(time), \(function), \"event_source\": \"\(source)\", \"keys\": [\(keys)]}"]
    for (place, key) in calls.enumerated() {
      let n = time + 1 + 2 * place
      let call = "\"kind\": \"call\", \"service\": \"sqs\", \"operation\": \"SendMessage\", \"region\": \"eu-west-1\", \"resource\": \"q\", \"site\": \"app.py:\(place + 1)\", \"call\": \(n)"
      lines.append("{\(head), \(call), \"step\": \"start\", \"n\": \(n), \"time_us\": \(n)}")
      lines.append("{\(head), \(call), \"step\": \"end\", \"n\": \(n + 1), \"time_us\": \(n + 1), \"duration_us\": 1, \"status\": \"ok\", \"retries\": 0, \"keys\": [\(key)]}")
    }
    let made = 2 + 2 * calls.count
    let end = "\"status\": \"\(fails ? "error" : "ok")\", \"duration_us\": 100, \"made\": \(made), \"written\": \(made), \"lost\": 0"
    lines.append("{\(head), \"kind\": \"exit\", \"n\": \(time + made - 1), \"time_us\": \(time + 100), \(function), \(end)}")
    return lines
  }

  private static let joined =
    run("First", "a", at: 1000, keys: "\"http:1\"", source: "http_api", calls: ["\"sqs:x\"", "\"sqs:y\""])
    + run("Other", "b", at: 1500, keys: "\"http:2\"", source: "http_api", calls: ["\"sqs:z\""])
    + run("Last", "c", at: 9000, keys: "\"sqs:x\", \"sqs:y\", \"sqs:z\"", fails: true)

  @Test func anEdgeHasItsEvidence() throws {
    let report = Self.document(Self.joined)
    #expect(report.evidence.count == report.graph.edges.count)
    let called = try #require(report.graph.edges.firstIndex { $0.from == "function:First" })
    #expect(report.evidence[called].sites.map(\.text) == ["app.py:1", "app.py:2"])
    let woken = try #require(report.graph.edges.firstIndex { $0.to == "function:Last" })
    #expect(report.evidence[woken].keys.map { "\($0.text) \($0.count)" } == ["sqs 3"])
    #expect(report.evidence[woken].examples.map(\.key) == ["sqs:x", "sqs:y", "sqs:z"])
    #expect(report.evidence[woken].examples.map { $0.candidates?.map(\.invocation) } == [["a"], ["a"], ["b"]])
    let root = try #require(report.graph.edges.firstIndex { $0.to == "function:First" })
    #expect(report.evidence[root].examples.map(\.sort) == ["root"] && report.evidence[root].doubts.isEmpty)
  }

  @Test func aTraceHasItsFanIn() throws {
    let report = Self.document(Self.joined)
    #expect(report.traces.total == 2 && report.traces.failing == 1)
    let trace = try #require(report.traces.traces.first { $0.id == "a" })
    #expect(trace.spans.map(\.function) == ["First", "Last"] && trace.duration == 8100 && trace.failedSpans == 1)
    let causes = trace.spans[1].causes
    #expect(causes.map(\.certainty) == ["exact", "exact", "exact"] && causes.map(\.span) == [0, 0, nil] && causes.map(\.call) == [0, 1, nil])
    #expect(causes.map(\.invocation) == ["a", "a", "b"] && causes.map(\.site) == ["app.py:1", "app.py:2", "app.py:1"])
  }

  @Test func tracesAreBoundedAndSaySo() {
    var lines: [String] = []
    for number in 0..<500 {
      lines += Self.run("F", "r\(number)", at: 10_000 * number, keys: "\"http:\(number)\"", source: "http_api", calls: (0..<9).map { "\"sqs:\(number)-\($0)\"" }, fails: number % 5 == 0)
      for message in 0..<9 { lines += Self.run("G", "c\(number)-\(message)", at: 10_000 * number + 200 + message, keys: "\"sqs:\(number)-\(message)\"") }
    }
    var limits = TraceList.Limits()
    (limits.slowest, limits.failing, limits.sample, limits.spans, limits.calls) = (3, 4, 5, 6, 2)
    let traces = Self.document(lines, limits: limits).traces
    #expect(traces.total == 500 && traces.failing == 100 && traces.traces.count <= 12 && traces.traces.count >= 10)
    #expect(Set(traces.traces.flatMap(\.reasons)) == ["slowest", "failing", "sample"])
    for trace in traces.traces {
      #expect(trace.spans.count == 6 && trace.hiddenSpans == 4)
      // Calls that caused something are never left out: the lines from them would hang in the air.
      #expect(trace.spans[0].calls.count == 9)
    }
  }

  @Test func theOrderOfArrivalDoesNotMatter() throws {
    for seed in UInt64(0)..<25 {
      let simulation = Simulation(seed: seed)
      var random = Randomness(seed: seed)
      let lines = simulation.records.map(\.line).filter { _ in !random.chance(5) }
      let reports = [lines, lines.shuffled(using: &random) + lines.prefix(3)].map { Self.document($0) }
      // A duplicate is counted; nothing else may differ.
      let texts = try reports.map { try Self.json($0).replacing(/"duplicates":\d+/, with: "") }
      #expect(texts[0] == texts[1], "seed \(seed)")
    }
  }

  @Test func eachInvocationIsInTheLedgerOnce() {
    for seed in UInt64(100)..<130 {
      let simulation = Simulation(seed: seed)
      var random = Randomness(seed: seed)
      let report = Self.document(simulation.records.map(\.line).filter { _ in !random.chance(10) })
      let completeness = report.graph.completeness
      let open = completeness.ambiguous + completeness.orphans.values.reduce(0, +)
      #expect(report.unproven.count == min(open, ReportDocument.namedUnproven))
      #expect(Set(report.unproven.map(\.invocation)).count == report.unproven.count)
      let runs = report.traces.traces.reduce(0) { $0 + $1.spans.count + $1.hiddenSpans }
      if report.traces.traces.count == report.traces.total { #expect(runs >= completeness.invocations) }
    }
  }

  @Test func aFilterKeepsWholeTraces() {
    var filter = GraphFilter()
    filter.functions = ["Last"]
    let report = Self.document(Self.joined, filter: filter)
    #expect(report.traces.traces.map { $0.spans.map(\.function) } == [["First", "Last"]])
  }
}
