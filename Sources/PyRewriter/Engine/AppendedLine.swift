import TreeSitterBridge

/// The one line that may follow a module's last. It has a line end of its own exactly where the original's last line had one.
enum AppendedLine {
  static func edit(_ statements: [String], in module: borrowing ModuleContext) -> Edit {
    let source = module.tree.source
    let text = statements.joined(separator: CanonicalCode.separator)
    let endsWithLineEnd = source.last == .lineFeed
    return .insert(endsWithLineEnd ? text + module.lineEnd : module.lineEnd + text, at: source.count)
  }

  /// The appended line of `tree`'s text with the line end that came with it.
  static func range(in tree: borrowing SyntaxTree) -> Range<Int>? {
    let source = tree.source
    let hasLineEnd = source.last == .lineFeed
    var contentEnd = source.count
    if hasLineEnd {
      contentEnd -= source.dropLast().last == .carriageReturn ? 2 : 1
    }
    let start = source.lineStart(before: contentEnd)
    guard start > 0 || hasLineEnd else { return nil }
    let text = String(decoding: source[start..<contentEnd], as: UTF8.self)
    guard !text.isEmpty, statements(of: text).allSatisfy({ CanonicalCode.isOurs(statement: $0) }) else { return nil }
    guard isStatement(at: start, in: tree) else { return nil }
    if hasLineEnd { return start..<source.count }
    return start - (source.hasBytes("\r\n", at: start - 2) ? 2 : 1)..<source.count
  }

  /// The entry points that the line at `range` wraps.
  static func entryPoints(in range: Range<Int>, of tree: borrowing SyntaxTree) -> [String] {
    let text = String(decoding: tree.source[range], as: UTF8.self)
    return statements(of: text.split(whereSeparator: \.isNewline).joined()).flatMap { CanonicalCode.entryPoints(wrappedBy: $0) }
  }

  private static func statements(of line: String) -> [Substring] {
    var rest = line[...]
    var found: [Substring] = []
    while let separator = rest.firstRange(of: CanonicalCode.separator) {
      found.append(rest[..<separator.lowerBound])
      rest = rest[separator.upperBound...]
    }
    return found + [rest]
  }

  /// A line inside a string only looks like one of ours.
  private static func isStatement(at offset: Int, in tree: borrowing SyntaxTree) -> Bool {
    guard let statement = tree.root.descendant(spanning: offset..<offset + 1)?.topLevelAncestor() else { return false }
    return statement.byteRange.lowerBound == offset
  }
}
