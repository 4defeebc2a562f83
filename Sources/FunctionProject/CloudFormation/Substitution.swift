/// The text of `Fn::Sub`, cut into what is literal and what is `${…}`.
enum Substitution {
  enum Part: Equatable {
    case literal(String)
    case variable(String)
  }

  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var literal = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "${") {
      literal += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstIndex(of: "}") else {
        rest = rest[open.lowerBound...]
        break
      }
      let name = rest[open.upperBound..<close]
      rest = rest[rest.index(after: close)...]
      if name.hasPrefix("!") {
        // `${!Name}` stands for the text `${Name}`.
        literal += "${\(name.dropFirst())}"
      } else {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.variable(name.filter { !$0.isWhitespace }))
      }
    }
    literal += rest
    return literal.isEmpty ? parts : parts + [.literal(literal)]
  }
}
