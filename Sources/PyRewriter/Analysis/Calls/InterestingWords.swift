/// The names by which files are chosen before they are parsed.
struct InterestingWords {
  /// Names of methods that trigger, and their hashes.
  let methodNames: Set<String>
  /// Those of them that may be given positional arguments.
  let takingPositional: Set<String>
  let methods: Set<UInt64>
  /// Those that other libraries hardly have.
  let telling: Set<UInt64>
  /// Names of modules that send HTTP requests.
  let httpModules: Set<UInt64>
  /// Methods that only HTTP clients have.
  let httpMethods: Set<UInt64>
  let sdkModules: Set<UInt64>
  /// Those modules and their type stubs.
  let sdkNames: Set<UInt64>
  let wrappers: Set<UInt64>

  var hashes: Set<UInt64> { methods.union(httpModules).union(httpMethods).union(sdkNames).union(wrappers) }

  init(_ catalog: Catalog) {
    func hashes(_ names: some Sequence<String>) -> Set<UInt64> { Set(names.map(IdentifierSet.hash(of:))) }
    let operations = catalog.triggering.values.joined().map { Self.method(of: $0.operation) }
    methodNames = Set(catalog.triggeringMembers.keys.map { $0 } + operations + [CallClassifier.dispatcher])
    let wrapped = catalog.wrappers.keys.map { String($0.split(separator: ".").last ?? "") }
    takingPositional = methodNames.filter { catalog.triggeringUses(ofMethod: $0).contains(where: \.takesPositionalArguments) }
      .union(wrapped + [CallClassifier.dispatcher])
    methods = hashes(methodNames)
    telling = hashes(methodNames.filter(Evidence.isDistinctive))
    // `http` and `urllib` stand in many files for other reasons: there, the classes and functions tell.
    let roots = catalog.httpClients.keys.map(KnownModules.root(of:)).filter { !["botocore", "six", "http", "urllib"].contains($0) }
    httpModules = hashes(roots + ["HTTPConnection", "HTTPSConnection", "urlopen", "urlretrieve", "build_opener", "OpenerDirector"])
    httpMethods = hashes(["post", "patch", "session"])
    sdkModules = hashes(["boto3", "botocore", "aioboto3", "aiobotocore"])
    sdkNames = sdkModules.union(hashes(["s3transfer", "boto3_type_annotations"])).union(hashes(catalog.stubPackages))
    wrappers = hashes(wrapped)
  }

  func isCandidate(_ found: Set<UInt64>, _ file: ModuleFile, _ groups: DependencyGroups, sendsHTTP: Bool) -> Bool {
    if !found.isDisjoint(with: telling) || !found.isDisjoint(with: httpModules) || !found.isDisjoint(with: wrappers) { return true }
    if !found.isDisjoint(with: methods), !file.isDependency || groups.sdk.contains(file.group) { return true }
    return sendsHTTP && !found.isDisjoint(with: httpMethods) && (!file.isDependency || groups.http.contains(file.group))
  }

  /// Code that in no file names a module, a stub or a class of the SDK's makes no SDK object by itself.
  func namesSDK(_ identifiers: IdentifierSet, _ catalog: Catalog) -> Bool {
    !identifiers.wanted.isDisjoint(with: sdkNames) || identifiers.classNames.contains { catalog.service(forClass: $0) != nil }
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
