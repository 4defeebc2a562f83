/// Finds the leaves at ascending offsets in one walk through a tree. `Node.descendant(spanning:)` starts at the root each time,
/// and passes every comment in front of what it looks for.
@safe package struct LeafFinder: ~Copyable, ~Escapable {
  private var cursor: TreeCursor
  /// Of the cursor's node; the root's is 0.
  private var depth = 0
  private var current: Range<Int>
  /// The child of the root that the cursor is in.
  private var topLevel: Node

  @_lifetime(copy root)
  package init(in root: Node) {
    cursor = TreeCursor(at: root)
    current = root.byteRange
    topLevel = root
  }

  /// The leaf that holds byte `offset`; `nil` where the byte is between leaves.
  /// - Parameter offset: not in front of the one asked for before.
  @_lifetime(copy self)
  package mutating func leaf(at offset: Int) -> Node? {
    while true {
      if current.upperBound <= offset {
        guard skipSubtree() else { return nil }
      } else if current.lowerBound > offset {
        return nil
      } else if cursor.goToFirstChild() {
        depth += 1
        arrive()
      } else {
        return cursor.current
      }
    }
  }

  /// The child of the root that holds the leaf found last.
  package var statement: Node {
    @_lifetime(copy self) get { topLevel }
  }

  private mutating func skipSubtree() -> Bool {
    while !cursor.goToNextSibling() {
      guard cursor.goToParent() else { return false }
      depth -= 1
    }
    arrive()
    return true
  }

  private mutating func arrive() {
    current = cursor.current.byteRange
    if depth == 1 { topLevel = cursor.current }
  }
}
