import Batch
import PyRewriter
import TreeSitterBridge

/// Analyses units side by side, and parses the files of a unit side by side too: one function's code may be most of what there is.
enum UnitAnalysis {
  /// Below this, a unit is done before others could help.
  private static let sharedCandidates = 64

  /// In no order. The largest unit is begun first: so no worker is left with one when the others are done.
  static func reports(on units: [[ModuleFile]], catalog: Catalog, _ workerCount: Int) async throws -> [CallReport] {
    let largestFirst = units.map { (files: $0, size: $0.reduce(0) { $0 + $1.bytes.count }) }.sorted { $0.size > $1.size }.map(\.files)
    return try await parallelMap(largestFirst, workerCount: workerCount, makeContext: { NoContext() }) { files, _ in
      let unit = AnalysisUnit(files, catalog: catalog)
      guard workerCount > 1, unit.candidates.count >= sharedCandidates else { return try unit.report() }
      let modules = try await parallelMap(unit.candidates, workerCount: workerCount, makeContext: { try Parser() }) { index, parser in
        unit.module(index, with: &parser)
      }
      return try unit.report(modules)
    }
  }
}

private struct NoContext: ~Copyable {}
