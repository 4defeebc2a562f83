package import TreeSitterBridge

/// The files that are analysed together, and which of them have to be parsed in any case: many may parse those, one finds the calls.
package struct AnalysisUnit: Sendable {
  private let files: [ModuleFile]
  private let catalog: Catalog
  private let extent: CallAnalysis.Extent
  private let words: InterestingWords
  private let identifiers: [IdentifierSet]
  /// Some file names the SDK.
  private let namesSDK: Bool
  /// Some file names an HTTP client.
  private let sendsHTTP: Bool
  /// Places in `files`: those that may hold call sites.
  package let candidates: [Int]

  package init(_ files: [ModuleFile], catalog: Catalog, extent: CallAnalysis.Extent = .triggering) {
    let words = InterestingWords(catalog)
    let wanted = WantedIdentifiers(words.hashes)
    let identifiers = files.map { IdentifierSet(of: $0.bytes, wanted: wanted) }
    let sendsHTTP = identifiers.contains { !$0.wanted.isDisjoint(with: words.httpModules) }
    let groups = DependencyGroups(files, identifiers, words)
    let copies = LibraryCopies(files)
    candidates = files.indices.filter { index in
      let file = files[index]
      guard file.isReported, !copies.contains(file) else { return false }
      return extent == .all && !file.isDependency || words.isCandidate(identifiers[index].wanted, file, groups, sendsHTTP: sendsHTTP)
    }
    namesSDK = identifiers.contains { words.namesSDK($0, catalog) }
    self.files = files
    self.catalog = catalog
    self.extent = extent
    self.words = words
    self.identifiers = identifiers
    self.sendsHTTP = sendsHTTP
  }

  /// A parsed file, as the analysis reads it.
  package struct Module: Sendable {
    let index: Int
    let module: LoweredModule
  }

  /// Parses one of the candidates.
  package func module(_ index: Int, with parser: inout Parser) -> Module {
    Module(index: index, module: Program.lower(files[index], with: &parser))
  }

  /// - Parameter modules: what was parsed already; the rest is when something first needs it.
  package func report(_ modules: [Module] = []) throws(BridgeError) -> CallReport {
    let program = try Program(files, identifiers: identifiers, parsed: modules)
    let evaluator = Evaluator(program, catalog: catalog)
    var sites: [CallSite] = []
    for index in candidates {
      let found = identifiers[index].wanted
      let classifier = CallClassifier(
        evaluator: evaluator, catalog: catalog, words: words, file: Int32(index), isInSDKFile: !found.isDisjoint(with: words.sdkModules))
      sites += CandidateCalls(
        classifier: classifier, catalog: catalog, namesSDK: namesSDK, sendsHTTP: sendsHTTP,
        namesHTTP: !found.isDisjoint(with: words.httpModules), extent: extent
      ).sites()
    }
    return CallReport(sites: sites, parsedPaths: program.parsedPaths)
  }
}
