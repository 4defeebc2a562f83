/// Why tree-sitter gave no tree.
package enum BridgeError: Error, Equatable, Sendable {
  /// The grammar's ABI is not one that the installed libtree-sitter reads.
  case incompatibleGrammar
  /// The source has 4 GiB or more; tree-sitter counts bytes in 32 bits.
  case sourceTooLarge
  /// The parser stopped without a tree.
  case parseAborted
  /// A query that does not compile, and the byte in it where the mistake is.
  case invalidQuery(offset: Int)
  /// A query with predicates (`#eq?` …), which the C library does not evaluate.
  case predicateInQuery
}
