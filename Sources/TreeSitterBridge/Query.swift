import CTreeSitter
import CTreeSitterPython

/// A compiled pattern: immutable, so one object serves every thread.
@safe package final class Query: @unchecked Sendable {
  private let handle: OpaquePointer

  package init(_ pattern: StaticString) throws(BridgeError) {
    var offset: UInt32 = 0
    var failure = TSQueryErrorNone
    let length = UInt32(pattern.utf8CodeUnitCount)
    let query = unsafe pattern.utf8Start.withMemoryRebound(to: CChar.self, capacity: Int(length)) {
      unsafe ts_query_new(tree_sitter_python(), $0, length, &offset, &failure)
    }
    guard let query = unsafe query else { throw .invalidQuery(offset: Int(offset)) }
    unsafe handle = query
    for index in unsafe 0..<ts_query_pattern_count(query) {
      var steps: UInt32 = 0
      _ = unsafe ts_query_predicates_for_pattern(query, index, &steps)
      guard steps == 0 else { throw .predicateInQuery }
    }
  }

  deinit { unsafe ts_query_delete(handle) }

  /// A match is valid inside `body` only: C reuses its buffer for the next one.
  package func forEachMatch(in node: Node, _ body: (borrowing QueryMatch) throws -> Void) rethrows {
    guard let cursor = unsafe ts_query_cursor_new() else { return }
    defer { unsafe ts_query_cursor_delete(cursor) }
    unsafe ts_query_cursor_exec(cursor, handle, node.raw)
    var match = unsafe TSQueryMatch()
    while unsafe ts_query_cursor_next_match(cursor, &match) {
      try body(unsafe QueryMatch(match, query: handle, root: node))
    }
  }
}

/// What one match captured.
@safe package struct QueryMatch: ~Copyable, ~Escapable {
  private let raw: TSQueryMatch
  private let query: OpaquePointer
  private let root: Node

  @_lifetime(copy root)
  init(_ raw: TSQueryMatch, query: OpaquePointer, root: Node) {
    unsafe self.raw = raw
    unsafe self.query = query
    self.root = root
  }

  /// The first node captured as `@name`.
  package subscript(name: StaticString) -> Node? {
    @_lifetime(copy self) get {
      for index in unsafe 0..<Int(raw.capture_count) {
        let capture = unsafe raw.captures[index]
        var length: UInt32 = 0
        let captured = unsafe ts_query_capture_name_for_id(query, capture.index, &length)
        let candidate = unsafe UnsafeRawBufferPointer(start: captured, count: Int(length))
        let wanted = unsafe UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        if unsafe candidate.elementsEqual(wanted) { return unsafe Node(capture.node, relative: root) }
      }
      return nil
    }
  }
}
