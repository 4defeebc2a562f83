/// What a rule says of itself to people: `explain RULE` prints it.
package struct RuleExplanation: Sendable, Equatable {
  /// One or more sentences.
  package let summary: String
  package let before: String
  package let after: String
  /// How to keep the rule away from some code.
  package let suppression: String

  package init(summary: String, before: String, after: String, suppression: String) {
    self.summary = summary
    self.before = before
    self.after = after
    self.suppression = suppression
  }
}

extension RuleRegistry {
  /// Every rule's words, by the order of the rules.
  package static var explanations: [(id: String, explanation: RuleExplanation)] {
    all.map { (id: $0.id, explanation: $0.explanation) }
  }
}
