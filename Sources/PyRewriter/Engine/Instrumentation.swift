package import TreeSitterBridge

/// GammaRay's code in a file, found in the file alone: what `restore` takes out.
package struct Instrumentation: Equatable, Sendable {
  /// Deletions that give back the original bytes.
  package private(set) var removals: [Edit] = []
  /// What its appended lines wrap.
  package private(set) var entryPoints: [String] = []
  /// The first use of `_gammaray` that is not GammaRay's own code.
  package private(set) var foreignUse: Int?
  /// The first import of a copy of the SDK that is not GammaRay's own.
  package private(set) var foreignCopy: Int?

  /// False for most files, which need not be parsed.
  static func mayBePresent(in source: [UInt8]) -> Bool { source.contains(CanonicalCode.name) || source.contains(SDKPackages.prefix) }

  package var isPresent: Bool { !removals.isEmpty }

  package init(in tree: borrowing SyntaxTree) {
    addOwnCode(in: tree)
    addCopies(in: tree)
    removals.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Static mode's imports.
  private mutating func addCopies(in tree: borrowing SyntaxTree) {
    guard tree.source.contains(SDKPackages.prefix) else { return }
    let references = ModuleReferences(to: .copy, in: tree).all
    foreignCopy = references.lazy.compactMap(\.foreignUse).first
    removals += references.flatMap(\.removals)
  }

  /// The prologue, the appended lines and hybrid mode's hooks.
  private mutating func addOwnCode(in tree: borrowing SyntaxTree) {
    let source = tree.source
    let uses = source.offsets(of: CanonicalCode.name)
    guard !uses.isEmpty else { return }
    var leaves = LeafFinder(in: tree.root)
    var line = 0..<0
    var removedEnd = 0
    for use in uses {
      if use >= line.upperBound {
        line = source.line(around: use)
        if let appended = AppendedLine.removal(of: line, in: tree, leaves: &leaves) {
          removals.append(.delete(appended))
          entryPoints += AppendedLine.entryPoints(in: appended, of: tree).filter { !entryPoints.contains($0) }
          removedEnd = line.upperBound
        }
      }
      guard use >= removedEnd else { continue }
      guard let leaf = leaves.leaf(at: use) else { continue }
      if let prologue = Self.prologue(leaves.statement, in: source) {
        removals.append(.delete(prologue))
      } else if let hook = HookedCallee(using: use, in: tree) {
        removals += hook.removals
      } else if Self.isName(leaf, at: use) {
        foreignUse = foreignUse ?? use
      }
    }
  }

  /// The bytes that inserting the prologue added, where `statement` is one.
  private static func prologue(_ statement: Node, in source: [UInt8]) -> Range<Int>? {
    guard statement.kind == .importStatement, CanonicalCode.mode(ofPrologue: statement.text) != nil else { return nil }
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

  private static func isName(_ leaf: Node, at offset: Int) -> Bool {
    leaf.kind == .identifier && leaf.byteRange == offset..<offset + CanonicalCode.name.utf8.count
  }
}
