extension Rewriter {
  /// Replaces imports of the SDK's packages and nothing else: no prologue, no entry point. For dependencies, and for the SDK's own sources.
  /// - Parameter source: clean, or replaced before.
  package mutating func replaceImports(in source: [UInt8], path: String) throws(RewriteError) -> RewriteResult {
    try rewrite(source, path: path, options: RewriteOptions(mode: .static, entryPoints: []))
  }
}
