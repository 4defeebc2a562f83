import TreeSitterBridge

/// Shows that an output's tree, without the nodes that we inserted, is the input's tree.
enum StructureCheck {
  /// - Parameter inserted: in the output's bytes, ascending.
  static func isUnchanged(
    from input: borrowing SyntaxTree, to output: borrowing SyntaxTree, by edits: EditSet
  ) -> Bool {
    let inserted = edits.outputRanges
    let changed = input.changedRanges(to: output, replacements: edits.replacements)
    // Subtrees outside these ranges are the very same ones; only where one reaches further is a comparison needed.
    if changed.allSatisfy({ change in inserted.contains { $0.lowerBound <= change.lowerBound && change.upperBound <= $0.upperBound } }) {
      return true
    }
    return TreeComparison(inserted: inserted).areEqual(input, output)
  }
}

/// Walks two trees in step, leaving out of the second what lies in inserted bytes.
private struct TreeComparison {
  let inserted: [Range<Int>]

  func areEqual(_ input: borrowing SyntaxTree, _ output: borrowing SyntaxTree) -> Bool {
    var left = TreeCursor(at: input.root)
    var right = TreeCursor(at: output.root)
    // The module node itself grows at its end; what it holds is compared.
    var isMoreLeft = left.goToFirstChild()
    var isMoreRight = right.goToFirstChild()
    while true {
      while isMoreRight, isInserted(right.current) { isMoreRight = right.skipSubtree() }
      guard isMoreLeft, isMoreRight else { return isMoreLeft == isMoreRight }
      let leftNode = left.current
      let rightNode = right.current
      guard leftNode.kind == rightNode.kind, leftNode.isMissing == rightNode.isMissing,
        leftNode.byteRange.lowerBound == originalOffset(of: rightNode.byteRange.lowerBound)
      else { return false }
      isMoreLeft = left.advance()
      isMoreRight = right.advance()
    }
  }

  private func isInserted(_ node: Node) -> Bool {
    let range = node.byteRange
    return !range.isEmpty && inserted.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  private func originalOffset(of offset: Int) -> Int {
    inserted.reduce(offset) { $1.upperBound <= offset ? $0 - $1.count : $0 }
  }
}
