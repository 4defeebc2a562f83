/// Walks a directory tree in byte order and hands out the files that are not ignored.
///
/// Never entered: hidden directories, `node_modules`, `__pycache__`, `site-packages`, virtual environments,
/// links to directories (so that loops end), and what `.gitignore`, `.gammarayignore` or `--exclude` name.
/// An output folder of the CDK (`cdk.out`) is handed out as such, although git ignores it.
package struct ProjectWalk {
  /// What a walk found.
  package struct Result: Sendable {
    /// Files in the order of the walk: a directory's entries by the bytes of their names.
    package var files: [String] = []
    /// Links that lead to no file: to a directory, which is not entered, or to nothing.
    package var links: [String] = []
    package var cloudAssemblies: [String] = []
    package var problems: [ProjectDiagnostic] = []
  }

  private static let neverEntered: Set<String> = ["node_modules", "__pycache__", "site-packages"]

  private let rootDepth: Int
  private var isWanted: (String) -> Bool
  private var result = Result()
  private var names: [[UInt8]]

  /// - Parameters:
  ///   - root: a directory, normalised; a hidden or ignored one is entered when it is named here.
  ///   - excludes: patterns as in `.gitignore`, seen from `root` or from the working directory.
  ///   - isWanted: told each file's name.
  package static func files(
    below root: String, excludes: [String], isWanted: @escaping (String) -> Bool
  ) -> Result {
    var rules = IgnoreRules()
    let origin = RepositoryRoot.names(from: root, into: &rules)
    rules.exclude(excludes, atDepth: origin.count)
    if !root.hasPrefix("/"), !root.hasPrefix("..") {
      let below = root == "." ? 0 : root.utf8.split(separator: UInt8(ascii: "/")).count
      if below > 0, below <= origin.count { rules.exclude(excludes, atDepth: origin.count - below) }
    }
    var walk = ProjectWalk(rootDepth: origin.count, isWanted: isWanted, names: origin)
    walk.enter(root, rules: rules)
    return walk.result
  }

  private init(rootDepth: Int, isWanted: @escaping (String) -> Bool, names: [[UInt8]]) {
    self.rootDepth = rootDepth
    self.isWanted = isWanted
    self.names = names
  }

  private var isAtRoot: Bool { names.count == rootDepth }

  private mutating func enter(_ directory: String, rules: IgnoreRules) {
    let entries: [FileSystem.Entry]
    do {
      entries = try FileSystem.entries(of: directory)
    } catch {
      let message = "cannot be read: \(error.reason); what is in it is not looked at"
      result.problems.append(
        ProjectDiagnostic(.error, at: ProjectPosition(path: directory), message))
      return
    }
    let has = { (name: String) in entries.contains { $0.name == name && $0.kind == .file } }
    if has("cdk.out") { return result.cloudAssemblies.append(directory) }
    if has("pyvenv.cfg"), !isAtRoot { return }
    var rules = rules
    for name in IgnoreRules.fileNames where has(name) {
      guard let text = try? FileSystem.read(PathText.child(name, of: directory)) else { continue }
      rules.add(text, of: name, atDepth: names.count)
    }
    for entry in entries { visit(entry, in: directory, rules: rules) }
  }

  private mutating func visit(_ entry: FileSystem.Entry, in directory: String, rules: IgnoreRules) {
    switch entry.kind {
    case .directory:
      guard !entry.name.hasPrefix("."), !Self.neverEntered.contains(entry.name) else { return }
      names.append(Array(entry.name.utf8))
      defer { names.removeLast() }
      let path = PathText.child(entry.name, of: directory)
      if entry.name == "cdk.out",
        FileSystem.isFile("\(path)/cdk.out") || FileSystem.isFile("\(path)/manifest.json")
      {
        if !rules.excludesBeyondGit(names, isDirectory: true) {
          result.cloudAssemblies.append(path)
        }
      } else if !rules.ignores(names, isDirectory: true) {
        if entry.isNameUTF8 { enter(path, rules: rules) } else { refuseName(path) }
      }
    case .file, .link:
      guard isWanted(entry.name) else { return }
      names.append(Array(entry.name.utf8))
      defer { names.removeLast() }
      let path = PathText.child(entry.name, of: directory)
      guard !rules.ignores(names, isDirectory: false) else { return }
      if !entry.isNameUTF8 {
        refuseName(path)
      } else if entry.kind == .file || FileSystem.isFile(path) {
        result.files.append(path)
      } else if !entry.name.hasPrefix("."), !Self.neverEntered.contains(entry.name) {
        result.links.append(path)
      }
    case .other: return
    }
  }

  /// Python could import it, but neither a zip nor a text names it.
  private mutating func refuseName(_ path: String) {
    result.problems.append(ProjectDiagnostic(.error, at: ProjectPosition(path: path), "its name is not UTF-8: rename or exclude it"))
  }
}
