import CTreeSitter

/// One named node of a `FlatTree`.
package struct FlatNode: Sendable {
  package let kind: NodeKind
  /// In bytes.
  package let start: UInt32
  package let end: UInt32
  /// Index of the first node that is not below this one.
  package fileprivate(set) var next: Int32

  package var range: Range<Int> { Int(start)..<Int(end) }
}

/// The named nodes of a tree in document order, copied out of it: sendable, and read without calls into C.
package struct FlatTree: Sendable {
  package private(set) var nodes: [FlatNode] = []

  /// - Parameters:
  ///   - leaves: by kind number, whether what is below such a node is of no interest.
  ///   - ignored: by kind number, whether such a node is left out with all that is below it.
  package init(of tree: borrowing SyntaxTree, leaves: [Bool], ignored: [Bool]) {
    nodes.reserveCapacity(tree.source.count / 5 + 8)
    var open: [Int] = []
    var cursor = unsafe ts_tree_cursor_new(tree.root.raw)
    defer { unsafe ts_tree_cursor_delete(&cursor) }
    while true {
      let node = unsafe ts_tree_cursor_current_node(&cursor)
      let kind = unsafe Int(ts_node_symbol(node))
      let isKnown = kind < leaves.count
      var descends = false
      let isKept = unsafe ts_node_is_named(node) && !(isKnown && ignored[kind])
      if isKept {
        unsafe nodes.append(
          FlatNode(kind: NodeKind(rawValue: UInt16(kind)), start: ts_node_start_byte(node), end: ts_node_end_byte(node), next: 0))
        descends = !(isKnown && leaves[kind])
      }
      if descends, unsafe ts_tree_cursor_goto_first_child(&cursor) {
        open.append(nodes.count - 1)
        continue
      }
      if isKept { nodes[nodes.count - 1].next = Int32(nodes.count) }
      while unsafe !ts_tree_cursor_goto_next_sibling(&cursor) {
        guard let parent = open.popLast(), unsafe ts_tree_cursor_goto_parent(&cursor) else { return }
        nodes[parent].next = Int32(nodes.count)
      }
    }
  }
}
