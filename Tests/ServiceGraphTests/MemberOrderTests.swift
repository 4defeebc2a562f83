import ServiceGraph
import Testing

/// What the reader remembers of earlier records changes nothing.
@Suite struct MemberOrderTests {
  private static let members = [
    #""v":1"#, #""kind":"call""#, #""mode":"dynamic""#, #""invocation":"b""#, #""n":1"#, #""time_us":1795519536577026"#, #""step":"end""#,
    #""service":"sns""#, #""operation":"Publish""#, #""region":"eu-west-1""#, #""duration_us":77"#, #""keys":["sns:m"]"#, #""late":true"#,
  ]

  /// The same record: its members turned round, spaced otherwise, with others between them, escaped, typed or wrapped.
  private static let spellings: [String] = members.indices.flatMap { turn in
    let turned = Array(members[turn...] + members[..<turn])
    let plain = turned.joined(separator: ",")
    let spaced = turned.map { $0.replacing(":", with: ": ", maxReplacements: 1) }.joined(separator: ", ")
    let others = turned.joined(separator: #","x":{"a":[1,"\""]},"#)
    let escaped = plain.replacing("Publish", with: #"Pub\u006cish"#).replacing(#""kind""#, with: #""Item":7,"kind""#)
    let typed = plain.replacing(#""sns","#, with: #"{"S":"sns"},"#).replacing("1795519536577026", with: #"{"N":"1795519536577026"}"#)
    return [plain, spaced, others, escaped, typed].flatMap { ["{\($0)}", "{ \($0) }", "{\"Item\": {\($0)}}"] }
  }

  @Test func allSpellingsAreOneRecord() {
    for stride in [1, 2, 7] {
      let lines = Self.spellings.indices.map { Self.spellings[$0 * stride % Self.spellings.count] }
      var reader = EventReaderTests.read(lines.joined(separator: "\n"))
      #expect(reader.setAside.items.isEmpty && reader.store.recordCount == lines.count)
      let table = CausalHistory(reader.takeStore()).table
      #expect(table.duplicates == lines.count - 1)
    }
  }

  @Test func anotherValueIsAnotherRecord() {
    let first = "{" + Self.members.joined(separator: ",") + "}"
    for (old, new) in [("Publish", "Publis"), ("Publish", "Publish2"), ("dynamic", "static"), ("eu-west-1", "eu-west-2"), (":77", ":78"), ("7026", "7027")] {
      var reader = EventReaderTests.read([first, first, first.replacing(old, with: new)].joined(separator: "\n"))
      #expect(CausalHistory(reader.takeStore()).table.duplicates == 1, "\(new)")
    }
  }

  @Test(arguments: [#"sn"s"#, "sns\\", "sns\u{1}"]) func whatIsNoTextIsNotTakenForOne(text: String) {
    let first = "{" + Self.members.joined(separator: ",") + "}"
    let reader = EventReaderTests.read([first, first.replacing("\"sns\"", with: "\"\(text)\""), first].joined(separator: "\n"))
    #expect(reader.setAside.items.map(\.line) == [2])
  }

  @Test(arguments: 1...18) func numbersOfAnyLength(digits: Int) throws {
    let time = try #require(Int64("123456789012345678".prefix(digits)))
    let lines = [
      EventReaderTests.call.replacing("\"time_us\":1", with: "\"time_us\":\(time)"),
      EventReaderTests.entry.replacing("\"time_us\":5", with: "\"time_us\":\(time + 50)"),
    ]
    var reader = EventReaderTests.read(lines.joined(separator: "\n"))
    let graph = ObservedGraph(CausalHistory(reader.takeStore()))
    #expect(graph.links.values.map(\.latency.values) == [[50]])
  }

  @Test(arguments: ["12345678a", "1234567890123456x", "1234567/", "12345678901234567890", "--1", "1-1"]) func whatIsNoNumberIsSetAside(text: String) {
    let reader = EventReaderTests.read(EventReaderTests.entry.replacing("\"time_us\":5", with: "\"time_us\":\(text)"))
    #expect(reader.setAside.count == 1)
  }
}
