/// What to do with one file.
package struct RewriteOptions: Equatable, Sendable {
  package let mode: Mode
  /// The names in this module that Lambda calls, in the order of their functions, each once.
  package let entryPoints: [String]

  package init(mode: Mode, entryPoints: [String]) {
    self.mode = mode
    var seen: Set<String> = []
    self.entryPoints = entryPoints.filter { seen.insert($0).inserted }
  }
}
