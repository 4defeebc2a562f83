package import TreeSitterBridge

/// Finds the SDK and HTTP calls of a function's files. Pure: no file is opened.
package enum CallAnalysis {
  package enum Extent: Sendable {
    /// What triggers or may: what hybrid mode needs. Files without any such name are not parsed.
    case triggering
    /// Harmless calls too: what `scan` shows.
    case all
  }

  /// The call sites of all files that are to be reported on, by file and place. Files that do not parse as a whole count as far as they do.
  package static func analyse(
    files: [ModuleFile], catalog: Catalog, extent: Extent = .triggering
  ) throws(BridgeError) -> [CallSite] {
    try report(files: files, catalog: catalog, extent: extent).sites
  }

  /// The same, with what it took.
  package static func report(
    files: [ModuleFile], catalog: Catalog, extent: Extent = .triggering
  ) throws(BridgeError) -> CallReport {
    let words = InterestingWords(catalog)
    let wanted = WantedIdentifiers(words.hashes)
    let identifiers = files.map { IdentifierSet(of: $0.bytes, wanted: wanted) }
    let program = try Program(files, identifiers: identifiers)
    let evaluator = Evaluator(program, catalog: catalog)
    let sendsHTTP = identifiers.contains { !$0.wanted.isDisjoint(with: words.httpModules) }
    let groups = DependencyGroups(files, identifiers, words)
    let copies = LibraryCopies(files)
    var sites: [CallSite] = []
    for (index, file) in files.enumerated() where file.isReported && !copies.contains(file) {
      let found = identifiers[index].wanted
      guard extent == .all && !file.isDependency || words.isCandidate(found, file, groups, sendsHTTP: sendsHTTP) else { continue }
      let classifier = CallClassifier(
        evaluator: evaluator, catalog: catalog, words: words, file: Int32(index), isInSDKFile: !found.isDisjoint(with: words.sdkModules))
      sites += CandidateCalls(
        classifier: classifier, catalog: catalog, sendsHTTP: sendsHTTP, namesHTTP: !found.isDisjoint(with: words.httpModules), extent: extent
      ).sites()
    }
    return CallReport(sites: sites, parsedPaths: program.parsedPaths)
  }
}

/// The call sites of some files, and which of these had to be parsed for it.
package struct CallReport: Sendable {
  package let sites: [CallSite]
  package let parsedPaths: [String]
}

/// The names by which files are chosen before they are parsed.
struct InterestingWords {
  /// Names of methods that trigger, and their hashes.
  let methodNames: Set<String>
  let methods: Set<UInt64>
  /// Those that other libraries hardly have.
  let telling: Set<UInt64>
  /// Names of modules that send HTTP requests.
  let httpModules: Set<UInt64>
  /// Methods that only HTTP clients have.
  let httpMethods: Set<UInt64>
  let sdkModules: Set<UInt64>
  let wrappers: Set<UInt64>

  var hashes: Set<UInt64> { methods.union(httpModules).union(httpMethods).union(sdkModules).union(wrappers) }

  init(_ catalog: Catalog) {
    func hashes(_ names: some Sequence<String>) -> Set<UInt64> { Set(names.map(IdentifierSet.hash(of:))) }
    let operations = catalog.triggering.values.joined().map { Self.method(of: $0.operation) }
    methodNames = Set(catalog.triggeringMembers.keys.map { $0 } + operations + [CallClassifier.dispatcher])
    methods = hashes(methodNames)
    telling = hashes(methodNames.filter(Evidence.isDistinctive))
    // `http` and `urllib` stand in many files for other reasons: there, the classes and functions tell.
    let roots = catalog.httpClients.keys.map(KnownModules.root(of:)).filter { !["botocore", "six", "http", "urllib"].contains($0) }
    httpModules = hashes(roots + ["HTTPConnection", "HTTPSConnection", "urlopen", "urlretrieve", "build_opener", "OpenerDirector"])
    httpMethods = hashes(["post", "patch", "session"])
    sdkModules = hashes(["boto3", "botocore", "aioboto3", "aiobotocore"])
    wrappers = hashes(catalog.wrappers.keys.map { String($0.split(separator: ".").last ?? "") })
  }

  func isCandidate(_ found: Set<UInt64>, _ file: ModuleFile, _ groups: DependencyGroups, sendsHTTP: Bool) -> Bool {
    if !found.isDisjoint(with: telling) || !found.isDisjoint(with: httpModules) || !found.isDisjoint(with: wrappers) { return true }
    if !found.isDisjoint(with: methods), !file.isDependency || groups.sdk.contains(file.group) { return true }
    return sendsHTTP && !found.isDisjoint(with: httpMethods) && (!file.isDependency || groups.http.contains(file.group))
  }

  /// boto3's name of the method for an operation: `put_item` for `PutItem`.
  static func method(of operation: String) -> String {
    let letters = Array(operation.replacing("WhatsApp", with: "Whatsapp"))
    var name = ""
    for (index, letter) in letters.enumerated() {
      if letter.isUppercase, index > 0 {
        let before = letters[index - 1]
        let startsWord = index + 1 < letters.count && letters[index + 1].isLowercase
        if before.isLowercase || before.isNumber || startsWord { name += "_" }
      }
      name += letter.lowercased()
    }
    return name
  }
}

/// The packages among the dependencies that name the SDK or an HTTP client in any of their files.
struct DependencyGroups {
  private(set) var sdk: Set<String> = []
  private(set) var http: Set<String> = []

  init(_ files: [ModuleFile], _ identifiers: [IdentifierSet], _ words: InterestingWords) {
    for (index, file) in files.enumerated() where file.isDependency {
      let found = identifiers[index].wanted
      if !found.isDisjoint(with: words.sdkModules) { sdk.insert(file.group) }
      if !found.isDisjoint(with: words.httpModules) { http.insert(file.group) }
    }
  }
}
