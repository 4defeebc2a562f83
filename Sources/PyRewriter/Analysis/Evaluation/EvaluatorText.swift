/// Strings with known constants in them.
extension Evaluator {
  /// Combinations beyond this many are not told apart.
  private static let combinationLimit = 16

  func text(_ id: ExpressionID, _ file: Int32, _ context: ContextID) -> Values {
    let syntax = program.syntax(file)
    switch syntax[id].form {
    case .string: return Values(.string(literal(bytes(id, file))))
    case .piece: return Values(.string(source(id, file)))
    case .text(let range):
      var combined = [""]
      for part in syntax.lists[range] {
        let texts = texts(of: values(part, file, context))
        guard !texts.isEmpty, combined.count * texts.count <= Self.combinationLimit else { return .foreign }
        combined = combined.flatMap { start in texts.map { start + $0 } }
      }
      return strings(combined)
    default: return .foreign
    }
  }

  func sum(_ left: ExpressionID, _ right: ExpressionID, _ id: ExpressionID, _ file: Int32, _ context: ContextID) -> Values {
    let first = values(left, file, context)
    let second = values(right, file, context)
    let (heads, tails) = (texts(of: first), texts(of: second))
    if !heads.isEmpty, !tails.isEmpty, heads.count * tails.count <= Self.combinationLimit {
      return strings(heads.flatMap { head in tails.map { head + $0 } })
    }
    let isContainer = first.all.contains { if case .container = $0.value { true } else if case .many = $0.value { true } else { false } }
    return isContainer ? Values(.many(union([elements(of: first), elements(of: second)]))) : .foreign
  }

  private func strings(_ texts: [String]) -> Values {
    var result = Values()
    for text in texts { result.add(.string(text)) }
    return result
  }

  /// What the values are as text; a variable of the environment stands as `${NAME}`. Empty where one is not known.
  private func texts(of values: Values) -> [String] {
    guard !values.isOpen else { return [] }
    var found: [String] = []
    for one in values.all {
      switch one.value {
      case .string(let text): found.append(text)
      case .environment(let name): found.append("${\(name)}")
      default: return []
      }
    }
    return found
  }

  /// The text between a literal's quotes; escapes stay as they are written.
  private func literal(_ bytes: ArraySlice<UInt8>) -> String {
    let text = bytes.drop { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
    guard let quote = text.first else { return "" }
    let count = text.count >= 6 && text.prefix(3).allSatisfy { $0 == quote } ? 3 : 1
    guard text.count >= 2 * count else { return "" }
    return String(decoding: text.dropFirst(count).dropLast(count).prefix(400), as: UTF8.self)
  }
}
