package import TreeSitterBridge

/// The `# gammaray: ignore` comments of a module. Alone on its line in front of the first statement
/// one holds for the file, behind code for its line.
package struct Suppressions: Sendable {
  package let fileOffset: Int?
  /// Line (from 0) → offset of the comment.
  package let lines: [Int: Int]

  private static let marker = "gammaray: ignore"

  package init(in tree: borrowing SyntaxTree) {
    var fileOffset: Int?
    var lines: [Int: Int] = [:]
    let firstStatement = ModuleOutline.firstStatementOffset(of: tree)
    for offset in tree.source.offsets(of: Self.marker) {
      guard let comment = tree.root.descendant(spanning: offset..<offset + 1), comment.kind == .comment else { continue }
      guard comment.text.dropFirst().drop(while: { $0 == " " }).hasPrefix(Self.marker) else { continue }
      let start = comment.byteRange.lowerBound
      if start < firstStatement {
        fileOffset = fileOffset ?? start
      } else {
        lines[Self.line(of: start, in: tree.source)] = start
      }
    }
    self.fileOffset = fileOffset
    self.lines = lines
  }

  /// The line, from 0, of a comment's suppression that covers byte `offset`.
  func line(covering offset: Int, in source: [UInt8]) -> Int? {
    guard !lines.isEmpty else { return nil }
    let line = Self.line(of: offset, in: source)
    return lines[line] == nil ? nil : line
  }

  /// Those of `entryPoints` that no comment where they are bound keeps from being wrapped, and the lines of such comments.
  func unsuppressed(
    _ entryPoints: [String], in tree: borrowing SyntaxTree
  ) -> (entryPoints: [String], usedLines: Set<Int>) {
    guard !lines.isEmpty else { return (entryPoints, []) }
    var used: Set<Int> = []
    let kept = entryPoints.filter { name in
      guard let binding = NameBindings(of: name, in: tree).decisive,
        let line = line(covering: binding.range.lowerBound, in: tree.source)
      else { return true }
      used.insert(line)
      return false
    }
    return (kept, used)
  }

  /// Those of `callees` that no comment on a line of theirs keeps from being hooked, and the lines of such comments.
  func unsuppressed(
    _ callees: [Range<Int>], in tree: borrowing SyntaxTree
  ) -> (callees: [Range<Int>], usedLines: Set<Int>) {
    guard !lines.isEmpty else { return (callees, []) }
    var used: Set<Int> = []
    var kept: [Range<Int>] = []
    for callee in callees {
      let found = [callee.lowerBound, callee.upperBound].compactMap { line(covering: $0, in: tree.source) }
        + lines.filter { callee.contains($0.value) }.map(\.key)
      if found.isEmpty { kept.append(callee) } else { used.formUnion(found) }
    }
    return (kept, used)
  }

  private static func line(of offset: Int, in source: [UInt8]) -> Int {
    source[..<offset].reduce(0) { $0 + ($1 == .lineFeed ? 1 : 0) }
  }
}

extension ModuleContext {
  /// A warning for each comment on a line that keeps no rule from anything.
  func unusedSuppressions(except used: Set<Int>) -> [Diagnostic] {
    suppressions.lines.filter { !used.contains($0.key) }.map(\.value).sorted().map { offset in
      Diagnostic(
        .warning, "unused-ignore", at: position(of: offset),
        "unused '# gammaray: ignore': nothing on this line would be instrumented; remove it")
    }
  }
}
