import CTreeSitter
import CTreeSitterPython

/// One `TSParser`: mutable and single-threaded, hence unique. One a worker, for many files.
@safe package struct Parser: ~Copyable {
  private let handle: OpaquePointer

  package init() throws(BridgeError) {
    unsafe handle = ts_parser_new()
    let isCompatible = unsafe ts_parser_set_language(handle, tree_sitter_python())
    guard isCompatible else { throw .incompatibleGrammar }
  }

  deinit { unsafe ts_parser_delete(handle) }

  /// `source` moves into the tree: text and tree can never disagree.
  package mutating func parse(_ source: consuming [UInt8]) throws(BridgeError) -> SyntaxTree {
    try unsafe parse(source, after: nil)
  }

  /// Parses `source`, the text that `replacements` make of `old`'s, and reuses what they did not touch.
  /// - Parameter replacements: in ascending order, in coordinates of the old text.
  package mutating func parse(
    _ source: consuming [UInt8], reusing old: borrowing SyntaxTree, replacements: [Replacement]
  ) throws(BridgeError) -> SyntaxTree {
    let edited = unsafe old.edited(by: replacements)
    defer { unsafe ts_tree_delete(edited) }
    return try unsafe parse(source, after: edited)
  }

  private mutating func parse(
    _ source: consuming [UInt8], after old: OpaquePointer?
  ) throws(BridgeError) -> SyntaxTree {
    guard let count = UInt32(exactly: source.count) else { throw .sourceTooLarge }
    let tree = unsafe source.withUnsafeBytes { bytes in
      unsafe ts_parser_parse_string(handle, old, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), count)
    }
    guard let tree = unsafe tree else { throw .parseAborted }
    return unsafe SyntaxTree(adopting: tree, source: source)
  }
}

/// One replaced stretch of a text: the old bytes, and how many new ones stand there.
package struct Replacement: Equatable, Sendable {
  package let old: Range<Int>
  package let newCount: Int

  package init(old: Range<Int>, newCount: Int) {
    self.old = old
    self.newCount = newCount
  }
}
