import ServiceGraph
import Testing

/// Records in all their forms, and what is no record.
@Suite struct EventReaderTests {
  static let entry = #"{"v":1,"kind":"entry","mode":"dynamic","invocation":"a","n":1,"time_us":5,"function":"f","keys":["sns:m"]}"#
  static let call = #"{"v":1,"kind":"call","mode":"hybrid","invocation":"b","n":1,"time_us":1,"service":"sns","operation":"Publish","keys":["sns:m"]}"#

  static func read(_ text: String, piece: Int = .max) -> EventReader {
    var reader = EventReader()
    reader.begin("t")
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: min(piece, max(1, bytes.count))) {
      reader.feed(Array(bytes[start..<min(bytes.count, start + min(piece, bytes.count))]))
    }
    reader.end()
    return reader
  }

  private func joins(_ text: String, piece: Int = .max) -> [Join] {
    var reader = Self.read(text, piece: piece)
    #expect(reader.setAside.items.isEmpty)
    return CausalHistory(reader.takeStore()).joins
  }

  @Test(arguments: [1, 2, 7, 64, 100_000]) func allFormsSayTheSame(piece: Int) {
    let plain = joins(Self.entry + "\n" + Self.call + "\r\n\n", piece: piece)
    #expect(plain.count == 1 && plain[0].certainty == .exact)
    let item = { (own: String) in
      #"{"v":{"N":"1"},"kind":{"S":"\#(own)"},"mode":{"S":"hybrid"},"invocation":{"S":"\#(own == "entry" ? "a" : "b")"},"n":{"N":"1"},"#
        + #""time_us":{"N":"1"},"function":{"S":"f"},"service":{"S":"sns"},"keys":{"L":[{"S":"sns:m"}]},"late":{"BOOL":false}}"#
    }
    let export = joins("{\"Item\":\(item("entry"))}\n{\"Item\":\(item("call"))}", piece: piece)
    #expect(export.map(\.calls) == plain.map(\.calls))
    let scan = "{\n  \"Items\": [\n \(item("entry")),\n\(item("call")) ],\n \"Count\": 2, \"ConsumedCapacity\": {\"a\": {}}}"
    #expect(joins(scan, piece: piece).map(\.calls) == plain.map(\.calls))
    #expect(joins("[\(Self.entry), \(Self.call)]", piece: piece).map(\.calls) == plain.map(\.calls))
  }

  @Test func escapesArePartOfTheText() {
    let escaped = Self.call.replacing("sns:m", with: #"sns:\u006d"#)
    #expect(joins(Self.entry + "\n" + escaped).map(\.certainty) == [.exact])
  }

  @Test(arguments: [
    #"{"v":1"#, "nonsense", "[1", #"{"v":2,"kind":"entry","invocation":"a","n":1,"time_us":1}"#, #"{"kind":"entry"}"#,
    #"{"v":1,"kind":"entry","invocation":"a","n":"1","time_us":1}"#, #"{"v":1,"kind":"entry","invocation":7,"n":1,"time_us":1}"#,
    #"{"v":1,"kind":"other","invocation":"a","n":1,"time_us":1}"#, #"{"v":1,"kind":"entry","invocation":"a","n":1e99,"time_us":1}"#,
    #"{"v":1,"kind":"entry","invocation":"a","n":9223372036854775807,"time_us":1}"#, #"{"v":1,"kind":"call","invocation":"a","n":1,"time_us":1}"#,
    #"{"v":1,"kind":"entry","invocation":"a","n":1,"time_us":1,"keys":"sns:m"}"#, "{}}", #"{"a":"\q"}"#, "{\"a\":\"\u{1}\"}",
    #"{"v":{"N":{}},"kind":{}}"#, String(repeating: "[", count: 5000), "{\"a\":" + String(repeating: "[", count: 5000),
  ]) func setsAsideWhatIsNoRecord(line: String) {
    var reader = Self.read(Self.entry + "\n" + line + "\n" + Self.call)
    #expect(reader.setAside.count >= 1 && reader.setAside.items.first?.line == 2)
    #expect(CausalHistory(reader.takeStore()).joins.map(\.certainty) == [.exact])
  }

  @Test func longLinesCostNoMemoryAndAreNamed() {
    var reader = EventReader()
    reader.begin("t")
    reader.feed(Array((Self.entry + "\n{\"v\":\"").utf8))
    for _ in 0..<6 { reader.feed([UInt8](repeating: 0x61, count: 1 << 20)) }
    reader.feed(Array(("\"}\n" + Self.call).utf8))
    reader.end()
    #expect(reader.setAside.items.map(\.line) == [2] && reader.store.recordCount == 2)
  }

  @Test func namesOfUnfinishedDocumentsAreSaid() {
    let reader = Self.read("{\"Items\": [\(Self.entry), {\"v\"")
    #expect(reader.setAside.items.map(\.reason) == [.unfinishedDocument] && reader.store.recordCount == 1)
  }
}
