/// Cuts a Terraform file into tokens; comments vanish.
struct HCLLexer {
  private let characters: [Character]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  static func tokens(of text: String) throws(DocumentError) -> [HCLToken] {
    var lexer = HCLLexer(text)
    var tokens: [HCLToken] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private init(_ text: String) {
    characters = Array(text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...])
  }

  private var current: Character? { position < characters.count ? characters[position] : nil }
  private var following: Character? {
    position + 1 < characters.count ? characters[position + 1] : nil
  }
  private var mark: TextMark { TextMark(line: line, column: position - lineStart + 1) }

  private mutating func advance() {
    if current?.isNewline == true { (line, lineStart) = (line + 1, position + 1) }
    position += 1
  }

  private mutating func next() throws(DocumentError) -> HCLToken {
    try skipBlanks()
    let start = mark
    guard let character = current else { return HCLToken(kind: .end, mark: start) }
    if character.isNewline {
      advance()
      return HCLToken(kind: .newline, mark: start)
    }
    if character.isLetter || character == "_" {
      return HCLToken(
        kind: .identifier(take { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }),
        mark: start)
    }
    if character.isNumber {
      return HCLToken(kind: .number(take { $0.isNumber || $0 == "." }), mark: start)
    }
    if character == "\"" { return HCLToken(kind: .string(try string()), mark: start) }
    if character == "<", following == "<" { return try heredoc(start) }
    advance()
    return HCLToken(kind: .symbol(character), mark: start)
  }

  private mutating func skipBlanks() throws(DocumentError) {
    while let character = current {
      if character == "#" || (character == "/" && following == "/") {
        while current?.isNewline == false { advance() }
      } else if character == "/", following == "*" {
        let start = mark
        while !(current == "*" && following == "/") {
          guard current != nil else {
            throw DocumentError(mark: start, message: "a comment without its end")
          }
          advance()
        }
        position += 2
      } else if character.isWhitespace, !character.isNewline {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func take(_ isMember: (Character) -> Bool) -> String {
    let start = position
    while let character = current, isMember(character) { advance() }
    return String(characters[start..<position])
  }

  private mutating func string() throws(DocumentError) -> [HCLToken.Part] {
    let start = mark
    var parts: [HCLToken.Part] = []
    var literal = ""
    advance()
    while let character = current, !character.isNewline {
      if character == "\"" {
        advance()
        return literal.isEmpty ? parts : parts + [.literal(literal)]
      }
      if character == "$" || character == "%", following == "{" {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.interpolation(try interpolation()))
      } else if character == "\\", let escaped = following {
        literal.append(escaped == "n" ? "\n" : escaped)
        position += 2
      } else {
        literal.append(character)
        advance()
      }
    }
    throw DocumentError(mark: start, message: "a string without its closing quote")
  }

  /// Interpolations hold strings, and these hold interpolations.
  private mutating func interpolation() throws(DocumentError) -> String {
    let start = mark
    position += 2
    let first = position
    var depth = 1
    while let character = current {
      if character == "\"" {
        _ = try string()
        continue
      }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      advance()
      if depth == 0 { return String(characters[first..<position - 1]) }
    }
    throw DocumentError(mark: start, message: "an interpolation without its closing brace")
  }

  private mutating func heredoc(_ start: TextMark) throws(DocumentError) -> HCLToken {
    position += 2
    if current == "-" { advance() }
    let delimiter = take { !$0.isNewline }.trimmed
    advance()
    var lines: [String] = []
    while current != nil {
      let line = take { !$0.isNewline }
      if line.trimmed == delimiter {
        return HCLToken(kind: .string(Self.parts(of: lines.joined(separator: "\n"))), mark: start)
      }
      lines.append(line)
      advance()
    }
    throw DocumentError(mark: start, message: "a heredoc without its end")
  }

  /// The text of a heredoc, cut at its interpolations.
  private static func parts(of text: String) -> [HCLToken.Part] {
    (VariableText.parts(of: text) ?? [.literal(text)]).map { part in
      switch part {
      case .literal(let literal): .literal(literal)
      case .variable(let inner): .interpolation(inner)
      }
    }
  }
}
