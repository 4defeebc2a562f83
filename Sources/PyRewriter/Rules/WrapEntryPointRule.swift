import TreeSitterBridge

/// Wraps what Lambda calls, whatever form it has, once the module is complete.
/// Before: nothing; after, as the appended line: `lambda_handler = _gammaray.entry(lambda_handler)`.
package struct WrapEntryPointRule: Rule {
  package static let id = "wrap-entry-point"
  package static let modes: Set<Mode> = [.dynamic, .static, .hybrid]

  package init() {}

  package func contribution(to module: borrowing ModuleContext) -> Contribution {
    var contribution = Contribution()
    var uncertain: [String] = []
    for name in module.options.entryPoints {
      let bindings = NameBindings(of: name, in: module.tree)
      if bindings.isAlwaysBound {
        contribution.appendedStatements.append(CanonicalCode.wrap(name))
      } else {
        uncertain.append(name)
        if let finding = unbound(name, bindings, in: module) { contribution.findings.append(finding) }
      }
    }
    if !uncertain.isEmpty { contribution.appendedStatements.append(CanonicalCode.wrapIfBound(uncertain)) }
    return contribution
  }

  private func unbound(
    _ name: String, _ bindings: NameBindings, in module: borrowing ModuleContext
  ) -> Diagnostic? {
    guard bindings.decisive == nil, !bindings.hasStarImport else { return nil }
    return Diagnostic(
      .warning, "unbound-entry-point", at: module.position(of: 0),
      "'\(name)' is not bound in this module: Lambda will not find it, unless it is set at run time")
  }
}

extension WrapEntryPointRule {
  package static let explanation = RuleExplanation(
    summary: "Wraps what Lambda calls, whatever form it has, in one line after the module's last; each invocation then opens and closes a record. "
      + "A name that some way through the module leaves unbound is wrapped by entry_if_bound, which asks at run time.",
    before: "def lambda_handler(event, context): …",
    after: "def lambda_handler(event, context): …\nlambda_handler = _gammaray.entry(lambda_handler)",
    suppression: "`# gammaray: ignore` behind the line that binds a handler leaves that handler as it is.")
}
