import ServiceGraph
import Testing

/// Records that lie: nothing crashes, and nothing that they touch is called proven.
@Suite struct HostileRecordTests {
  private func history(_ lines: [String]) -> CausalHistory { SimulationTests.history(lines) }

  private func entry(_ id: String, keys: String, n: Int = 1, source: String = "sns") -> String {
    #"{"v":1,"kind":"entry","mode":"hybrid","invocation":"\#(id)","n":\#(n),"time_us":\#(n),"function":"f-\#(id)","event_source":"\#(source)","#
      + #""keys":["\#(keys)"],"status":"ok","made":2,"written":2,"lost":0,"duration_us":5}"#
  }

  private func call(_ id: String, keys: String, n: Int = 2, service: String = "sns") -> String {
    #"{"v":1,"kind":"call","mode":"hybrid","invocation":"\#(id)","n":\#(n),"time_us":\#(n),"service":"\#(service)","operation":"Publish","#
      + #""status":"ok","resource":"<script>alert(1)</script>","keys":["\#(keys)"]}"#
  }

  @Test func loopsOfCausesAreNoProof() {
    let found = history([
      entry("a", keys: "sns:b"), call("a", keys: "sns:a"), entry("b", keys: "sns:a"), call("b", keys: "sns:b"),
      entry("c", keys: "sns:c"), call("c", keys: "sns:c"), entry("d", keys: "sns:d"), call("b", keys: "sns:d", n: 3),
    ])
    #expect(found.cyclic == 2)
    #expect(found.joins.filter { $0.certainty == .exact }.map(\.invocation) == ["d"])
    #expect(found.standing(of: "a")?.standing == .orphan && found.standing(of: "c")?.reason == .impossible)
    #expect(found.beginning(of: "d") == "b")
  }

  @Test func oneNumberWithTwoContentsProvesNothing() {
    let found = history([entry("a", keys: "lambda:a", source: "unknown"), call("a", keys: "sns:m"), call("a", keys: "sns:x"), entry("b", keys: "sns:m"), entry("c", keys: "sns:x")])
    #expect(!found.joins.contains { $0.certainty == .exact })
    #expect(Completeness(found).disputed == 1)
  }

  @Test func twoCallsWithOneKeyAreCandidates() {
    let found = history([entry("a", keys: "lambda:a"), call("a", keys: "sns:m"), entry("b", keys: "lambda:b"), call("b", keys: "sns:m"), entry("c", keys: "sns:m")])
    let join = found.joins.first { $0.invocation == "c" }
    #expect(join?.certainty == .ambiguous && join?.calls.count == 2 && join?.doubt == .severalCalls)
    #expect(found.standing(of: "c")?.standing == .ambiguous)
  }

  @Test func namesCannotBreakOutOfTheDrawings() {
    let found = history([entry("a", keys: "lambda:a"), call("a", keys: "sns:\\\"]; x [label=\\\"")])
    let document = ObservedDocument(ObservedGraph(found), Completeness(found))
    #expect(!ObservedText.mermaid(document).joined().contains("<script>"))
    #expect(ObservedText.dot(document).filter { $0.contains("alert") }.count == 2)
  }

  @Test func extremeNumbersDoNotOverflow() {
    let large = 1 << 60
    #expect(EventReaderTests.read(entry("a", keys: "sns:m", n: Int.max)).setAside.count == 1)
    let lines = [entry("a", keys: "sns:m", n: large), entry("a", keys: "sns:m", n: -large), call("b", keys: "sns:m", n: -large), entry("b", keys: "x", n: 0)]
    let found = history(lines)
    #expect(Completeness(found).invocations == 2)
    #expect(!ObservedText.lines(ObservedDocument(ObservedGraph(found), Completeness(found))).isEmpty)
    #expect(!RunStatistics(found).lines.isEmpty)
  }

  @Test func clocksOfRegionsAreComparedByCausesOnly() {
    let at = { (id: String, region: Int, keys: String, time: Int) in
      self.entry(id, keys: keys, n: time).replacing("f-\(id)", with: "arn:aws:lambda:r\(region):1:function:f\(region)")
    }
    let found = history([
      at("a", 1, "lambda:a", 1_000_000), call("a", keys: "sns:1", n: 1_000_100), at("b", 2, "sns:1", 31_000_300),
      call("b", keys: "sns:2", n: 31_000_400), at("c", 1, "sns:2", 1_000_600),
    ])
    let clocks = ObservedGraph(found).clocks
    #expect(clocks.offsets == ["r2": 30_000_000])
    #expect(found.joins.count { $0.certainty == .exact } == 2)
  }
}
