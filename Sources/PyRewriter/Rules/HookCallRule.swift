/// Hooks the calls that can trigger something, and the methods that are given away for it.
/// Before: `sns.publish(TopicArn=arn)`; after: `_gammaray.hook(sns.publish)(TopicArn=arn)`.
///
/// Undo: each pair is a `call` node whose function is the attribute `_gammaray.hook` and whose arguments are one expression; what
/// goes is everything of the node in front of that expression and behind it.
package enum HookCallRule {
  package static let id = "hook-call"

  static let opening = "\(CanonicalCode.name).hook("
  static let closing = ")"

  /// The edits of one file; `sites` may hold those that are not hooked. Callees may lie within each other.
  package static func edits(for sites: [CallSite]) -> [Edit] {
    var callees: [Range<Int>] = []
    for site in sites where site.isHooked && !callees.contains(site.calleeRange) { callees.append(site.calleeRange) }
    // At one place, what ends goes before what begins; of those that begin, the outermost first; of those that end, the innermost.
    let openings = callees.map { (place: $0.lowerBound, isOpening: 1, order: -$0.count, edit: Edit.insert(opening, at: $0.lowerBound)) }
    let closings = callees.map { (place: $0.upperBound, isOpening: 0, order: $0.count, edit: Edit.insert(closing, at: $0.upperBound)) }
    return (openings + closings).sorted { ($0.place, $0.isOpening, $0.order) < ($1.place, $1.isOpening, $1.order) }.map(\.edit)
  }
}

extension HookCallRule {
  package static let explanation = RuleExplanation(
    summary: "Hooks each call that triggers something, or may: of an operation that the catalog says triggers, or of an unknown receiver's method "
      + "that is named like one. Methods that are given away, such as executor.submit(sns.publish), are hooked where they are named. "
      + "Only hybrid mode does so; `rewrite-tool scan` lists the calls, with `hooked` and the reason.",
    before: "sns.publish(TopicArn=arn)", after: "_gammaray.hook(sns.publish)(TopicArn=arn)",
    suppression: "`# gammaray: ignore` behind a line leaves its calls as they are.")
}
