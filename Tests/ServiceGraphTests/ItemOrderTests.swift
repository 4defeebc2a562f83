import ServiceGraph
import Testing

/// Changes of one item that contradict each other, or have no order of their own.
@Suite struct ItemOrderTests {
  private let writer = [
    JoinKeyTests.entry("a", ["lambda:a"], source: "unknown", calls: 2), JoinKeyTests.call("a", ["dynamodb_image:t/k=1"], service: "dynamodb"),
    JoinKeyTests.call("a", ["dynamodb_image:t/k=2"], n: 1_002, service: "dynamodb"),
  ]

  private func reader(_ id: String, _ image: Int, _ sequence: String = "") -> String {
    JoinKeyTests.entry(id, ["dynamodb_image:t/k=\(image) dynamodb_key:t/k\(sequence)"], source: "dynamodb")
  }

  @Test func oneSequenceNumberOfTwoImages() {
    let readers = [reader("b", 2, " dynamodb_sequence:9"), reader("c", 1, " dynamodb_sequence:9")]
    let (first, second) = (SimulationTests.history(writer + readers).joins, SimulationTests.history(readers.reversed() + writer).joins)
    #expect(first == second)
    #expect(first.filter { $0.doubt == .disputed && $0.calls == [Join.CallName(invocation: "a", n: 1_001)] }.count == 2)
  }

  @Test func noSequenceNumbers() {
    let readers = [reader("b", 2, " dynamodb_sequence:9"), reader("c", 1), reader("d", 1), reader("e", 2)]
    #expect(SimulationTests.history(writer + readers).joins == SimulationTests.history(readers.reversed() + writer).joins)
  }
}
