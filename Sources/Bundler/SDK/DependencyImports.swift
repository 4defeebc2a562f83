import PyRewriter

/// Replaces the imports of the SDK in a function's dependencies, so that its classes are the same ones everywhere.
struct DependencyImports {
  private(set) var files: [BundleFile] = []
  private(set) var findings: [Diagnostic] = []

  /// A module that cannot be rewritten stays as it is, with a finding.
  init(_ dependencies: [BundleFile]) throws(BundleError) {
    var rewriter = try Rewriter.make(for: ".")
    files = dependencies
    for index in files.indices where files[index].path.hasSuffix(".py") && files[index].origin == .dependency {
      let file = files[index]
      guard let source = try file.source(), SDKPackages.names.contains(where: source.contains) else { continue }
      do throws(RewriteError) {
        let result = try rewriter.replaceImports(in: source, path: file.path)
        findings += result.findings
        guard result.output != source else { continue }
        files[index] = BundleFile(file.path, bytes: result.output, mode: file.mode, origin: .dependency)
      } catch {
        findings.append(Diagnostic(.warning, error.id, at: error.position, "its imports of the SDK are not replaced: \(error.message)"))
      }
    }
    files = files.withoutStaleBytecode()
  }
}
