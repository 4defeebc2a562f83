/// Finds a module's file as Python's import system does on `sys.path`.
///
/// In one directory a package (`name/__init__.py`) goes before an extension module, that before `name.py`;
/// a directory without `__init__.py` counts only when no entry of the path has one of these.
struct ModuleResolver {
  enum Result: Equatable {
    case file(String)
    /// An extension module or bytecode: there is nothing to rewrite.
    case noSource(String)
    /// A directory without `__init__.py`: it imports, but has no names.
    case namespace(String)
    /// `name.py` where the handler needs a package of that name.
    case notAPackage(String)
    case missing
  }

  /// Directories in the order of `sys.path`.
  let path: [String]

  func find(_ module: [String]) -> Result {
    var directories = path
    for (index, name) in module.enumerated() {
      let isLast = index == module.count - 1
      switch Self.find(name, in: directories) {
      case .package(let directory):
        if isLast { return .file("\(directory)/__init__.py") }
        directories = [directory]
      case .module(let file): return isLast ? .file(file) : .notAPackage(file)
      case .noSource(let file): return isLast ? .noSource(file) : .notAPackage(file)
      case .namespace(let portions):
        if isLast { return .namespace(portions[0]) }
        directories = portions
      case nil: return .missing
      }
    }
    return .missing
  }

  private enum Found {
    case package(String)
    case module(String)
    case noSource(String)
    case namespace([String])
  }

  private static func find(_ name: String, in directories: [String]) -> Found? {
    var portions: [String] = []
    for directory in directories {
      let candidate = PathText.join(directory, name)
      let isDirectory = FileSystem.isDirectory(candidate)
      if isDirectory, FileSystem.isFile("\(candidate)/__init__.py") { return .package(candidate) }
      if let file = extensionModule(name, in: directory) { return .noSource(file) }
      if FileSystem.isFile("\(candidate).py") { return .module("\(candidate).py") }
      if FileSystem.isFile("\(candidate).pyc") { return .noSource("\(candidate).pyc") }
      if isDirectory { portions.append(candidate) }
    }
    return portions.isEmpty ? nil : .namespace(portions)
  }

  private static func extensionModule(_ name: String, in directory: String) -> String? {
    let entries = (try? FileSystem.entries(of: directory)) ?? []
    let hit = entries.first { entry in
      entry.name.hasPrefix("\(name).") && entry.name.hasSuffix(".so")
        && (entry.name == "\(name).so" || entry.name.hasPrefix("\(name).cpython-")
          || entry.name == "\(name).abi3.so")
    }
    return hit.map { PathText.join(directory, $0.name) }
  }
}
