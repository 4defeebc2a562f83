import FoundationEssentials
import ServiceGraph
import Testing

/// Records that several readers took in pieces are those that one reader took.
@Suite struct ParallelReadingTests {
  /// Reads the lines that begin in each range of so many bytes, one range behind the other, by readers in turn.
  private func read(_ bytes: [UInt8], ranges size: Int, by readers: inout [EventReader]) -> SetAsideList {
    var (list, lines) = (SetAsideList(), 0)
    for (number, start) in stride(from: 0, to: bytes.count, by: size).enumerated() {
      let reader = number % readers.count
      let count = readers[reader].read(linesOf: start..<min(bytes.count, start + size), of: "t") { offset, count in
        Array(bytes[min(offset, bytes.count)..<min(bytes.count, offset + count)])
      }
      list.add(readers[reader].takeSetAside(), behind: lines)
      lines += count
    }
    return list
  }

  private func document(_ store: EventStore, workers: Int) -> String {
    let history = CausalHistory(store, workers: Workers(workers))
    let document = ObservedDocument(ObservedGraph(history), Completeness(history))
    return "\(document.nodes) \(document.edges) \(document.links) \(document.completeness)"
  }

  /// Six thousand invocations, so that workers get a share each; some records twice, some contradicted, one call unfinished.
  private static let records: String = (0..<3000).map { number in
    let call = #"{"v":1,"kind":"call","mode":"hybrid","invocation":"a\#(number)","n":1,"time_us":\#(number),"service":"sns","#
      + #""operation":"Publish","resource":"t\#(number % 7)","duration_us":\#(number % 97),"keys":["sns:m\#(number) http:x"]}"#
    let entry = #"{"v":1,"kind":"entry","mode":"hybrid","invocation":"b\#(number)","n":1,"time_us":\#(number + 50),"function":"f\#(number % 5)","#
      + #""status":"ok","made":1,"event_source":"sns","keys":["sns:m\#(number) delivery:2"]}"#
    let again = number % 100 == 0 ? "\n" + entry : number % 101 == 0 ? "\n" + entry.replacing("f\(number % 5)", with: "g") : ""
    return entry + "\n" + call + again
  }.joined(separator: "\n")

  @Test(arguments: [100, 5000, 1 << 20], [1, 2, 3]) func rangesAndWorkersMakeNoDifference(size: Int, workers: Int) {
    var single = EventReaderTests.read(Self.records)
    var readers = [EventReader](repeating: EventReader(), count: workers)
    #expect(read(Array(Self.records.utf8), ranges: size, by: &readers).count == 0)
    let stores = readers.indices.map { readers[$0].takeStore() }
    #expect(document(.merged(stores), workers: workers) == document(single.takeStore(), workers: 1))
  }

  @Test(arguments: [1, 2, 3, 64, 1 << 20], ["", "\n"]) func whatIsSetAsideHasItsPlace(size: Int, end: String) {
    let text = "x\n\(EventReaderTests.entry)\n\nyy\n\(EventReaderTests.call)\nz" + end
    var readers = [EventReader()]
    let list = read(Array(text.utf8), ranges: size, by: &readers)
    #expect(list.items == EventReaderTests.read(text).setAside.items && list.items.map(\.line) == [1, 4, 6])
    #expect(readers[0].store.recordCount == 2)
  }

  @Test func evidenceIsTheSameForAnyNumberOfWorkers() throws {
    var reader = EventReaderTests.read(Self.records)
    let store = reader.takeStore()
    let reports = try [1, 2, 3].map { workers in
      let history = CausalHistory(store, workers: Workers(workers))
      let graph = ObservedGraph(history, withEvidence: true)
      let document = ObservedDocument(graph, Completeness(history))
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return try encoder.encode(ReportDocument(history, graph, document, filter: GraphFilter(), setAside: SetAsideList()))
    }
    #expect(reports[0] == reports[1] && reports[0] == reports[2])
  }

  @Test func longLinesAreNotKept() {
    let text = [UInt8](repeating: 0x61, count: 9 << 20) + Array(("\n" + EventReaderTests.call + "\n").utf8)
    var readers = [EventReader()]
    let list = read(text, ranges: 1 << 20, by: &readers)
    #expect(list.items.map(\.reason) == [.tooLong(limit: PieceSplitter.longest)] && list.items.map(\.line) == [1])
    #expect(readers[0].store.recordCount == 1)
  }
}
