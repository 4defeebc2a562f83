import Batch
import FunctionProject
import PyRewriter

/// The files that are analysed together: a function's code directory, with the repository's other code to look into.
struct ScanUnits {
  private(set) var units: [[ModuleFile]] = []
  private(set) var problems: [ProjectDiagnostic] = []
  private(set) var functions: [LambdaFunction] = []

  /// - Parameter dependencies: directories of installed packages that are bundled with every function.
  init(_ options: SelectionOptions, dependencies: [String] = []) throws {
    let selector = try Selector(options: options)
    let selection = try selector.select(.everyFile)
    let functions = try selector.select(.handlers).functions
    var inputs = ScanInputs(excludes: selector.options.excludes)
    try inputs.add(files: selection.tasks.map(\.path), of: functions, dependencies: dependencies)
    try self.init(
      inputs.files, codeOf: functions, lookingIn: selector.options.paths + inputs.roots, packageRoots: inputs.packageRoots)
    problems = selection.problems + problems
  }

  /// - Parameters:
  ///   - files: Python files, each once.
  ///   - functions: each one's code directory is a unit.
  ///   - roots: from these, too, modules can be imported.
  ///   - packageRoots: of files of installed packages, the directory that they are in.
  ///   - unsaved: contents that go before those on the disk, by path.
  init(
    _ files: [String], codeOf functions: [LambdaFunction], lookingIn roots: [String], packageRoots: [String: String] = [:],
    unsaved: [String: [UInt8]] = [:]
  ) throws {
    self.functions = functions
    let directories = Self.codeDirectories(of: functions)
    var rewriter = try Rewriter()
    var owned: [String: [ModuleSource]] = [:]
    var shared: [ModuleSource] = []
    for path in files {
      do throws(FileError) {
        let bytes = if let unsaved = unsaved[path] { unsaved } else { try FileReader.read(path) }
        // Analysis knows nothing of instrumentation.
        let source = ModuleSource(
          path: path, bytes: (try? rewriter.restore(bytes, path: path))?.output ?? bytes, packageRoot: packageRoots[path])
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
