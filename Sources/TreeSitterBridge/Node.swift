import CTreeSitter

/// A node borrowed from its `SyntaxTree`: copied freely, never outliving it.
@safe package struct Node: ~Escapable {
  let raw: TSNode
  package let source: Span<UInt8>

  @_lifetime(borrow tree)
  init(_ raw: TSNode, in tree: borrowing SyntaxTree) {
    unsafe self.raw = raw
    source = tree.source.span
  }

  @_lifetime(copy other)
  init(_ raw: TSNode, relative other: Node) {
    unsafe self.raw = raw
    source = other.source
  }

  package var kind: NodeKind { unsafe NodeKind(rawValue: ts_node_symbol(raw)) }
  package var isNamed: Bool { unsafe ts_node_is_named(raw) }
  package var isMissing: Bool { unsafe ts_node_is_missing(raw) }
  /// This node or one below it is a syntax error.
  package var hasError: Bool { unsafe ts_node_has_error(raw) }

  package var byteRange: Range<Int> {
    unsafe Int(ts_node_start_byte(raw))..<Int(ts_node_end_byte(raw))
  }

  package var bytes: Span<UInt8> {
    @_lifetime(copy self) get { source.extracting(byteRange) }
  }

  /// The text, each byte that is no UTF-8 replaced by U+FFFD.
  package var text: String {
    unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  package var childCount: Int { unsafe Int(ts_node_child_count(raw)) }

  package var parent: Node? {
    @_lifetime(copy self) get { unsafe wrap(ts_node_parent(raw)) }
  }

  package var nextSibling: Node? {
    @_lifetime(copy self) get { unsafe wrap(ts_node_next_sibling(raw)) }
  }

  /// The child at `index`, counting tokens too.
  @_lifetime(copy self)
  package func child(at index: Int) -> Node? { unsafe wrap(ts_node_child(raw, UInt32(index))) }

  @_lifetime(copy self)
  package func child(_ field: NodeField) -> Node? {
    unsafe wrap(ts_node_child_by_field_id(raw, field.rawValue))
  }

  /// The smallest node, tokens included, that spans `range`.
  @_lifetime(copy self)
  package func descendant(spanning range: Range<Int>) -> Node? {
    unsafe wrap(ts_node_descendant_for_byte_range(raw, UInt32(range.lowerBound), UInt32(range.upperBound)))
  }

  /// The same node of the same tree.
  package func isSame(as other: Node) -> Bool { unsafe ts_node_eq(raw, other.raw) }

  @_lifetime(copy self)
  private func wrap(_ raw: TSNode) -> Node? {
    if unsafe ts_node_is_null(raw) { return nil }
    return unsafe Node(raw, relative: self)
  }
}
