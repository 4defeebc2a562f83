import PyRewriter
import Testing

@Suite struct CallAnalysisTests {
  @Test(arguments: try CallOracle.all())
  func agreesWithTheOracle(_ oracle: CallOracle) throws {
    let sites = try CallAnalysis.analyse(files: oracle.files, catalog: try CatalogFixture.catalog(), extent: .all)
    let found = oracle.found(sites)
    let expected = oracle.expected
    for place in Set(expected.keys).union(found.keys).sorted() {
      let actual = found[place] ?? []
      guard let marks = expected[place] else {
        let hooked = actual.filter { $0.hasSuffix("triggers") || $0 == "unknown hooked" }
        #expect(hooked.isEmpty, "\(place): found \(actual), not marked")
        continue
      }
      #expect((actual.isEmpty ? ["none"] : actual) == marks, "\(place)")
    }
  }

  @Test func hybridFindsWhatScanHooks() throws {
    let catalog = try CatalogFixture.catalog()
    for oracle in try CallOracle.all() {
      let all = try CallAnalysis.analyse(files: oracle.files, catalog: catalog, extent: .all).filter(\.isHooked)
      let hybrid = try CallAnalysis.analyse(files: oracle.files, catalog: catalog).filter(\.isHooked)
      #expect(hybrid.map(\.calleeRange) == all.map(\.calleeRange), "\(oracle.name)")
    }
  }

  @Test func oracleHasEnoughCalls() throws {
    #expect(try CallOracle.all().reduce(0) { $0 + $1.markCount } >= 300)
  }
}
