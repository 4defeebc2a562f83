/// What to do with one file.
package struct RewriteOptions: Equatable, Sendable {
  package let mode: Mode
  /// The names in this module that Lambda calls, in the order of their functions, each once.
  package let entryPoints: [String]
  /// Byte ranges, in the source without instrumentation, of the callees that hybrid mode hooks, as `CallAnalysis` found them; each
  /// once, ascending. They may lie within each other.
  package let callees: [Range<Int>]

  /// Nothing is to be added to `source`.
  func asksForNothing(in source: [UInt8]) -> Bool {
    guard entryPoints.isEmpty else { return false }
    switch mode {
    case .dynamic: return true
    case .static: return !SDKPackages.mayBeNamed(in: source)
    case .hybrid: return callees.isEmpty
    }
  }

  package init(mode: Mode, entryPoints: [String], callees: [Range<Int>] = []) {
    self.mode = mode
    var seen: Set<String> = []
    self.entryPoints = entryPoints.filter { seen.insert($0).inserted }
    self.callees = Set(callees).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }
}
