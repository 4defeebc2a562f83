import TreeSitterBridge

/// The one line that may follow a module's last. It has a line end of its own exactly where the original's last line had one.
enum AppendedLine {
  static func edit(_ statements: [String], in module: borrowing ModuleContext) -> Edit {
    let source = module.tree.source
    let text = statements.joined(separator: CanonicalCode.separator)
    let endsWithLineEnd = source.last == .lineFeed
    return .insert(endsWithLineEnd ? text + module.lineEnd : module.lineEnd + text, at: source.count)
  }

  /// The bytes to take out where `line` of `tree`'s text is an appended line, even if code was added behind it since: the line with
  /// its own line end, or with the one in front where it has none.
  /// - Parameter leaves: have not gone further than the start of the line.
  static func removal(
    of line: Range<Int>, in tree: borrowing SyntaxTree, leaves: inout LeafFinder
  ) -> Range<Int>? {
    let source = tree.source
    let lineEnd = lineEnd(of: line, in: source)
    guard line.lowerBound > 0 || !lineEnd.isEmpty else { return nil }
    let statements = statements(of: String(decoding: source[line.lowerBound..<lineEnd.lowerBound], as: UTF8.self))
    guard statements.allSatisfy({ CanonicalCode.isOurs(statement: $0) }) else { return nil }
    guard leaves.leaf(at: line.lowerBound) != nil, leaves.statement.byteRange.lowerBound == line.lowerBound else { return nil }
    // A prologue that is alone on a line in front of all statements fills a line that was empty.
    if line.upperBound < source.count, statements.allSatisfy({ CanonicalCode.mode(ofPrologue: $0) != nil }),
      ModuleOutline.firstStatementOffset(of: tree) == line.lowerBound
    {
      return nil
    }
    if !lineEnd.isEmpty { return line }
    return line.lowerBound - (source.hasBytes("\r\n", at: line.lowerBound - 2) ? 2 : 1)..<line.upperBound
  }

  private static func lineEnd(of line: Range<Int>, in source: [UInt8]) -> Range<Int> {
    let end = line.upperBound
    guard source[..<end].last == .lineFeed else { return end..<end }
    return end - (source.hasBytes("\r\n", at: end - 2) ? 2 : 1)..<end
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
}
