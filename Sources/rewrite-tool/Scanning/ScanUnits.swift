import Batch
import FunctionProject
import PyRewriter

/// The files that are analysed together: a function's code directory, with the repository's other code to look into.
struct ScanUnits {
  private(set) var units: [[ModuleFile]] = []
  private(set) var problems: [ProjectDiagnostic] = []

  init(_ options: SelectionOptions) throws {
    let selector = try Selector(options: options)
    let selection = try selector.select(.everyFile)
    let functions = try selector.select(.handlers).functions
    try self.init(selection.tasks.map(\.path), codeOf: functions, lookingIn: selector.options.paths)
    problems = selection.problems + problems
  }

  /// - Parameters:
  ///   - files: Python files, each once.
  ///   - functions: each one's code directory is a unit.
  ///   - roots: from these, too, modules can be imported.
  ///   - unsaved: contents that go before those on the disk, by path.
  init(
    _ files: [String], codeOf functions: [LambdaFunction], lookingIn roots: [String], unsaved: [String: [UInt8]] = [:]
  ) throws {
    let directories = Self.codeDirectories(of: functions)
    var rewriter = try Rewriter()
    var owned: [String: [ModuleSource]] = [:]
    var shared: [ModuleSource] = []
    for path in files {
      do throws(FileError) {
        let bytes = if let unsaved = unsaved[path] { unsaved } else { try FileReader.read(path) }
        // Analysis knows nothing of instrumentation.
        let source = ModuleSource(path: path, bytes: (try? rewriter.restore(bytes, path: path))?.output ?? bytes)
        // The innermost directory holds the file: one function's folder may lie in another's.
        if let directory = directories.last(where: { PathText.isInside(path, $0) }) {
          owned[directory, default: []].append(source)
        } else {
          shared.append(source)
        }
      } catch {
        problems.append(ProjectDiagnostic(.error, at: ProjectPosition(path: error.path), error.message))
      }
    }
    let roots = roots.map(PathText.normalise)
    for directory in directories where owned[directory] != nil {
      units.append(
        owned[directory, default: []].map { $0.module(seenFrom: [directory], isReported: true) }
          + shared.map { $0.module(seenFrom: roots, isReported: false) })
    }
    if !shared.isEmpty { units.append(shared.map { $0.module(seenFrom: roots, isReported: true) }) }
  }

  /// Outermost first.
  private static func codeDirectories(of functions: [LambdaFunction]) -> [String] {
    Set(functions.compactMap(\.codeDirectory)).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }
}

private struct ModuleSource {
  let path: String
  let bytes: [UInt8]

  /// - Parameter roots: directories from which imports start; a layer's `python` folder is one too.
  func module(seenFrom roots: [String], isReported: Bool) -> ModuleFile {
    var names: [String] = []
    for root in roots where PathText.isInside(path, root) && path != root {
      let below = PathText.below(root, path)
      names.append(Self.dotted(below))
      if let layer = below.range(of: "python/") { names.append(Self.dotted(String(below[layer.upperBound...]))) }
    }
    if names.isEmpty { names = [Self.dotted(PathText.name(of: path))] }
    return ModuleFile(path: path, moduleNames: names, bytes: bytes, isReported: isReported)
  }

  private static func dotted(_ path: String) -> String {
    var parts = path.dropLast(".py".count).split(separator: "/")
    if parts.last == "__init__" { parts.removeLast() }
    return parts.joined(separator: ".")
  }
}
