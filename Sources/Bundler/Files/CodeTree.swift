import FunctionProject

/// All files of a directory that belong into a zip.
struct CodeTree {
  private(set) var files: [BundleFile] = []
  /// Paths that an ignore file or `--exclude` leaves out, directories once, with the reason.
  private(set) var leftOut: [(path: String, reason: String)] = []

  private let root: String
  private let origin: BundleFile.Origin
  private let isEntered: (String) -> Bool
  private var names: [[UInt8]] = []
  private var links: [(path: String, target: String)] = []

  /// - Parameter isEntered: asked of each directory, by its path.
  /// - Throws: `badFile` for links that are broken or leave the directory, `system` for what cannot be read.
  init(
    at root: String, rules: BundleRules, origin: BundleFile.Origin, isEntered: @escaping (String) -> Bool = { _ in true }
  ) throws(BundleError) {
    self.root = root
    self.origin = origin
    self.isEntered = isEntered
    names = rules.origin
    try enter(root, relative: "", rules: rules, isBelowIgnored: false)
    try checkLinks()
  }

  private mutating func enter(
    _ directory: String, relative: String, rules: BundleRules, isBelowIgnored: Bool
  ) throws(BundleError) {
    let entries = try DirectoryEntry.list(directory)
    // A virtual environment, whatever its name.
    guard relative.isEmpty || !entries.contains(where: { $0.name == "pyvenv.cfg" }) else { return }
    var rules = rules
    rules.enter(directory, names: names, entries: entries)
    for entry in entries {
      names.append(Array(entry.name.utf8))
      try visit(entry, PathText.join(directory, entry.name), relative + entry.name, rules, isBelowIgnored: isBelowIgnored)
      names.removeLast()
    }
  }

  private mutating func visit(
    _ entry: DirectoryEntry, _ path: String, _ relative: String, _ rules: BundleRules, isBelowIgnored: Bool
  ) throws(BundleError) {
    let isDirectory = entry.kind == .directory
    let verdict = rules.verdict(names, isDirectory: isDirectory, isBelowIgnored: isBelowIgnored)
    if case .leftOut(let reason) = verdict {
      if let reason, !isBelowIgnored { leftOut.append((isDirectory ? "\(relative)/" : relative, reason)) }
      guard isDirectory, reason == "an ignore file", rules.entersIgnoredDirectories else { return }
    }
    switch entry.kind {
    case .file:
      files.append(BundleFile(relative, content: .file(path), mode: entry.mode, size: entry.size, origin: origin))
    case .directory:
      guard isEntered(path) else { return }
      try enter(path, relative: relative + "/", rules: rules, isBelowIgnored: verdict != .included)
    case .link: try add(link: path, relative)
    case .other: leftOut.append((relative, "it is neither file, directory nor link"))
    }
  }

  private mutating func add(link path: String, _ relative: String) throws(BundleError) {
    let link = try SymbolicLink(at: path, relative: relative, root: root)
    links.append((relative, link.destination))
    let size = link.target.utf8.count
    files.append(BundleFile(relative, content: .symlink(target: link.target), size: size, origin: origin))
  }

  /// A link to what is left out would be broken after unpacking.
  private func checkLinks() throws(BundleError) {
    guard !links.isEmpty else { return }
    var known: Set<String> = [""]
    for file in files {
      known.insert(file.path)
      for slash in file.path.indices where file.path[slash] == "/" { known.insert(String(file.path[..<slash])) }
    }
    for link in links where !known.contains(link.target) {
      throw .badFile(
        path: PathText.join(root, link.path),
        reason: "a link to \(link.target), which is empty or left out: --include that, or --exclude the link")
    }
  }
}
