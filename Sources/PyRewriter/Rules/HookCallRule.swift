import TreeSitterBridge

/// Hooks the calls that can trigger something, and the methods that are given away for it.
/// Before: `sns.publish(TopicArn=arn)`; after: `_gammaray.hook(sns.publish)(TopicArn=arn)`.
package struct HookCallRule: Rule {
  package static let id = "hook-call"
  package static let modes: Set<Mode> = [.hybrid]

  package init() {}

  package func contribution(to module: borrowing ModuleContext) -> Contribution {
    var contribution = Contribution()
    guard !module.options.callees.isEmpty else { return contribution }
    let outline = ModuleOutline(of: module.tree)
    let unready = UnreadyCode(before: ProloguePlace(outline: outline, source: module.tree.source), in: module.tree)
    var callees: [Range<Int>] = []
    for callee in module.options.callees {
      if unready.contains(callee) {
        contribution.findings.append(Self.finding(at: module.position(of: callee.lowerBound)))
      } else if ShownText.contains(callee, in: module.tree) {
        contribution.findings.append(Self.shownFinding(at: module.position(of: callee.lowerBound)))
      } else {
        callees.append(callee)
      }
    }
    contribution.edits = Self.edits(for: callees)
    return contribution
  }

  /// Callees may lie within each other.
  static func edits(for callees: [Range<Int>]) -> [Edit] {
    // At one place, what ends goes before what begins; of those that begin, the outermost first; of those that end, the innermost.
    let openings = callees.map {
      (place: $0.lowerBound, isOpening: 1, order: -$0.count, edit: Edit.insert(CanonicalCode.hookOpening, at: $0.lowerBound))
    }
    let closings = callees.map {
      (place: $0.upperBound, isOpening: 0, order: $0.count, edit: Edit.insert(CanonicalCode.hookClosing, at: $0.upperBound))
    }
    return (openings + closings).sorted { ($0.place, $0.isOpening, $0.order) < ($1.place, $1.isOpening, $1.order) }.map(\.edit)
  }

  private static func shownFinding(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .warning, "shown-text", at: position,
      "not hooked, because the f-string shows the call's source text: put its result into a variable, and that into the f-string")
  }

  private static func finding(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .warning, "late-prologue", at: position,
      "not hooked, because it may run before the runtime can be imported: put an empty line or an import in front of the module's first statement")
  }
}

/// The code in front of a late prologue that may run before it: there, a hook would not find its name.
private struct UnreadyCode {
  private var ranges: [Range<Int>] = []

  init(before place: ProloguePlace, in tree: borrowing SyntaxTree) {
    let end: Int
    switch place {
    case .after, .emptyLine: return
    case .before(let offset): end = offset
    case .appendedLine: end = tree.source.count
    }
    var cursor = TreeCursor(at: tree.root)
    guard cursor.goToFirstChild() else { return }
    // What was defined before something is called may be what is called.
    var start = cursor.current.byteRange.lowerBound
    repeat {
      let statement = cursor.current
      guard statement.byteRange.lowerBound < end else { break }
      if statement.kind != .functionDefinition || ImportTimeCalls.happen(in: statement) {
        ranges.append(start..<statement.byteRange.upperBound)
        start = statement.byteRange.upperBound
      }
    } while cursor.goToNextSibling()
  }

  func contains(_ range: Range<Int>) -> Bool { ranges.contains { $0.overlaps(range) } }
}

extension HookCallRule {
  package static let explanation = RuleExplanation(
    summary: "Hooks each call that triggers something, or may: of an operation that the catalog says triggers, or of an unknown receiver's method "
      + "that is named like one. Methods that are given away, such as executor.submit(sns.publish), are hooked where they are named. "
      + "Only hybrid mode does so; `rewrite-tool scan` lists the calls, with `hooked` and the reason.",
    before: "sns.publish(TopicArn=arn)", after: "_gammaray.hook(sns.publish)(TopicArn=arn)",
    suppression: "`# gammaray: ignore` behind a line leaves its calls as they are.")
}
