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
