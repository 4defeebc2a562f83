import TreeSitterBridge

/// `f"{value=}"` shows the source text of `value`: to change it would change what the program prints.
enum ShownText {
  static func contains(_ range: Range<Int>, in tree: borrowing SyntaxTree) -> Bool {
    guard var node = tree.root.descendant(spanning: range) else { return false }
    while let parent = node.parent {
      if parent.kind == interpolation, showsText(behind: node, until: parent.byteRange.upperBound, in: tree) { return true }
      node = parent
    }
    return false
  }

  private static func showsText(behind value: Node, until end: Int, in tree: borrowing SyntaxTree) -> Bool {
    tree.source[value.byteRange.upperBound..<end].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "=")
  }

  private static let interpolation = NodeKind("interpolation")
}
