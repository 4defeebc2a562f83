import CTreeSitter

/// Owns one `TSTreeCursor` and borrows its tree: the cheapest way to walk many nodes.
@safe package struct TreeCursor: ~Copyable, ~Escapable {
  private let raw: UnsafeMutablePointer<TSTreeCursor>
  private let start: Node

  @_lifetime(copy start)
  package init(at start: Node) {
    unsafe raw = .allocate(capacity: 1)
    unsafe raw.initialize(to: ts_tree_cursor_new(start.raw))
    self.start = start
  }

  deinit {
    unsafe ts_tree_cursor_delete(raw)
    unsafe raw.deallocate()
  }

  package var current: Node {
    @_lifetime(copy self) get { unsafe Node(ts_tree_cursor_current_node(raw), relative: start) }
  }

  /// The field that the current node is of its parent; `rawValue` 0 for none.
  package var field: NodeField { unsafe NodeField(rawValue: ts_tree_cursor_current_field_id(raw)) }

  /// Each answers whether there was such a node to go to.
  package mutating func goToFirstChild() -> Bool { unsafe ts_tree_cursor_goto_first_child(raw) }
  package mutating func goToNextSibling() -> Bool { unsafe ts_tree_cursor_goto_next_sibling(raw) }
  package mutating func goToParent() -> Bool { unsafe ts_tree_cursor_goto_parent(raw) }

  /// Goes to the next node in document order that is not below the current one.
  package mutating func skipSubtree() -> Bool {
    while !goToNextSibling() {
      if !goToParent() { return false }
    }
    return true
  }

  /// Goes to the next node in document order.
  package mutating func advance() -> Bool { goToFirstChild() || skipSubtree() }
}
