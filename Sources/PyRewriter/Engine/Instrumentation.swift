package import TreeSitterBridge

/// GammaRay's code in a file, found in the file alone: what `restore` takes out.
package struct Instrumentation: Equatable, Sendable {
  /// Deletions that give back the original bytes.
  package private(set) var removals: [Edit] = []
  /// What its appended line wraps.
  package private(set) var entryPoints: [String] = []
  /// The first use of `_gammaray` that is not GammaRay's own code.
  package private(set) var foreignUse: Int?

  package var isPresent: Bool { !removals.isEmpty }

  package init(in tree: borrowing SyntaxTree) {
    let source = tree.source
    let uses = source.offsets(of: CanonicalCode.name)
    guard !uses.isEmpty else { return }
    let appended = AppendedLine.range(in: tree)
    for use in uses where appended?.contains(use) != true {
      if let prologue = Self.prologue(using: use, in: tree) {
        removals.append(.delete(prologue))
      } else if let hook = HookedCallee(using: use, in: tree) {
        removals += hook.removals
      } else if Self.isName(at: use, in: tree) {
        foreignUse = foreignUse ?? use
      }
    }
    if let appended {
      removals.append(.delete(appended))
      entryPoints = AppendedLine.entryPoints(in: appended, of: tree)
    }
    removals.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The bytes that inserting the prologue added, when the name at `offset` is a prologue's.
  private static func prologue(using offset: Int, in tree: borrowing SyntaxTree) -> Range<Int>? {
    guard let statement = tree.root.descendant(spanning: offset..<offset + 1)?.topLevelAncestor(), statement.kind == .importStatement,
      CanonicalCode.mode(ofPrologue: statement.text) != nil
    else { return nil }
    let source = tree.source
    let range = statement.byteRange
    let separator = CanonicalCode.separator
    if source.hasBytes(separator, at: range.upperBound), startsStatement(source, at: range.upperBound + separator.utf8.count) {
      return range.lowerBound..<range.upperBound + separator.utf8.count
    }
    if source.hasBytes(separator, at: range.lowerBound - separator.utf8.count) {
      return range.lowerBound - separator.utf8.count..<range.upperBound
    }
    return range
  }

  private static func startsStatement(_ source: [UInt8], at offset: Int) -> Bool {
    guard offset < source.count else { return false }
    return ![.lineFeed, .carriageReturn, UInt8(ascii: "#"), UInt8(ascii: ";")].contains(source[offset])
  }

  private static func isName(at offset: Int, in tree: borrowing SyntaxTree) -> Bool {
    let range = offset..<offset + CanonicalCode.name.utf8.count
    guard let node = tree.root.descendant(spanning: range) else { return false }
    return node.kind == .identifier && node.byteRange == range
  }
}
