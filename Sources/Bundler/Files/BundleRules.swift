import Batch
import FunctionProject

/// Decides which files of a code directory belong to the function.
///
/// `--exclude` goes before `--include`, that before the ignore files, the inner ones first, and these before the defaults.
struct BundleRules {
  enum Verdict: Equatable {
    case included
    /// The reason, for the report; nil for defaults, which nobody misses.
    case leftOut(String?)
  }

  /// Version control, caches, environments, editors, and what deployment tools leave in a project.
  static let defaults = [
    ".git", ".hg", ".svn", ".gitignore", ".gitattributes", ".gitmodules", ".gammarayignore", ".gammaray-*",
    "__pycache__", "*.py[co]", ".DS_Store", ".venv", ".tox", ".nox", ".pytest_cache", ".mypy_cache", ".ruff_cache",
    ".idea", ".vscode", ".aws-sam", ".chalice", ".serverless", ".terraform", "cdk.out", "node_modules",
  ]

  private var defaults = IgnoreRules()
  private var ignored = IgnoreRules()
  private var excluded = IgnoreRules()
  private var included = IgnoreRules()
  private let hasIncludes: Bool
  private let readsIgnoreFiles: Bool
  /// The names from the rules' origin, the repository's root, to the code directory.
  let origin: [[UInt8]]

  /// - Parameter directory: normalised, and relative where it lies below the working directory.
  init(directory: String, excludes: [String], includes: [String]) {
    let absolute = PathText.join(Disk.realPath(".") ?? "/", directory)
    let ancestors = Array(RepositoryRoot.ancestors(of: absolute).reversed())
    origin = ancestors.dropFirst().map { Array(PathText.name(of: $0).utf8) }
    hasIncludes = !includes.isEmpty
    readsIgnoreFiles = true
    defaults.exclude(Self.defaults, atDepth: origin.count)
    var depths = [origin.count]
    if !directory.hasPrefix("/"), !directory.hasPrefix("..") {
      let below = directory == "." ? 0 : directory.split(separator: "/").count
      if below > 0, below <= origin.count { depths.append(origin.count - below) }
    }
    for depth in depths {
      excluded.exclude(excludes, atDepth: depth)
      included.exclude(includes, atDepth: depth)
    }
    readAncestors(ancestors)
  }

  /// For installed packages, whose ignore files mean their own repositories; patterns are seen from their directory.
  init(installedExcluding excludes: [String]) {
    origin = []
    hasIncludes = false
    readsIgnoreFiles = false
    defaults.exclude(["__pycache__", "*.py[co]"], atDepth: 0)
    excluded.exclude(excludes, atDepth: 0)
  }

  /// A directory that git ignores is the output of a build: the project's ignore files say nothing of its content.
  private mutating func readAncestors(_ ancestors: [String]) {
    var outer = IgnoreRules()
    if let root = ancestors.first, let text = try? FileReader.read("\(root)/.git/info/exclude") {
      outer.add(text, atDepth: 0)
    }
    for (depth, ancestor) in ancestors.dropLast().enumerated() {
      for name in IgnoreRules.fileNames {
        if let text = try? FileReader.read(PathText.join(ancestor, name)) { outer.add(text, of: name, atDepth: depth) }
      }
    }
    let isBuildOutput = origin.indices.contains { outer.ignores(Array(origin[...$0]), isDirectory: true) }
    if !isBuildOutput { ignored = outer }
  }

  /// Reads the ignore files among the `entries` of a directory whose names from the origin are `names`.
  mutating func enter(_ directory: String, names: [[UInt8]], entries: [DirectoryEntry]) {
    guard readsIgnoreFiles else { return }
    for name in IgnoreRules.fileNames where entries.contains(where: { $0.name == name }) {
      if let text = try? FileReader.read(PathText.join(directory, name)) { ignored.add(text, of: name, atDepth: names.count) }
    }
  }

  /// - Parameters:
  ///   - names: from the origin on.
  ///   - isBelowIgnored: an ignore file names a directory above, which is entered only because of `--include`.
  func verdict(_ names: [[UInt8]], isDirectory: Bool, isBelowIgnored: Bool) -> Verdict {
    if excluded.excludes(names, isDirectory: isDirectory) { return .leftOut("--exclude") }
    if included.excludes(names, isDirectory: isDirectory) { return .included }
    if defaults.excludes(names, isDirectory: isDirectory) { return .leftOut(nil) }
    return isBelowIgnored || ignored.ignores(names, isDirectory: isDirectory) ? .leftOut("an ignore file") : .included
  }

  /// Whether something in an ignored directory may be taken back.
  var entersIgnoredDirectories: Bool { hasIncludes }
}
