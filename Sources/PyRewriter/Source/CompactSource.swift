package import TreeSitterBridge

/// Python source without docstrings, comments and spaces that nothing needs, indented by one space a block: what a bundle holds
/// of our own runtime. Line N stays line N.
package struct CompactSource: ~Copyable {
  private var parser: Parser

  package init() throws(BridgeError) { parser = try Parser() }

  /// The source as it is where it does not parse. It must not be one that reads its own docstrings, nor declare an encoding.
  package mutating func compacted(_ source: [UInt8]) -> [UInt8] {
    guard let tree = try? parser.parse(source), !tree.root.hasError else { return source }
    let layout = Layout(of: tree)
    let edits = (layout.prose + layout.gaps(in: source) + layout.indentation(of: source)).sorted { $0.0.lowerBound < $1.0.lowerBound }
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    var kept = 0
    for (range, replacement) in edits {
      output += source[kept..<range.lowerBound]
      if replacement.isEmpty { output.removeLast(output.reversed().prefix { $0 == space }.count) }
      output += replacement
      output += source[range].filter { $0 == .lineFeed }
      kept = range.upperBound
    }
    return output + source[kept...]
  }
}

/// Where the blocks and texts of a module are, and what of it is prose.
private struct Layout {
  /// Ascending, with what has to stand there instead.
  private(set) var prose: [(Range<Int>, [UInt8])] = []
  private var blocks: [Range<Int>] = []
  private var strings: [Range<Int>] = []
  /// Of tokens; a text is one, whatever it holds.
  private var starts: [Int] = []

  init(of tree: borrowing SyntaxTree) {
    var cursor = TreeCursor(at: tree.root)
    var endOfText = 0
    repeat {
      let node = cursor.current
      if node.kind == .string || node.childCount == 0, node.byteRange.lowerBound >= endOfText {
        starts.append(node.byteRange.lowerBound)
        if node.kind == .string { endOfText = node.byteRange.upperBound }
      }
      switch node.kind {
      case .comment: prose.append((node.byteRange, []))
      case .string: strings.append(node.byteRange)
      case block: blocks.append(node.byteRange)
      case .expressionStatement:
        guard let parent = node.parent, Self.isDocstring(node, in: parent) else { continue }
        let isAlone = parent.kind != .module && Self.statements(of: parent).dropFirst().isEmpty
        prose.append((node.byteRange, isAlone ? Array("pass".utf8) : []))
      default: break
      }
    } while cursor.advance()
  }

  /// The spaces in front of tokens that stay tokens of their own without them.
  func gaps(in source: [UInt8]) -> [(Range<Int>, [UInt8])] {
    var found: [(Range<Int>, [UInt8])] = []
    for start in starts where start > 0 && source[start - 1] == space {
      guard let last = source[..<start].lastIndex(where: { $0 != space }), source[last] != .lineFeed else { continue }
      let isApart = Self.isOfWord(source[last]) && (Self.isOfWord(source[start]) || Self.isQuote(source[start]))
      if !isApart, source[start] != UInt8(ascii: "#") { found.append((last + 1..<start, [])) }
    }
    return found
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte == UInt8(ascii: "_") || byte >= 0x80
    }
  }

  /// The leading spaces of lines that begin outside of texts: one for each block around the line.
  func indentation(of source: [UInt8]) -> [(Range<Int>, [UInt8])] {
    var found: [(Range<Int>, [UInt8])] = []
    for start in source.indices where start == 0 || source[start - 1] == .lineFeed {
      let end = source[start...].firstIndex { $0 != space } ?? source.endIndex
      guard end > start, !strings.contains(where: { $0.lowerBound < start && start < $0.upperBound }) else { continue }
      let depth = blocks.count { $0.contains(end) }
      if depth < end - start { found.append((start..<end, Array(repeating: space, count: depth))) }
    }
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
}

private let block = NodeKind("block")
private let space = UInt8(ascii: " ")
