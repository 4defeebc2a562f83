/// A resource of a template: the template's path (of Terraform, the directory) and the logical id.
package struct ResourceKey: Hashable, Sendable, Comparable {
  package let stack: String
  package let id: String

  package static func < (left: ResourceKey, right: ResourceKey) -> Bool { (left.stack, left.id) < (right.stack, right.id) }
}

/// A value of a template, with the resources that it speaks of still visible in it.
package struct SymbolicText: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case literal(String)
    /// `!Ref id` (no attribute) or `!GetAtt id.attribute`.
    case attribute(ResourceKey, String)
    /// A parameter of a template and its default; a template that nests this one may say more.
    case parameter(ResourceKey, defaultValue: String?)
    /// `!ImportValue name`.
    case imported(String)
    /// What only the deployment knows: the expression.
    case unknown(String)
  }

  var parts: [Part]

  init(_ parts: [Part]) { self.parts = parts }
  package init(literal: String) { parts = [.literal(literal)] }
  package init(unknown: String) { parts = [.unknown(unknown)] }

  static func + (left: SymbolicText, right: SymbolicText) -> SymbolicText { SymbolicText(left.parts + right.parts) }

  /// As `Fn::Sub` would write it; equal values of one template have equal texts.
  package var rendered: String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .attribute(let key, ""): "${\(key.id)}"
      case .attribute(let key, let attribute): "${\(key.id).\(attribute)}"
      case .parameter(let key, _): "${\(key.id)}"
      case .imported(let name): "${import \(name)}"
      case .unknown(let expression): "${\(expression)}"
      }
    }.joined()
  }

  /// The text, where all of it is known.
  package var literal: String? {
    var text = ""
    for part in parts {
      guard case .literal(let piece) = part else { return nil }
      text += piece
    }
    return text
  }

  var references: [(key: ResourceKey, attribute: String)] {
    parts.compactMap { if case .attribute(let key, let attribute) = $0 { (key, attribute) } else { nil } }
  }

  /// Some letter of it is known, beside what only the deployment knows.
  var isPartlyKnown: Bool {
    parts.contains { if case .literal(let text) = $0 { text.contains { $0.isLetter || $0.isNumber } } else { false } }
  }
}
