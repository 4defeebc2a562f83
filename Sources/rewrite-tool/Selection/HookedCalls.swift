import Batch
import FunctionProject
import PyRewriter

/// The calls that hybrid mode hooks, by file.
struct HookedCalls {
  private let callees: [String: [Range<Int>]]
  let problems: [ProjectDiagnostic]
  /// The files that had to be parsed to find the calls.
  let analysed: [String]

  /// - Parameter unsaved: contents that go before those on the disk, by path.
  init(in code: CodeFiles, _ options: SelectionOptions, unsaved: [String: [UInt8]]) async throws {
    let units = try ScanUnits(code.context, codeOf: code.functions, lookingIn: code.roots, unsaved: unsaved)
    problems = units.problems
    let reports = try await UnitAnalysis.reports(on: units.units, catalog: try SDKCatalog.effective(for: options), options.workerCount)
    callees = Dictionary(grouping: reports.flatMap(\.sites).filter(\.isForHybrid), by: \.path).mapValues { $0.map(\.calleeRange) }
    analysed = Set(reports.flatMap(\.parsedPaths)).sorted()
  }

  func callees(in path: String) -> [Range<Int>] { callees[path] ?? [] }
}
