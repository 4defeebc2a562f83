import Batch
import FunctionProject
import PyRewriter

/// Turns a command's arguments into files and functions.
struct Selector {
  enum Wanted {
    /// The modules that hold the selected functions' handlers.
    case handlers
    /// Every Python file.
    case everyFile
  }

  let options: SelectionOptions
  let mode: Mode
  private var discovery = DiscoveryOptions()

  /// The command line goes before `[tool.gammaray]` of the `pyproject.toml` nearest to the first path.
  /// - Parameter needsPath: without one, the working directory is not taken: the command changes files.
  init(options given: SelectionOptions, needsPath: Bool = false) throws {
    var given = given
    if given.paths.isEmpty {
      guard !needsPath else { throw Failure("error: no path given: name a directory, a template or Python files") }
      given.paths = ["."]
    }
    guard !given.paths.contains("") else { throw Failure("error: an empty path: write . for the working directory") }
    (options, mode) = try given.completed(by: Self.configuration(for: given))
    discovery.excludes = options.excludes
    discovery.handler = options.handler
  }

  static func configuration(for options: SelectionOptions) throws -> ProjectConfiguration? {
    let path = options.paths.first == "-" ? options.stdinFilename ?? "." : options.paths[0]
    do throws(ProjectError) { return try ProjectConfiguration.find(for: path) } catch { throw Failure(error.description) }
  }

  func select(_ wanted: Wanted) throws -> Selection {
    guard !options.paths.contains("-") else {
      throw Failure("-: error: standard input goes alone, and to rewrite, restore, diff and check only: name files instead")
    }
    var selection = try selected(wanted)
    selection.mergeTasks()
    return selection
  }

  private func selected(_ wanted: Wanted) throws -> Selection {
    switch wanted {
    case .everyFile: return try everyFile(options.paths)
    case .handlers:
      if let name = options.handler, !name.contains(".") { return try everyFile(options.paths, entryPoints: [name]) }
      return try handlers()
    }
  }

  /// The entry points of one file, as its template or the convention names them.
  func entryPoints(of file: String) throws -> [String] {
    if let handler = options.handler { return [handler.split(separator: ".").last.map(String.init) ?? handler] }
    return try functions(of: [file], mayBeMissing: true).functions.map(\.function)
  }

  private func handlers() throws -> Selection {
    let files = options.paths.filter { $0.hasSuffix(".py") }
    let others = options.paths.filter { !$0.hasSuffix(".py") }
    var selection = Selection()
    selection.add(try discover(others))
    if let handler = options.handler, !files.isEmpty {
      // For a file, the function's name alone counts.
      let name = handler.split(separator: ".").last.map(String.init) ?? handler
      let named = try everyFile(files, entryPoints: [name])
      selection.tasks += named.tasks
      selection.skipped += named.skipped
    } else {
      selection.add(try functions(of: files))
    }
    try selection.keep(options.functions)
    selection.addTasks(for: selection.functions)
    return selection
  }

  private func functions(of files: [String], mayBeMissing: Bool = false) throws -> FunctionProject {
    do throws(ProjectError) {
      return try FunctionProject.discover(
        handlersIn: files, options: discovery, mayBeMissing: mayBeMissing, locator: BindingLocator())
    } catch {
      throw Failure(error.description)
    }
  }

  private func discover(_ paths: [String]) throws -> FunctionProject {
    do throws(ProjectError) {
      return try FunctionProject.discover(paths: paths, options: discovery, locator: BindingLocator())
    } catch {
      throw Failure(error.description)
    }
  }

  private func everyFile(_ paths: [String], entryPoints: [String] = []) throws -> Selection {
    var selection = Selection()
    for path in paths {
      let found: PythonFiles
      do throws(ProjectError) {
        found = try PythonFiles(at: path, excludes: options.excludes)
      } catch {
        throw Failure(error.description)
      }
      selection.tasks += found.files.map { FileTask(path: $0, entryPoints: entryPoints) }
      selection.skipped += found.skipped
      selection.problems += found.problems
    }
    return selection
  }
}

extension Selection {
  mutating func add(_ project: FunctionProject) {
    // Paths may overlap: a file and its directory.
    let known = Set(functions.map(\.identity))
    functions += project.functions.filter { !known.contains($0.identity) }
    skipped += project.skipped
    problems += project.problems
    for function in project.functions where function.inlineSource != nil {
      skipped.append(
        .init(
          name: function.name, reason: "its code stands in the template: `rewrite-tool bundle` instruments it",
          position: function.position))
    }
  }

  /// Keeps the functions of these names; all when there are none.
  mutating func keep(_ names: [String]) throws {
    guard !names.isEmpty else { return }
    for name in names where !functions.contains(where: { $0.name == name || $0.functionName == name }) {
      let known = functions.map(\.name).joined(separator: ", ")
      throw Failure("--function \(name): error: no such function; there are: \(known.isEmpty ? "none" : known)")
    }
    let isSelected = { (function: LambdaFunction) in
      names.contains(function.name) || function.functionName.map(names.contains) == true
    }
    unselected = functions.filter { !isSelected($0) }
    functions = functions.filter(isSelected)
  }
}

extension LambdaFunction {
  /// What tells declarations apart: where one stands, and what it names there.
  fileprivate var identity: String { "\(position)\0\(template == nil ? "" : name)\0\(function)" }
}
