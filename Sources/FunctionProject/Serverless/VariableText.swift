/// Text with variables of the Serverless Framework, cut at its `${…}`, which may nest.
enum VariableText {
  enum Part: Equatable {
    case literal(String)
    /// What stands between the braces.
    case variable(String)
  }

  /// Nil when a brace is not closed.
  static func parts(of text: String) -> [Part]? {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "${") {
      guard let close = closingBrace(in: rest, from: open.upperBound) else { return nil }
      if open.lowerBound > rest.startIndex {
        parts.append(.literal(String(rest[..<open.lowerBound])))
      }
      parts.append(.variable(String(rest[open.upperBound..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return rest.isEmpty ? parts : parts + [.literal(String(rest))]
  }

  /// The alternatives of a variable, which commas outside of quotes and brackets separate.
  static func alternatives(of expression: String) -> [String] {
    var alternatives: [String] = []
    var current = ""
    var depth = 0
    var quote: Character?
    for character in expression {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "{" || character == "(" {
        depth += 1
      } else if character == "}" || character == ")" {
        depth -= 1
      } else if character == "," && depth == 0 {
        alternatives.append(current.trimmed)
        current = ""
        continue
      }
      current.append(character)
    }
    return alternatives + [current.trimmed]
  }

  private static func closingBrace(in text: Substring, from start: Substring.Index) -> Substring
    .Index?
  {
    var depth = 1
    for index in text[start...].indices {
      switch text[index] {
      case "{": depth += 1
      case "}": depth -= 1
      default: continue
      }
      if depth == 0 { return index }
    }
    return nil
  }
}
