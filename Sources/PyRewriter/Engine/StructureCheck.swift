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
  private let inserted: [Range<Int>]
  /// How many bytes the insertions in front of each one have.
  private let countBefore: [Int]

  init(inserted: [Range<Int>]) {
    self.inserted = inserted
    var count = 0
    countBefore = inserted.map { range in
      defer { count += range.count }
      return count
    }
  }

  func areEqual(_ input: borrowing SyntaxTree, _ output: borrowing SyntaxTree) -> Bool {
    var left = TreeCursor(at: input.root)
    var right = TreeCursor(at: output.root)
    // The module node itself grows at its end; what it holds is compared.
    var isMoreLeft = left.goToFirstChild()
    var isMoreRight = right.goToFirstChild()
    while true {
      while isMoreRight, let skip = skip(right.current) {
        isMoreRight = skip == .subtree ? right.skipSubtree() : right.advance()
      }
      guard isMoreLeft, isMoreRight else { return isMoreLeft == isMoreRight }
      let leftNode = left.current
      let rightNode = right.current
      guard leftNode.kind == rightNode.kind, leftNode.isMissing == rightNode.isMissing,
        leftNode.byteRange.lowerBound == originalOffset(of: rightNode.byteRange.lowerBound),
        leftNode.byteRange.upperBound == originalOffset(of: rightNode.byteRange.upperBound)
      else { return false }
      isMoreLeft = left.advance()
      isMoreRight = right.advance()
    }
  }

  private enum Skip { case subtree, node }

  /// What of an output's node is ours: nothing (nil), all of it, or the node alone: a hook's call around a callee, an alias
  /// behind an imported name.
  private func skip(_ node: Node) -> Skip? {
    let range = node.byteRange
    guard !range.isEmpty, let first = insertion(at: range.lowerBound) else { return nil }
    if range.upperBound <= inserted[first].upperBound { return .subtree }
    guard node.kind == .call || node.kind == .argumentList || node.kind == .aliasedImport else { return nil }
    return insertion(at: range.upperBound - 1) == nil ? nil : .node
  }

  /// The place in `inserted` of the insertion that the byte at `offset` belongs to.
  private func insertion(at offset: Int) -> Int? {
    let place = place(after: offset) - 1
    return place >= 0 && offset < inserted[place].upperBound ? place : nil
  }

  /// How many insertions start at `offset` or in front of it.
  private func place(after offset: Int) -> Int {
    var (low, high) = (0, inserted.count)
    while low < high {
      let middle = (low + high) / 2
      if inserted[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func originalOffset(of offset: Int) -> Int {
    let place = place(after: offset)
    guard place > 0 else { return offset }
    let isBehind = inserted[place - 1].upperBound <= offset
    return offset - countBefore[place - 1] - (isBehind ? inserted[place - 1].count : 0)
  }
}
