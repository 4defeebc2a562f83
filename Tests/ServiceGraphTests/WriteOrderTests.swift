import ServiceGraph
import Testing

/// Equal writes of one item, told apart by their order alone.
@Suite struct WriteOrderTests {
  /// An invocation that wrote an item several times, and the stream's records of it, one invocation each.
  private func joins(writes: [String], records: [String], more: String = "") -> [Join] {
    var lines = [JoinKeyTests.entry("a", ["lambda:a"], source: "unknown", calls: writes.count)]
    for (number, write) in writes.enumerated() {
      lines.append(JoinKeyTests.call("a", [write], n: 1_001 + number, service: "dynamodb", more: number == 0 ? more : ""))
    }
    for (number, record) in records.enumerated() {
      lines.append(JoinKeyTests.entry("b\(number)", ["\(record) dynamodb_sequence:\(number + 1)"], source: "dynamodb", n: 2_000 + number))
    }
    return SimulationTests.history(lines).joins.sorted { $0.invocation < $1.invocation }
  }

  private func record(_ image: String) -> String { "dynamodb_image:t/\(image) dynamodb_key:t/k" }

  @Test func asManyRecordsAsWritesAreInTheirOrder() {
    let found = joins(writes: ["dynamodb_key:t/k", "dynamodb_key:t/k", "dynamodb_key:t/k"], records: ["x", "y", "x"].map(record))
    #expect(found.map(\.certainty) == [.exact, .exact, .exact])
    #expect(found.map { $0.calls.map(\.n) } == [[1_001], [1_002], [1_003]])
  }

  @Test func whatLiesBehindTheRecordsBeforeIsNoCandidate() {
    let update = "dynamodb_key:t/k"
    let found = joins(writes: [update, "dynamodb_image:t/x", update, update], records: ["x", "y"].map(record))
    // The put made the first record or none, since an update may have made the same image; the second comes after it.
    #expect(found.map(\.certainty) == [.ambiguous, .ambiguous])
    #expect(found.map { $0.calls.map(\.n) } == [[1_001, 1_002, 1_003], [1_003, 1_004]])
  }

  @Test func aWriteThatWasSentAgainMayStandTwice() {
    let update = "dynamodb_key:t/k"
    let found = joins(writes: [update, update], records: ["x", "y"].map(record), more: #","retries":1"#)
    #expect(found.map(\.certainty) == [.ambiguous, .ambiguous])
  }

  @Test func aStatementPutsOtherTablesInDoubtOnlyWhereItIsNotUnderstood() {
    func certainty(_ keys: String) -> Join.Certainty? {
      let statement = #"{"v":1,"kind":"call","mode":"hybrid","invocation":"a","n":1002,"time_us":1002,"service":"dynamodb","#
        + #""operation":"ExecuteStatement","status":"ok","duration_us":1,"keys":[\#(keys)]}"#
      let lines = [
        JoinKeyTests.entry("a", ["lambda:a"], source: "unknown", calls: 2), JoinKeyTests.call("a", ["dynamodb_image:t/x"], service: "dynamodb"), statement,
        JoinKeyTests.entry("b", ["\(record("x")) dynamodb_sequence:1"], source: "dynamodb", n: 2_000),
      ]
      return SimulationTests.history(lines).joins.first { $0.invocation == "b" }?.certainty
    }
    #expect(certainty("") == .exact)
    #expect(certainty(#""dynamodb_key:other/k""#) == .exact)
    #expect(certainty(#""request:r""#) == .ambiguous)
  }
}
