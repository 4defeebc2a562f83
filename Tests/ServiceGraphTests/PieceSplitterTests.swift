import ServiceGraph
import Testing

@Suite struct PieceSplitterTests {
  private func pieces(_ text: String, chunk: Int) -> [String] {
    var (splitter, found) = (PieceSplitter(), [String]())
    let add: (borrowing PieceSplitter.Piece, Int) -> Void = { piece, line in
      switch piece {
      case .whole(let bytes): found.append("\(line) " + String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self))
      case .tooLong: found.append("\(line) too long")
      case .unfinished: found.append("\(line) unfinished")
      }
    }
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: chunk) { splitter.feed(Array(bytes[start..<min(start + chunk, bytes.count)]), add) }
    splitter.end(add)
    return found
  }

  @Test(arguments: [1, 3, 7, 4096])
  func isTheSameInChunksOfAnySize(chunk: Int) {
    #expect(pieces("{\"a\":1}\n[INFO] x\n\n{\"b\":\"\\\"}\"}", chunk: chunk) == ["1 {\"a\":1}", "2 [INFO] x", "3 ", "4 {\"b\":\"\\\"}\"}"])
    #expect(pieces("{\"Items\":[{\"a\":{\"S\":\"}\"}},\n{\"b\":1}],\"Count\":2}", chunk: chunk) == ["1 {\"a\":{\"S\":\"}\"}}", "2 {\"b\":1}"])
    #expect(pieces("{\n \"events\": [\n  {\"message\": \"m\"}\n ]\n", chunk: chunk) == ["3 {\"message\": \"m\"}", "5 unfinished"])
    #expect(pieces("[ {\"a\": [1, {}]} ]", chunk: chunk) == ["1 {\"a\": [1, {}]}"])
    #expect(pieces("", chunk: chunk).isEmpty)
  }

  @Test func keepsNothingOfWhatIsTooLong() {
    let long = String(repeating: "x", count: 5 << 20)
    #expect(pieces("a\n\(long)\nb", chunk: 1 << 20) == ["1 a", "2 too long", "3 b"])
  }
}

@Suite struct CanonicalDecoderTests {
  private func line(_ text: String) throws -> String? {
    var decoder = CanonicalDecoder()
    return try decoder.record(Array(text.utf8).span).map { String(decoding: $0.line, as: UTF8.self) }
  }

  @Test(arguments: [
    #"{"n":5,"v":1,"kind":"call","invocation":"a","keys":["x"],"late":true}"#,
    #"{"late": {"BOOL": true}, "keys": {"L": [{"S": "x"}]}, "n": {"N": "5"}, "v": {"N": "1"}, "kind": {"S": "call"}, "invocation": {"S": "a"}, "b": {"NULL": true}}"#,
    #"{"Item": {"late": true, "keys": {"SS": ["x"]}, "n": 4, "n": 5, "v": 1, "kind": "c\u0061ll", "invocation": "a"}, "other": {"M": {}}}"#,
  ])
  func allFormsAreOne(text: String) throws {
    #expect(try line(text) == #"{"invocation":"a","keys":["x"],"kind":"call","late":true,"n":5,"v":1}"#)
  }

  @Test(arguments: [
    #"{"n":5,"v":1,"kind":"call"}"#, #"{"n":"5","v":1,"kind":"call","invocation":"a"}"#, #"{"n":5,"v":1,"kind":"call","invocation":{"M":{}}}"#,
    #"{"n":5,"v":1,"kind":"call","invocation":"a""#, #"{"n":5,"v":1,"kind":"call","invocation":"a"} x"#, "", "{}", "[]",
  ])
  func othersAreSetAside(text: String) { #expect(throws: SetAside.self) { try line(text) } }
}
