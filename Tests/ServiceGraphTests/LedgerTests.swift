import ServiceGraph
import Testing

/// What runs say of their own losses, and calls that they only counted.
@Suite struct LedgerTests {
  private func record(_ kind: String, n: Int, _ more: String) -> String {
    #"{"v":1,"kind":"\#(kind)","mode":"dynamic","invocation":"a","n":\#(n),"time_us":\#(n)\#(more)}"#
  }

  private func run(_ exit: String, _ calls: [String] = []) -> [String] {
    [record("entry", n: 1, #","function":"f","event_source":"unknown","keys":["lambda:a"],"unkept":3,"unreadable":2,"memory_mb":128"#)] + calls
      + [record("exit", n: 9, #","function":"f","status":"ok","duration_us":1500\#(exit)"#)]
  }

  @Test func lossesAreListed() {
    let before = record("call", n: 2, #","step":"start","call":2,"service":"s3","operation":"GetObject","lost_before":4"#)
    let found = Completeness(SimulationTests.history(run(#","made":9,"written":3,"lost":1,"lost_before":2,"spilled":5"#, [before])))
    #expect(found.missing == 6 && found.spilled == 5 && found.lost == 7 && found.unkept == 3 && found.unreadable == 2)
    #expect(found.losses.map(\.lostBefore) == [6])
  }

  @Test func countedCallsAreNotMissing() {
    let total = record("call", n: 8, #","step":"total","service":"dynamodb","operation":"GetItem","count":700,"errors":2,"duration_us":9000"#)
    let end = (2..<8).map { record("call", n: $0, #","step":"end","call":\#($0),"service":"sns","operation":"Publish","status":"ok","duration_us":2,"keys":["sns:\#($0)"]"#) }
    let history = SimulationTests.history(run(#","made":9,"written":9,"lost":0"#, end + [total]))
    #expect(Completeness(history).missing == 0)
    let get = RunStatistics(history).operations.first { $0.operation == "dynamodb.GetItem" }
    #expect(get?.calls == 700 && get?.counted == 700 && get?.errors == 2 && get?.totalTime == 9000 && get?.duration == nil)
    var filter = GraphFilter()
    filter.includesReads = true
    #expect(ObservedDocument(ObservedGraph(history, filter: filter), Completeness(history)).edges.contains { $0.kind == "dynamodb.GetItem" && $0.count == 700 })
  }

  /// From a bound on, an end record stands alone: it is no half of a call whose other half is lost.
  @Test func loneEndsHideNoLoss() {
    let end = (2..<5).map { record("call", n: $0, #","step":"end","call":\#($0),"service":"sns","operation":"Publish","status":"ok","keys":["sns:\#($0)"]"#) }
    #expect(SimulationTests.history(run(#","made":9,"written":9,"lost":0"#, end).map { $0.replacing("\"unkept\":3,", with: "") }).standing(of: "a")?.reason == .callsMissing)
  }

  @Test func aForkedChildsRecordsAreInNoLedger() {
    let child = record("call", n: 5_000_000, #","step":"end","call":4999999,"process":77,"service":"sns","operation":"Publish","status":"ok","keys":["sns:m"]"#)
    let history = SimulationTests.history(run(#","made":2,"written":2,"lost":0"#).map { $0.replacing("\"n\":9,", with: "\"n\":2,") } + [child])
    #expect(Completeness(history).missing == 0 && RunStatistics(history).functions.map(\.invocations) == [1])
  }
}
