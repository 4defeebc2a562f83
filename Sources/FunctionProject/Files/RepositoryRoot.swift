/// Finds the git repository around a directory.
package enum RepositoryRoot {
  /// The directories from `directory` (absolute, normalised) up to the repository's root, innermost first;
  /// without a repository, up to the working directory, or `directory` alone outside of that.
  package static func ancestors(of directory: String) -> [String] {
    var found: [String] = []
    var current = directory
    while true {
      found.append(current)
      if FileSystem.kind(of: PathText.join(current, ".git")) != nil { return found }
      guard current != "/" else { return upToWorkingDirectory(found) }
      current = PathText.directory(of: current)
    }
  }

  private static func upToWorkingDirectory(_ ancestors: [String]) -> [String] {
    guard let last = ancestors.firstIndex(of: FileSystem.workingDirectory) else { return [ancestors[0]] }
    return Array(ancestors[...last])
  }

  /// Reads the ignore files above `directory` into `rules`.
  /// - Returns: the names that lead from the repository's root, the rules' origin, to `directory`.
  static func names(from directory: String, into rules: inout IgnoreRules) -> [[UInt8]] {
    let absolute = PathText.join(FileSystem.workingDirectory, directory)
    let ancestors = Array(ancestors(of: absolute).reversed())
    if let root = ancestors.first, let text = try? FileSystem.read("\(root)/.git/info/exclude") {
      rules.add(text, atDepth: 0)
    }
    for (depth, ancestor) in ancestors.dropLast().enumerated() {
      for name in IgnoreRules.fileNames {
        if let text = try? FileSystem.read(PathText.join(ancestor, name)) {
          rules.add(text, of: name, atDepth: depth)
        }
      }
    }
    return ancestors.dropFirst().map { Array(PathText.name(of: $0).utf8) }
  }
}
