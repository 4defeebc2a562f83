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
    problems = selection.problems
    let directories = try Self.codeDirectories(selector)
    var owned: [String: [ModuleSource]] = [:]
    var shared: [ModuleSource] = []
    for task in selection.tasks {
      do throws(FileError) {
        let source = ModuleSource(path: task.path, bytes: try FileReader.read(task.path))
        // The innermost directory holds the file: one function's folder may lie in another's.
        if let directory = directories.last(where: { PathText.isInside(task.path, $0) }) {
          owned[directory, default: []].append(source)
        } else {
          shared.append(source)
        }
      } catch {
        problems.append(ProjectDiagnostic(.error, at: ProjectPosition(path: error.path), error.message))
      }
    }
    let roots = selector.options.paths.map(PathText.normalise)
    for directory in directories where owned[directory] != nil {
      units.append(
        owned[directory, default: []].map { $0.module(seenFrom: [directory], isReported: true) }
          + shared.map { $0.module(seenFrom: roots, isReported: false) })
    }
    if !shared.isEmpty { units.append(shared.map { $0.module(seenFrom: roots, isReported: true) }) }
  }

  /// Outermost first.
  private static func codeDirectories(_ selector: Selector) throws -> [String] {
    let functions = try selector.select(.handlers).functions
    return Set(functions.compactMap(\.codeDirectory)).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
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
