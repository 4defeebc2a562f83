import TreeSitterBridge

/// Finds what the grammar could not read.
enum SyntaxErrors {
  /// The byte where the first error is, if there is one.
  static func first(in tree: borrowing SyntaxTree) -> Int? {
    guard tree.hasError else { return nil }
    var cursor = TreeCursor(at: tree.root)
    while true {
      let node = cursor.current
      if node.kind == .error || node.isMissing { return node.byteRange.lowerBound }
      guard node.hasError ? cursor.advance() : cursor.skipSubtree() else { return 0 }
    }
  }
}
