/// A text that a template gives to a function, with what only the deployment fills in kept as references.
package struct TemplateValue: Sendable, Equatable, CustomStringConvertible {
  package enum Part: Sendable, Equatable {
    case literal(String)
    /// `!Ref Table`; also parameters without a default, pseudo parameters (`AWS::Region`) and Terraform's `var.name`.
    case reference(String)
    /// `!GetAtt Table.StreamArn`; of Terraform `aws_sns_topic.orders` and `arn`.
    case attribute(resource: String, name: String)
    /// `!ImportValue name`: an output of another stack.
    case imported(String)
    /// What no reader here understands.
    case unknown
  }

  /// No two literals follow each other; empty for the empty text.
  package private(set) var parts: [Part] = []

  package init(_ parts: [Part]) {
    for part in parts { append(part) }
  }

  package static let unknown = TemplateValue([.unknown])

  package static func literal(_ text: String) -> TemplateValue { TemplateValue([.literal(text)]) }

  package static func + (left: TemplateValue, right: TemplateValue) -> TemplateValue {
    TemplateValue(left.parts + right.parts)
  }

  private mutating func append(_ part: Part) {
    guard case .literal(let text) = part else { return parts.append(part) }
    if case .literal(let before)? = parts.last {
      parts[parts.count - 1] = .literal(before + text)
    } else if !text.isEmpty {
      parts.append(part)
    }
  }

  /// The text itself; nil when parts of it are known only at deployment.
  package var literal: String? {
    switch parts.count {
    case 0: return ""
    case 1: if case .literal(let text) = parts[0] { return text } else { return nil }
    default: return nil
    }
  }

  package var isUnknown: Bool { parts == [.unknown] }

  /// The logical ids (Terraform: addresses) of what the text refers to, in its order; also of parameters.
  package var references: [String] {
    parts.compactMap { part in
      switch part {
      case .reference(let name), .attribute(let name, _): name
      case .literal, .imported, .unknown: nil
      }
    }
  }

  /// As the template would write it: `orders`, `!Ref Table`, `!GetAtt Table.Arn`, `!ImportValue name`, `!Sub x-${Table}`;
  /// Terraform's references as they are, `aws_sns_topic.orders.arn`, and `${…}` inside a text. `?` where nothing is known.
  package var description: String {
    if let literal { return literal }
    if parts.count == 1 { return Self.alone(parts[0]) }
    return references.contains { $0.contains(".") } ? interpolated : "!Sub \(interpolated)"
  }

  /// The text with `${…}` for what it refers to.
  package var interpolated: String { parts.map(Self.inside).joined() }

  private static func alone(_ part: Part) -> String {
    switch part {
    case .literal(let text): text
    // Logical ids have no dots; Terraform's addresses always do.
    case .reference(let name): name.contains(".") ? name : "!Ref \(name)"
    case .attribute(let resource, let name): resource.contains(".") ? "\(resource).\(name)" : "!GetAtt \(resource).\(name)"
    case .imported(let name): "!ImportValue \(name)"
    case .unknown: "?"
    }
  }

  private static func inside(_ part: Part) -> String {
    switch part {
    case .literal(let text): text
    case .reference(let name): "${\(name)}"
    case .attribute(let resource, let name): "${\(resource).\(name)}"
    case .imported(let name): "${ImportValue \(name)}"
    case .unknown: "${?}"
    }
  }
}
