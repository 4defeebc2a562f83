import TreeSitterBridge

/// Imports the instrumented copies of the SDK's packages under the names that the module knows.
/// Before: `import boto3`; after: `import gammaray_boto3 as boto3`.
package struct ReplaceImportRule: Rule {
  package static let id = "replace-import"
  package static let modes: Set<Mode> = [.static]

  package init() {}

  package func contribution(to module: borrowing ModuleContext) -> Contribution {
    var contribution = Contribution()
    guard SDKPackages.mayBeNamed(in: module.tree.source) else { return contribution }
    let references = ModuleReferences(to: .original, in: module.tree)
    var suppressed: Set<Int> = []
    for reference in references.all {
      let lines = module.suppressions.lines(covering: reference.lines)
      suppressed.formUnion(lines)
      guard lines.isEmpty else { continue }
      if let edits = reference.replacement { contribution.edits += edits }
      if let finding = finding(on: reference, in: module) { contribution.findings.append(finding) }
    }
    if references.unreplacedText != nil {
      for call in ComputedImports(in: module.tree).calls {
        let lines = module.suppressions.lines(covering: call)
        suppressed.formUnion(lines)
        if lines.isEmpty { contribution.findings.append(Self.computed(at: module.position(of: call.lowerBound))) }
      }
    }
    contribution.usedSuppressions = suppressed
    return contribution
  }

  private func finding(on reference: ModuleReference, in module: borrowing ModuleContext) -> Diagnostic? {
    let position = module.position(of: reference.range.lowerBound)
    if reference.form == .computed { return Self.computed(at: position) }
    guard reference.replacement == nil else { return nil }
    return Diagnostic(
      .warning, "repeated-import", at: position, "not replaced, because it imports one package twice in a row: take the second one out")
  }

  private static func computed(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .warning, "computed-import", at: position,
      "the module's name is computed at run time: should it be one of \(SDKPackages.names.joined(separator: ", ")), write it out here, so that "
        + "static mode can replace it")
  }
}

extension ReplaceImportRule {
  package static let explanation = RuleExplanation(
    summary: "Makes a module import the instrumented copies of \(SDKPackages.names.joined(separator: ", ")) that a static bundle holds, under the "
      + "names that it knows. Names of these modules in texts that Python's import system or a mock takes, such as patch(\"boto3.client\"), get the "
      + "prefix as well. Only static mode does so, in every file of the function and of its dependencies; a name that is computed is reported.",
    before: "import boto3", after: "import gammaray_boto3 as boto3",
    suppression: "`# gammaray: ignore` behind a line leaves its imports as they are.")
}
