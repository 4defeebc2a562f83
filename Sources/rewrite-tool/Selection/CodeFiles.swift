import FunctionProject
import PyRewriter

/// The Python files of the selected functions' code, their layers included.
struct CodeFiles {
  /// Those that may be changed.
  private(set) var files: [String] = []
  /// Those that are looked at for what the former call.
  private(set) var context: [String] = []
  /// The functions whose code that is.
  private(set) var functions: [LambdaFunction]
  /// Directories that hold the context, none inside another.
  private(set) var roots: [String] = []
  private let excludes: [String]

  /// - Parameters:
  ///   - unsaved: paths of what is not on the disk as it is.
  ///   - mode: dynamic changes handler modules alone, static every file, and for hybrid what stands beside a file matters too.
  init(_ selection: Selection, _ options: SelectionOptions, unsaved: [String], mode: Mode) throws {
    excludes = options.excludes
    functions = selection.functions
    let explicit = options.paths.filter { $0.hasSuffix(".py") }.map(SourceTree.canonical) + unsaved
    addRoots(options.paths.filter { !$0.hasSuffix(".py") && SourceTree.isDirectory($0) }.map(SourceTree.canonical))
    guard mode != .dynamic || !functions.isEmpty else {
      files = explicit
      return
    }
    // A directory without functions may be a layer, or a package inside some function's code.
    let around = functions.isEmpty ? Self.functions(holding: roots, excludes) : []
    let code = Self.directories(of: functions + around)
    if !functions.isEmpty, explicit.count < options.paths.count { addRoots(code) }
    let directories = roots
    addRoots(code)
    functions += around
    let named = mode == .hybrid ? addExplicit(explicit) : explicit
    context = try pythonFiles(in: roots)
    let others = Set(selection.unselected.compactMap(\.file))
    files = context.filter { file in
      let isInside = { (directory: String) in PathText.isInside(file, directory) }
      return !others.contains(file) && directories.contains(where: isInside) && code.contains(where: isInside)
    }
    files += named.filter { !files.contains($0) }
    let known = Set(context)
    context += (explicit + selection.tasks.map(\.path)).filter { !known.contains($0) }
  }

  /// Files that are named alone: what stands beside them is only looked at.
  /// - Returns: those that belong to a function.
  private mutating func addExplicit(_ paths: [String]) -> [String] {
    paths.filter { path in
      let holders = Self.functions(holding: [path], excludes)
      functions += holders.filter { !functions.contains($0) }
      addRoots(Self.directories(of: holders))
      return !holders.isEmpty
    }
  }

  private static func functions(holding paths: [String], _ excludes: [String]) -> [LambdaFunction] {
    var discovery = DiscoveryOptions()
    discovery.excludes = excludes
    return FunctionProject.functions(holding: paths, options: discovery, locator: BindingLocator())
  }

  private mutating func addRoots(_ paths: [String]) {
    for path in paths where !roots.contains(where: { PathText.isInside(path, $0) }) {
      roots.removeAll { PathText.isInside($0, path) }
      roots.append(path)
    }
  }

  private static func directories(of functions: [LambdaFunction]) -> [String] {
    var found: [String] = []
    for function in functions { found += function.directories.filter { !found.contains($0) } }
    return found
  }

  private func pythonFiles(in roots: [String]) throws -> [String] {
    do throws(ProjectError) {
      var found: [String] = []
      for root in roots { found += try PythonFiles(at: root, excludes: excludes).files }
      return found
    } catch {
      throw Failure(error.description)
    }
  }
}
