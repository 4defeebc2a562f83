package import TreeSitterBridge

/// The `# gammaray: ignore` comments of a module. Alone on its line in front of the first statement
/// one holds for the file, behind code for its line.
package struct Suppressions: Sendable {
  package let fileOffset: Int?
  /// Line (from 0) → offset of the comment.
  package let lines: [Int: Int]

  private static let marker = "gammaray: ignore"

  private let lineStarts: LineStarts

  package init(in tree: borrowing SyntaxTree) {
    var fileOffset: Int?
    var lines: [Int: Int] = [:]
    let markers = tree.source.offsets(of: Self.marker)
    let lineStarts = markers.isEmpty ? LineStarts() : LineStarts(of: tree.source)
    let firstStatement = markers.isEmpty ? 0 : ModuleOutline.firstStatementOffset(of: tree)
    var leaves = LeafFinder(in: tree.root)
    for offset in markers {
      guard let comment = leaves.leaf(at: offset), comment.kind == .comment else { continue }
      guard comment.text.dropFirst().drop(while: { $0 == " " }).hasPrefix(Self.marker) else { continue }
      let start = comment.byteRange.lowerBound
      if start < firstStatement {
        fileOffset = fileOffset ?? start
      } else {
        lines[lineStarts.line(of: start)] = start
      }
    }
    self.fileOffset = fileOffset
    self.lines = lines
    self.lineStarts = lineStarts
  }

  /// Whether a comment, the file's or one on a line of the callee, keeps the call from being hooked.
  package func cover(_ callee: Range<Int>) -> Bool { fileOffset != nil || unsuppressed([callee]).callees.isEmpty }

  /// Those of a file; nil where there are none, or where no parser is at hand.
  package static func find(in source: [UInt8]) -> Suppressions? {
    guard source.contains(marker), var parser = try? Parser(), let tree = try? parser.parse(source) else { return nil }
    return Suppressions(in: tree)
  }

  /// The line, from 0, of a comment's suppression that covers byte `offset`.
  func line(covering offset: Int) -> Int? {
    guard !lines.isEmpty else { return nil }
    let line = lineStarts.line(of: offset)
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
        let line = line(covering: binding.range.lowerBound)
      else { return true }
      used.insert(line)
      return false
    }
    return (kept, used)
  }

  /// Those of `callees` that no comment on a line of theirs keeps from being hooked, and the lines of such comments.
  func unsuppressed(_ callees: [Range<Int>]) -> (callees: [Range<Int>], usedLines: Set<Int>) {
    guard !lines.isEmpty else { return (callees, []) }
    var used: Set<Int> = []
    var kept: [Range<Int>] = []
    for callee in callees {
      let found = self.lines(covering: callee)
      if found.isEmpty { kept.append(callee) } else { used.formUnion(found) }
    }
    return (kept, used)
  }

  /// The lines of what modes other than `mode` may change: callees and methods that are given away, and names of the SDK's packages.
  fileprivate func linesOfModes(otherThan mode: Mode, in tree: borrowing SyntaxTree) -> Set<Int> {
    var found: Set<Int> = []
    if mode != .static {
      for form in [SDKName.Form.original, .copy] {
        found.formUnion(SDKPackages.occurrences(in: tree.source, of: form).map { lineStarts.line(of: $0.range.lowerBound) })
      }
    }
    guard mode != .hybrid else { return found }
    var cursor = TreeCursor(at: tree.root)
    repeat {
      let node = cursor.current
      if node.kind == .call { found.insert(lineStarts.line(of: node.byteRange.lowerBound)) }
      if node.kind == .attribute {
        found.formUnion(lineStarts.line(of: node.byteRange.lowerBound)...lineStarts.line(of: node.byteRange.upperBound))
      }
    } while cursor.advance()
    return found
  }

  /// The lines, from 0, of those that cover a part of `range`.
  func lines(covering range: Range<Int>) -> [Int] {
    guard !lines.isEmpty else { return [] }
    return (lineStarts.line(of: range.lowerBound)...lineStarts.line(of: range.upperBound)).filter { lines[$0] != nil }
  }

  /// Where a comment is, for messages.
  fileprivate func position(of offset: Int, path: String) -> SourcePosition {
    let line = lineStarts.line(of: offset)
    return SourcePosition(path: path, line: line + 1, column: offset - lineStarts.offsets[line] + 1)
  }
}

extension ModuleContext {
  /// A warning for each comment on a line that keeps no rule from anything, in this mode and in others.
  func unusedSuppressions(except used: Set<Int>) -> [Diagnostic] {
    var unused = suppressions.lines.filter { !used.contains($0.key) }
    if !unused.isEmpty {
      let others = suppressions.linesOfModes(otherThan: options.mode, in: tree)
      unused = unused.filter { !others.contains($0.key) }
    }
    return unused.map(\.value).sorted().map { offset in
      Diagnostic(
        .warning, "unused-ignore", at: suppressions.position(of: offset, path: path),
        "unused '# gammaray: ignore': nothing on this line would be instrumented; remove it")
    }
  }
}
