package import TreeSitterBridge

/// Python source without docstrings and comments: what a bundle holds of our own runtime. Line N stays line N.
package struct CompactSource: ~Copyable {
  private var parser: Parser

  package init() throws(BridgeError) { parser = try Parser() }

  /// The source as it is where it does not parse. It must not be one that reads its own docstrings, nor declare an encoding.
  package mutating func compacted(_ source: [UInt8]) -> [UInt8] {
    guard let tree = try? parser.parse(source), !tree.root.hasError else { return source }
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    var kept = 0
    for (range, replacement) in Self.prose(in: tree) {
      let before = source[kept..<range.lowerBound]
      output += replacement.isEmpty ? Self.trimmed(before) : before
      output += replacement
      output += source[range].filter { $0 == .lineFeed }
      kept = range.upperBound
    }
    return output + source[kept...]
  }

  /// Ascending, with what has to stand there instead.
  private static func prose(in tree: borrowing SyntaxTree) -> [(Range<Int>, [UInt8])] {
    var found: [(Range<Int>, [UInt8])] = []
    var cursor = TreeCursor(at: tree.root)
    repeat {
      let node = cursor.current
      if node.kind == .comment {
        found.append((node.byteRange, []))
      } else if node.kind == .expressionStatement, let parent = node.parent, isDocstring(node, in: parent) {
        let isAlone = parent.kind != .module && statements(of: parent).dropFirst().isEmpty
        found.append((node.byteRange, isAlone ? Array("pass".utf8) : []))
      }
    } while cursor.advance()
    return found
  }

  private static func isDocstring(_ node: Node, in parent: Node) -> Bool {
    guard parent.kind == .module || parent.kind == block else { return false }
    guard node.childCount == 1, let value = node.child(at: 0), [.string, .concatenatedString].contains(value.kind) else { return false }
    return statements(of: parent).first == node.byteRange
  }

  private static func statements(of parent: Node) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for index in 0..<parent.childCount {
      guard let child = parent.child(at: index), child.isNamed, child.kind != .comment else { continue }
      found.append(child.byteRange)
    }
    return found
  }

  /// Without the spaces that nothing follows any more.
  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.dropLast(text.reversed().prefix { $0 == UInt8(ascii: " ") }.count)
  }

  private static let block = NodeKind("block")
}
