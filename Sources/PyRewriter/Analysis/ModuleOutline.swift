import TreeSitterBridge

/// The top of a module, as far as a prologue's place depends on it; all in bytes.
struct ModuleOutline {
  /// End of the docstring or of the last `__future__` import, whichever comes last.
  private(set) var headerEnd: Int?
  /// The first statement behind the header.
  private(set) var firstStatement: Range<Int>?
  private(set) var isFirstStatementCompound = false
  /// The first simple statement with nothing in front of it that runs a call while the module is imported.
  private(set) var firstSimpleStatement: Int?
  /// A compound statement in front of `firstSimpleStatement` runs calls at import time.
  private(set) var callsAtImport: Int?

  init(of tree: borrowing SyntaxTree) {
    var cursor = TreeCursor(at: tree.root)
    guard cursor.goToFirstChild() else { return }
    repeat {
      let node = cursor.current
      guard node.isNamed, !NodeKind.extras.contains(node.kind) else { continue }
      if !add(node) { break }
    } while cursor.goToNextSibling()
  }

  /// False once everything is known.
  private mutating func add(_ node: Node) -> Bool {
    if firstStatement == nil {
      if Self.isHeader(node, afterHeader: headerEnd != nil) {
        headerEnd = node.byteRange.upperBound
        return true
      }
      firstStatement = node.byteRange
      isFirstStatementCompound = NodeKind.compoundStatements.contains(node.kind)
    }
    guard NodeKind.compoundStatements.contains(node.kind) else {
      firstSimpleStatement = node.byteRange.lowerBound
      return false
    }
    guard !ImportTimeCalls.happen(in: node) else {
      callsAtImport = node.byteRange.lowerBound
      return false
    }
    return true
  }

  /// A `__future__` import, or as first of all a docstring, which parentheses do not keep from being one.
  private static func isHeader(_ node: Node, afterHeader: Bool) -> Bool {
    if node.kind == .futureImportStatement { return true }
    guard !afterHeader, node.kind == .expressionStatement, node.childCount == 1, var value = node.child(at: 0) else {
      return false
    }
    while value.kind == .parenthesizedExpression, let inner = value.firstNamedChild(except: NodeKind.extras) { value = inner }
    return value.kind == .string || value.kind == .concatenatedString
  }

  /// Where the module's first statement starts, docstring included; the file's end where there is none.
  static func firstStatementOffset(of tree: borrowing SyntaxTree) -> Int {
    var cursor = TreeCursor(at: tree.root)
    guard cursor.goToFirstChild() else { return tree.source.count }
    repeat {
      if !NodeKind.extras.contains(cursor.current.kind) { return cursor.current.byteRange.lowerBound }
    } while cursor.goToNextSibling()
    return tree.source.count
  }
}

/// Whether a statement calls something while its module is imported, that is, outside of function bodies.
enum ImportTimeCalls {
  static func happen(in statement: Node) -> Bool {
    var cursor = TreeCursor(at: statement)
    let end = statement.byteRange.upperBound
    var isInside = true
    while isInside {
      let node = cursor.current
      guard node.byteRange.lowerBound < end else { return false }
      if node.kind == .call { return true }
      let isBody = cursor.field == .body && (node.parent?.kind == .functionDefinition || node.parent?.kind == .lambda)
      isInside = isBody ? cursor.skipSubtree() : cursor.advance()
    }
    return false
  }
}
