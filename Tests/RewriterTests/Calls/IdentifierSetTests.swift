import Testing

@testable import PyRewriter

@Suite struct IdentifierSetTests {
  /// A file with many identifiers fills the filter; what is wanted must be found all the same.
  @Test func findsWantedIdentifiersAmongMany() {
    let crowd = (0..<20_000).map { "name\($0)" }.joined(separator: " ")
    let wanted = WantedIdentifiers([IdentifierSet.hash(of: "put_item"), IdentifierSet.hash(of: "publish")])
    let set = IdentifierSet(of: Array("\(crowd) table.put_item(Item=1)".utf8), wanted: wanted)
    #expect(set.wanted == [IdentifierSet.hash(of: "put_item")])
    #expect(set.mayContain("name123") && set.mayContain("table"))
  }
}

@Suite struct InterestingWordsTests {
  /// Every operation that triggers is looked for by the name that boto3 gives its method.
  @Test func holdTheMethodsOfAllTriggeringOperations() throws {
    let words = InterestingWords(try CatalogFixture.catalog())
    for line in OperationParameters.data.split(separator: "\n") {
      let operation = String(line.split(separator: " ")[1])
      #expect(words.methodNames.contains(InterestingWords.method(of: operation)), "\(operation)")
    }
    #expect(words.methodNames.isSuperset(of: ["put_events", "upload_file", "batch_writer", "send_messages", "publish"]))
    #expect(InterestingWords.method(of: "SendWhatsAppMessage") == "send_whatsapp_message")
  }
}
