/// A value of a Terraform file, as far as names and paths need it.
indirect enum HCLExpression: Equatable {
  case template([HCLToken.Part])
  case literal(String)
  /// `var.name`, `data.archive_file.code.output_path`; indices are left out.
  case reference([String])
  case list([HCLExpression])
  case call(String, [HCLExpression])
  /// Of equal keys the last one holds.
  case object([String: HCLExpression])
  /// Operators, conditions: not evaluated.
  case unknown
}

/// A block such as `resource "type" "name" { … }`.
struct HCLBlock: Equatable {
  struct Attribute: Equatable {
    var value: HCLExpression
    var mark: TextMark
  }

  var type: String
  var labels: [String]
  var mark: TextMark
  var attributes: [String: Attribute] = [:]
  var blocks: [HCLBlock] = []
}

struct HCLParser {
  private static let deepest = 64

  private let tokens: [HCLToken]
  private var position = 0

  /// - Returns: a block without a name that holds the file's blocks.
  static func parse(_ text: String) throws(DocumentError) -> HCLBlock {
    var parser = HCLParser(tokens: try HCLLexer.tokens(of: text))
    var root = HCLBlock(type: "", labels: [], mark: TextMark(line: 1, column: 1))
    try parser.body(of: &root, until: .end, depth: 0)
    return root
  }

  /// The value of an interpolation.
  static func expression(_ text: String) -> HCLExpression {
    guard let tokens = try? HCLLexer.tokens(of: text) else { return .unknown }
    var parser = HCLParser(tokens: tokens)
    return parser.expression(depth: 0)
  }

  private init(tokens: [HCLToken]) { self.tokens = tokens }

  private var token: HCLToken { tokens[min(position, tokens.count - 1)] }
  private mutating func advance() { position += 1 }

  private mutating func skipNewlines() {
    while token.kind == .newline { advance() }
  }

  private mutating func body(of block: inout HCLBlock, until end: HCLToken.Kind, depth: Int)
    throws(DocumentError)
  {
    guard depth < Self.deepest else {
      throw DocumentError(mark: token.mark, message: "nested too deep")
    }
    while true {
      skipNewlines()
      if token.kind == end { return advance() }
      let start = token.mark
      guard case .identifier(let name) = token.kind else {
        throw DocumentError(mark: start, message: "expected a block or an attribute")
      }
      advance()
      if token.kind == .symbol("=") {
        advance()
        let mark = token.mark
        block.attributes[name] = HCLBlock.Attribute(value: expression(depth: depth), mark: mark)
      } else {
        var inner = HCLBlock(type: name, labels: labels(), mark: start)
        guard token.kind == .symbol("{") else {
          throw DocumentError(mark: token.mark, message: "expected '{' or '='")
        }
        advance()
        try body(of: &inner, until: .symbol("}"), depth: depth + 1)
        block.blocks.append(inner)
      }
    }
  }

  private mutating func labels() -> [String] {
    var labels: [String] = []
    while true {
      switch token.kind {
      case .identifier(let name): labels.append(name)
      case .string(let parts): labels.append(parts.count == 1 ? Self.literal(parts[0]) : "")
      default: return labels
      }
      advance()
    }
  }

  private static func literal(_ part: HCLToken.Part) -> String {
    if case .literal(let text) = part { text } else { "" }
  }

  /// Leaves the parser behind the expression, whether it was understood or not.
  private mutating func expression(depth: Int) -> HCLExpression {
    let value = primary(depth: depth)
    return skipRest() ? .unknown : value
  }

  private mutating func primary(depth: Int) -> HCLExpression {
    switch token.kind {
    case .string(let parts):
      advance()
      return .template(parts)
    case .number(let text):
      advance()
      return .literal(text)
    case .identifier(let name):
      advance()
      if name == "true" || name == "false" { return .literal(name) }
      if token.kind == .symbol("("), depth < Self.deepest {
        return items(until: ")", depth: depth + 1).map { .call(name, $0) } ?? .unknown
      }
      return .reference([name] + traversal())
    case .symbol("[") where depth < Self.deepest:
      return items(until: "]", depth: depth + 1).map { .list($0) } ?? .unknown
    case .symbol("{") where depth < Self.deepest: return object(depth: depth + 1)
    default: return .unknown
    }
  }

  private mutating func traversal() -> [String] {
    var names: [String] = []
    while true {
      if token.kind == .symbol("."), position + 1 < tokens.count,
        case .identifier(let name) = tokens[position + 1].kind
      {
        names.append(name)
        position += 2
      } else if token.kind == .symbol("["), position + 2 < tokens.count,
        tokens[position + 2].kind == .symbol("]")
      {
        position += 3
      } else {
        return names
      }
    }
  }

  private mutating func items(until end: Character, depth: Int) -> [HCLExpression]? {
    var items: [HCLExpression] = []
    advance()
    while true {
      skipNewlines()
      if token.kind == .symbol(end) {
        advance()
        return items
      }
      // Another closing bracket is not ours: the expression makes no sense, and reading on would not end.
      if [.end, .symbol("]"), .symbol(")"), .symbol("}")].contains(token.kind) { return nil }
      items.append(expression(depth: depth))
      skipNewlines()
      if token.kind == .symbol(",") { advance() }
    }
  }

  /// Where it is none that is understood, such as a `for` expression, the parser stays in front of it.
  private mutating func object(depth: Int) -> HCLExpression {
    let start = position
    var entries: [String: HCLExpression] = [:]
    advance()
    while true {
      while token.kind == .newline || token.kind == .symbol(",") { advance() }
      if token.kind == .symbol("}") {
        advance()
        return .object(entries)
      }
      let key = labels()
      guard key.count == 1, token.kind == .symbol("=") || token.kind == .symbol(":") else {
        position = start
        return .unknown
      }
      advance()
      entries[key[0]] = expression(depth: depth)
    }
  }

  /// Passes what follows a value up to the expression's end; true when there was something.
  private mutating func skipRest() -> Bool {
    var depth = 0
    let start = position
    while true {
      switch token.kind {
      case .end: return position > start
      case .newline where depth == 0: return position > start
      case .symbol(","), .symbol("]"), .symbol("}"), .symbol(")"):
        if depth == 0 { return position > start }
        if token.kind != .symbol(",") { depth -= 1 }
      case .symbol("["), .symbol("{"), .symbol("("): depth += 1
      default: break
      }
      advance()
    }
  }
}
