import Batch
import FunctionProject
import PyRewriter

/// A function with the calls that it may get to.
struct FunctionCalls {
  let function: LambdaFunction
  let sites: [CallSite]
  /// Bytes of the files in which the calls stand.
  let sources: [String: [UInt8]]
}

/// The functions of a project with their calls: the files of a code directory are analysed once, and each function gets what it reaches.
struct PlanUnits {
  private(set) var functions: [FunctionCalls] = []
  private(set) var problems: [ProjectDiagnostic] = []

  init(_ options: SelectionOptions, functions selected: [LambdaFunction], catalog: Catalog) throws {
    let units = try ScanUnits(options)
    problems = units.problems
    var unitOfFile: [String: Int] = [:]
    for (index, unit) in units.units.enumerated() {
      for file in unit where file.isReported && unitOfFile[file.path] == nil { unitOfFile[file.path] = index }
    }
    let byUnit = Dictionary(grouping: selected) { function in function.file.flatMap { unitOfFile[$0] } }
    for (index, unit) in units.units.enumerated() {
      guard let members = byUnit[index] else { continue }
      functions += try Self.analyse(unit, for: members, catalog)
    }
    // What a walk does not enter: the assets of `cdk.out`, and code outside of the paths given.
    let elsewhere = Dictionary(grouping: byUnit[nil] ?? []) { $0.file == nil ? nil : $0.codeDirectory }
    for directory in elsewhere.keys.compactMap(\.self).sorted() {
      let unit = try files(below: directory, excludes: options.excludes)
      functions += try Self.analyse(unit, for: elsewhere[directory] ?? [], catalog)
    }
    for function in elsewhere[nil] ?? [] { functions.append(try Self.inline(function, catalog)) }
  }

  private mutating func files(below directory: String, excludes: [String]) throws -> [ModuleFile] {
    let found: PythonFiles
    do throws(ProjectError) { found = try PythonFiles(at: directory, excludes: excludes) } catch { throw Failure(error.description) }
    var files: [ModuleFile] = []
    for path in found.files {
      do throws(FileError) {
        let name = PathText.below(directory, path).dropLast(".py".count).replacing("/__init__", with: "").replacing("/", with: ".")
        files.append(ModuleFile(path: path, moduleNames: [String(name)], bytes: try FileReader.read(path)))
      } catch {
        problems.append(ProjectDiagnostic(.error, at: ProjectPosition(path: error.path), error.message))
      }
    }
    return files
  }

  private static func analyse(_ unit: [ModuleFile], for members: [LambdaFunction], _ catalog: Catalog) throws -> [FunctionCalls] {
    let reach = try CodeReach(unit)
    let handlers = Set(members.compactMap(Self.handler))
    let reached = members.map { function in Self.handler(of: function).map { reach.reached(from: $0, others: handlers) } }
    // Calls in shared code count for whoever reaches it.
    let files = unit.map { file in
      let isReached = reached.contains { $0?.containsFile(file.path) == true }
      return ModuleFile(
        path: file.path, moduleNames: file.moduleNames, bytes: file.bytes, isReported: isReached, isDependency: file.isDependency)
    }
    let sites = try CallAnalysis.analyse(files: files, catalog: catalog, extent: .all)
    let sources = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    return zip(members, reached).map { function, code in
      let own = sites.filter { code?.contains($0.path, $0.range.lowerBound) == true }
      return FunctionCalls(function: function, sites: own, sources: sources)
    }
  }

  private static func handler(of function: LambdaFunction) -> CodeReach.Definition? {
    function.file.map { CodeReach.Definition(path: $0, name: function.function) }
  }

  /// Code in the template itself.
  private static func inline(_ function: LambdaFunction, _ catalog: Catalog) throws -> FunctionCalls {
    guard let inline = function.inlineSource else { return FunctionCalls(function: function, sites: [], sources: [:]) }
    let file = ModuleFile(path: InlineSource.fileName, moduleNames: ["index"], bytes: Array(inline.text.utf8))
    let sites = try CallAnalysis.analyse(files: [file], catalog: catalog, extent: .all)
    return FunctionCalls(function: function, sites: sites, sources: [file.path: file.bytes])
  }
}
