import CTreeSitter

extension Node {
  /// The first named child that is of none of `kinds`.
  @_lifetime(copy self)
  package func firstNamedChild(except kinds: Set<NodeKind>) -> Node? {
    for index in 0..<childCount {
      if let child = child(at: index), child.isNamed, !kinds.contains(child.kind) { return child }
    }
    return nil
  }

  /// This node or the one above it that is a child of the root.
  @_lifetime(copy self)
  package func topLevelAncestor() -> Node? {
    var node = self
    guard var above = node.parent else { return nil }
    while let next = above.parent {
      node = above
      above = next
    }
    return node
  }
}
