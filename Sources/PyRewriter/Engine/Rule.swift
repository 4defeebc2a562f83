package import TreeSitterBridge

/// One kind of instrumentation. A rule is pure, keeps no state and returns edits; the engine applies them.
package protocol Rule: Sendable {
  /// Kebab-case and stable: the name in diagnostics, options and fixture folders.
  static var id: String { get }
  static var modes: Set<Mode> { get }
  /// What `explain` prints.
  static var explanation: RuleExplanation { get }

  init()
  func contribution(to module: borrowing ModuleContext) -> Contribution
}

/// A clean module, as rules see it.
package struct ModuleContext: ~Copyable {
  package let path: String
  package let tree: SyntaxTree
  package let options: RewriteOptions
  package let suppressions: Suppressions
  /// The file's own line end: LF or CRLF.
  package let lineEnd: String

  package func position(of offset: Int) -> SourcePosition {
    SourcePosition(path: path, source: tree.source, offset: offset)
  }
}

/// What one rule wants done. What rules share, the appended line, is a request that the engine merges.
package struct Contribution: Equatable, Sendable {
  /// Applied together or not at all.
  package var edits: [Edit] = []
  /// Simple statements for the one line that may follow the module's last.
  package var appendedStatements: [String] = []
  package var findings: [Diagnostic] = []
  /// Lines whose `# gammaray: ignore` kept this rule from something.
  package var usedSuppressions: Set<Int> = []

  package init() {}
}

/// In the order of claiming bytes, and of statements on the appended line.
package enum RuleRegistry {
  package static let all: [any Rule.Type] = [PatchSDKRule.self, ReplaceImportRule.self, HookCallRule.self, WrapEntryPointRule.self]
}
