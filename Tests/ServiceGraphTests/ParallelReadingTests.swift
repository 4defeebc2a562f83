import ServiceGraph
import Testing

/// Records that several readers took in pieces are those that one reader took.
@Suite struct ParallelReadingTests {
  private func pieces(of text: String, size: Int) -> [[UInt8]] {
    var cutter = PieceCutter()
    let bytes = Array(text.utf8)
    var pieces = stride(from: 0, to: bytes.count, by: size).map { cutter.add(Array(bytes[$0..<min(bytes.count, $0 + size)])) }
    pieces.append(cutter.end())
    return pieces.filter { !$0.isEmpty }
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

  @Test(arguments: [100, 5000, 1 << 20], [1, 2, 3]) func piecesAndWorkersMakeNoDifference(size: Int, workers: Int) {
    var single = EventReaderTests.read(Self.records)
    var readers = [EventReader](repeating: EventReader(), count: workers)
    for (number, piece) in pieces(of: Self.records, size: size).enumerated() { _ = readers[number % workers].read(lines: piece, of: "t") }
    let stores = readers.indices.map { readers[$0].takeStore() }
    #expect(document(.merged(stores), workers: workers) == document(single.takeStore(), workers: 1))
  }

  @Test(arguments: [3, 64, 1 << 20]) func whatIsSetAsideHasItsPlace(size: Int) {
    let text = "x\n\(EventReaderTests.entry)\n\nyy\n\(EventReaderTests.call)\nz"
    var list = SetAsideList()
    var lines = 0
    for piece in pieces(of: text, size: size) {
      var reader = EventReader()
      let count = reader.read(lines: piece, of: "t")
      list.add(reader.takeSetAside(), behind: lines)
      lines += count
    }
    #expect(list.items == EventReaderTests.read(text).setAside.items && list.items.map(\.line) == [1, 4, 6])
  }

  @Test func longLinesAreNotKept() {
    var cutter = PieceCutter()
    for _ in 0..<20 { #expect(cutter.add([UInt8](repeating: 0x61, count: 1 << 20)).isEmpty) }
    let piece = cutter.add(Array(("\n" + EventReaderTests.call + "\n").utf8))
    #expect(piece.count < EventReader.longest + 2 << 20)
    var reader = EventReader()
    _ = reader.read(lines: piece, of: "t")
    #expect(reader.setAside.items.map(\.line) == [1] && reader.store.recordCount == 1)
  }
}
