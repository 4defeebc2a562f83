import Batch
import FunctionProject
import PyRewriter

/// The calls that hybrid mode hooks, by file.
struct HookedCalls {
  private let callees: [String: [Range<Int>]]
  let problems: [ProjectDiagnostic]

  /// - Parameter unsaved: contents that go before those on the disk, by path.
  init(in code: CodeFiles, _ options: SelectionOptions, unsaved: [String: [UInt8]]) async throws {
    let units = try ScanUnits(code.context, codeOf: code.functions, lookingIn: code.roots, unsaved: unsaved)
    problems = units.problems
    let catalog = try SDKCatalog.effective(for: options)
    let sites = try await parallelMap(units.units, workerCount: options.workerCount, makeContext: { NoContext() }) { files, _ in
      try CallAnalysis.analyse(files: files, catalog: catalog)
    }
    callees = Dictionary(grouping: sites.joined().filter(\.isHooked), by: \.path).mapValues { $0.map(\.calleeRange) }
  }

  func callees(in path: String) -> [Range<Int>] { callees[path] ?? [] }
}

private struct NoContext: ~Copyable {}
