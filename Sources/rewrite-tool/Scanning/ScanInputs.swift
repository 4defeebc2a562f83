import Batch
import FunctionProject

/// All files that belong to functions: their code, layers, installed packages, and what they import from their repository.
struct ScanInputs {
  private(set) var files: [String] = []
  /// Directories from which the added files are imported.
  private(set) var roots: [String] = []
  /// Files of installed packages -> the directory that these are in.
  private(set) var packageRoots: [String: String] = [:]
  private var known: Set<String> = []
  private let excludes: [String]

  init(excludes: [String]) { self.excludes = excludes }

  mutating func add(files paths: [String], of functions: [LambdaFunction], dependencies: [String]) throws {
    add(paths)
    let code = Self.unique(functions.compactMap(\.codeDirectory))
    let layers = Self.unique(functions.flatMap(\.layers).compactMap { if case .directory(let path, _) = $0 { path } else { nil } })
    for layer in layers { addDirectory(layer, root: layer) }
    for directory in code + layers {
      markInstalled(in: directory)
      for packages in InstalledPackages.directories(below: directory) { addPackages(packages) }
    }
    for directory in dependencies {
      guard let found = try? PythonFiles(at: directory, excludes: excludes), !SourceTree.canonical(directory).hasSuffix(".py") else {
        throw Failure("--dependencies \(directory): error: no such directory: name one that packages are installed in")
      }
      addPackages(SourceTree.canonical(directory), found.files)
    }
    for directory in code { addShared(importedIn: directory) }
  }

  private mutating func add(_ paths: [String]) {
    files += paths.filter { known.insert($0).inserted }
  }

  private mutating func addDirectory(_ directory: String, root: String) {
    guard let found = try? PythonFiles(at: directory, excludes: excludes) else { return }
    roots.append(root)
    add(found.files)
  }

  private mutating func addPackages(_ directory: String, _ found: [String]? = nil) {
    guard let found = found ?? (try? PythonFiles(at: directory, excludes: excludes).files) else { return }
    roots.append(directory)
    for file in found { packageRoots[file] = directory }
    add(found)
  }

  /// Packages that were installed beside the function's own code.
  private mutating func markInstalled(in directory: String) {
    let names = InstalledPackages.names(in: directory)
    guard !names.isEmpty else { return }
    for file in files where PathText.isInside(file, directory) {
      let first = PathText.below(directory, file).prefix { $0 != "/" }
      if names.contains(first.hasSuffix(".py") ? String(first.dropLast(3)) : String(first)) { packageRoots[file] = directory }
    }
  }

  /// Modules above the code directory, and what these import in turn.
  private mutating func addShared(importedIn directory: String) {
    var shared = SharedModules(excludes: excludes)
    var pending = files.filter { PathText.isInside($0, directory) && packageRoots[$0] == nil }
    var asked: Set<String> = []
    while let file = pending.popLast() {
      guard let bytes = try? FileReader.read(file) else { continue }
      for name in ModuleSource(path: file, bytes: bytes).importedNames where asked.insert(name).inserted {
        guard let found = shared.find(name, for: directory) else { continue }
        let new = found.files.filter { !known.contains($0) }
        guard !new.isEmpty else { continue }
        if !roots.contains(found.root) { roots.append(found.root) }
        add(new)
        pending += new
      }
    }
  }

  private static func unique(_ paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }
}
