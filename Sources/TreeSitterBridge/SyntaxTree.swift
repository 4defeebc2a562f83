import CTreeSitter

/// A parsed file: the tree and the bytes it was made of. Trees are not thread-safe, hence unique.
@safe package struct SyntaxTree: ~Copyable {
  private let handle: OpaquePointer
  package let source: [UInt8]

  init(adopting handle: OpaquePointer, source: consuming [UInt8]) {
    unsafe self.handle = handle
    self.source = source
  }

  deinit { unsafe ts_tree_delete(handle) }

  package var root: Node {
    @_lifetime(borrow self) get { unsafe Node(ts_tree_root_node(handle), in: self) }
  }

  /// The grammar could not read all of the source.
  package var hasError: Bool { root.hasError }

  /// A copy whose coordinates are moved as `replacements` say; the caller deletes it.
  func edited(by replacements: [Replacement]) -> OpaquePointer {
    let copy = unsafe ts_tree_copy(handle)!
    // From the back, so that the coordinates of those in front still hold.
    for replacement in replacements.reversed() {
      var edit = TSInputEdit(
        start_byte: UInt32(replacement.old.lowerBound), old_end_byte: UInt32(replacement.old.upperBound),
        new_end_byte: UInt32(replacement.old.lowerBound + replacement.newCount),
        start_point: .zero, old_end_point: .zero, new_end_point: .zero)
      unsafe ts_tree_edit(copy, &edit)
    }
    return unsafe copy
  }

  /// Byte ranges of `newer`'s text in which its structure differs from this tree's, once this tree is moved by `replacements`.
  package func changedRanges(to newer: borrowing SyntaxTree, replacements: [Replacement]) -> [Range<Int>] {
    let moved = unsafe edited(by: replacements)
    defer { unsafe ts_tree_delete(moved) }
    var count: UInt32 = 0
    let ranges = unsafe ts_tree_get_changed_ranges(moved, newer.handle, &count)
    defer { unsafe free(ranges) }
    return (0..<Int(count)).map { index in
      let range = unsafe ranges![index]
      return Int(range.start_byte)..<Int(range.end_byte)
    }
  }
}

extension TSPoint {
  /// Rows and columns are never read: every position is a byte offset.
  fileprivate static let zero = TSPoint(row: 0, column: 0)
}
