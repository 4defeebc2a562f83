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
    var problems: [(offset: Int, what: Problem)] = []
    for reference in references.all where contribution.isFree(reference.lines, in: module.suppressions) {
      let edits = reference.replacement
      contribution.edits += edits ?? []
      if edits == nil { problems.append((reference.range.lowerBound, .repeated)) }
      if reference.form == .computed { problems.append((reference.range.lowerBound, .computed)) }
    }
    if references.unreplacedText != nil {
      let places = ComputedImports(in: module.tree).calls + ComputedLookups(in: module.tree).places
      for place in places where !references.assignedTexts.contains(place) && contribution.isFree(place, in: module.suppressions) { problems.append((place.lowerBound, .computed)) }
    }
    guard !problems.isEmpty else { return contribution }
    let lineStarts = LineStarts(of: module.tree.source)
    contribution.findings = problems.sorted { $0.offset < $1.offset }.map {
      $0.what.diagnostic(at: lineStarts.position(of: $0.offset, path: module.path))
    }
    return contribution
  }
}

/// Why something is not replaced.
private enum Problem {
  case computed, repeated

  func diagnostic(at position: SourcePosition) -> Diagnostic {
    switch self {
    case .computed:
      Diagnostic(
        .warning, "computed-import", at: position,
        "the module's name is computed at run time: should it be one of \(SDKPackages.names.joined(separator: ", ")), write it out here, so that "
          + "static mode can replace it")
    case .repeated:
      Diagnostic(
        .warning, "repeated-import", at: position, "not replaced, because it imports one package twice in a row: take the second one out")
    }
  }
}

extension Contribution {
  /// No comment on a line of `range` keeps it as it is; one that does is used.
  fileprivate mutating func isFree(_ range: Range<Int>, in suppressions: Suppressions) -> Bool {
    let lines = suppressions.lines(covering: range)
    usedSuppressions.formUnion(lines)
    return lines.isEmpty
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
