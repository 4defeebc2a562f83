/// Paths that are named outright obey the excludes too, as pre-commit's users expect.
package enum ExplicitPath {
  package static func isExcluded(_ path: String, isDirectory: Bool, by excludes: [String]) -> Bool {
    guard !excludes.isEmpty, path != "." else { return false }
    var rules = IgnoreRules()
    rules.exclude(excludes, atDepth: 0)
    let names = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    return names.indices.contains { index in
      rules.ignores(Array(names[...index]), isDirectory: isDirectory || index < names.count - 1)
    }
  }
}
