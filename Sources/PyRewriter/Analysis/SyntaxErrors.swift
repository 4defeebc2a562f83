import TreeSitterBridge

/// Finds what the grammar could not read.
enum SyntaxErrors {
  /// The byte where the first error is, if there is one.
  static func first(in tree: borrowing SyntaxTree) -> Int? {
    let root = tree.root
    guard root.hasError else { return nil }
    var cursor = TreeCursor(at: root)
    while cursor.current.hasError ? cursor.advance() : cursor.skipSubtree() {
      let node = cursor.current
      if node.kind == .error || node.isMissing { return node.byteRange.lowerBound }
    }
    // All of the file is one error: what was open where it ended is the best guess.
    return root.child(at: root.childCount - 1)?.byteRange.lowerBound ?? 0
  }
}
