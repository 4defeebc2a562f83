extension ServiceAnalysis {
  /// What of a function's code and dependencies may lead to the SDK: the function's own files, the packages that name the SDK, and those that
  /// name such a package. The tests of packages, which nothing imports, are left out.
  package static func leadingToSDK(_ files: [ModuleFile]) -> [ModuleFile] {
    let own = files.filter { !$0.isDependency }
    let groups = Dictionary(grouping: files.filter { $0.isDependency && !isTest($0.path) }, by: \.group)
    var leading: Set<String> = []
    var names = SDKPackages.names
    while !names.isEmpty {
      let words = WantedIdentifiers(Set(names.map(IdentifierSet.hash(of:))))
      let found = groups.keys.sorted().filter { group in
        !leading.contains(group) && groups[group, default: []].contains { !IdentifierSet(of: $0.bytes, wanted: words).wanted.isEmpty }
      }
      leading.formUnion(found)
      names = found
    }
    return own + leading.sorted().flatMap { groups[$0] ?? [] }
  }

  private static func isTest(_ path: String) -> Bool {
    path.split(separator: "/").dropFirst().dropLast().contains { $0 == "tests" || $0 == "test" }
  }
}
