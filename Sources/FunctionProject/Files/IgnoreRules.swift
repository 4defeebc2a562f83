/// The ignore files that hold in a directory: those of its ancestors, outermost first, and its own.
package struct IgnoreRules: Sendable {
  /// Patterns of one file. `depth` names lie between the rules' origin and the file's directory.
  private struct Source: Sendable {
    var depth: Int
    var patterns: [IgnorePattern]
    var isGit = false
  }

  private static let gitFile = ".gitignore"
  package static let fileNames = [gitFile, ".gammarayignore"]

  private var sources: [Source] = []
  /// `--exclude`: nothing in a file takes these back.
  private var excluded: [Source] = []

  package init() {}

  /// Adds the lines of the ignore file `name` that stands `depth` names below the origin.
  package mutating func add(_ text: [UInt8], of name: String = gitFile, atDepth depth: Int) {
    let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = text.starts(with: bom) ? text.dropFirst(3) : text[...]
    let lines = String(decoding: bytes, as: UTF8.self).utf8.split(separator: UInt8(ascii: "\n"))
    let patterns = lines.compactMap { IgnorePattern(line: Substring($0)) }
    guard !patterns.isEmpty else { return }
    sources.append(Source(depth: depth, patterns: patterns, isGit: name == Self.gitFile))
  }

  /// Adds patterns that always exclude, seen from `depth` names below the origin.
  package mutating func exclude(_ globs: [String], atDepth depth: Int) {
    let patterns = globs.compactMap { IgnorePattern(line: $0[...]) }
    if !patterns.isEmpty { excluded.append(Source(depth: depth, patterns: patterns)) }
  }

  /// Whether the last pattern that matches `path`, its names from the origin on, excludes it.
  /// A file below an ignored directory is ignored too, but that is for the caller, who need not enter.
  package func ignores(_ path: [[UInt8]], isDirectory: Bool) -> Bool {
    if excludes(path, isDirectory: isDirectory) { return true }
    return Self.verdict(sources, path, isDirectory) ?? false
  }

  /// Whether `--exclude` or a `.gammarayignore` excludes `path`, whatever git says about it.
  package func excludesBeyondGit(_ path: [[UInt8]], isDirectory: Bool) -> Bool {
    excludes(path, isDirectory: isDirectory)
      || Self.verdict(sources.filter { !$0.isGit }, path, isDirectory) == true
  }

  /// Whether `--exclude` alone names `path`.
  package func excludes(_ path: [[UInt8]], isDirectory: Bool) -> Bool {
    excluded.contains { Self.verdict([$0], path, isDirectory) == true }
  }

  private static func verdict(_ sources: [Source], _ path: [[UInt8]], _ isDirectory: Bool) -> Bool?
  {
    for source in sources.reversed() where source.depth <= path.count {
      if let last = source.patterns.last(where: {
        $0.matches(path, from: source.depth, isDirectory: isDirectory)
      }) {
        return !last.isNegated
      }
    }
    return nil
  }
}
