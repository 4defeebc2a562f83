/// The difference between a file and its rewrite, as `patch -p1` and `git apply` take it. Rewriting never adds or
/// removes a line but at the end, so line N is compared with line N.
package struct UnifiedDiff {
  private static let context = 3
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private let path: String

  package init(from old: [UInt8], to new: [UInt8], path: String) {
    self.old = Self.lines(of: old)
    self.new = Self.lines(of: new)
    self.path = path
  }

  /// The diff's bytes; empty where nothing differs.
  /// - Parameter isColoured: with the terminal colours that git uses.
  package func bytes(isColoured: Bool = false) -> [UInt8] {
    let hunks = self.hunks
    guard !hunks.isEmpty else { return [] }
    let paint = Paint(isOn: isColoured)
    var output = paint.line("--- " + Self.quoted("a/" + path), .bold) + paint.line("+++ " + Self.quoted("b/" + path), .bold)
    for hunk in hunks { append(hunk, to: &output, paint: paint) }
    return output
  }

  /// Lines that change in place and at the end.
  private var isChanged: [Bool] {
    (0..<max(old.count, new.count)).map { $0 >= old.count || $0 >= new.count || old[$0] != new[$0] }
  }

  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    let changed = isChanged
    for line in changed.indices where changed[line] {
      let range = max(0, line - Self.context)..<min(changed.count, line + 1 + Self.context)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private func append(_ hunk: Range<Int>, to output: inout [UInt8], paint: Paint) {
    let oldLines = hunk.clamped(to: 0..<old.count)
    let newLines = hunk.clamped(to: 0..<new.count)
    output += paint.line("@@ -\(Self.span(oldLines)) +\(Self.span(newLines)) @@", .cyan)
    var line = hunk.lowerBound
    while line < hunk.upperBound {
      let changedEnd = (line..<hunk.upperBound).first { $0 < old.count && $0 < new.count && old[$0] == new[$0] } ?? hunk.upperBound
      for index in line..<changedEnd where index < old.count { output += paint.line("-", old[index], .red) }
      for index in line..<changedEnd where index < new.count { output += paint.line("+", new[index], .green) }
      if changedEnd < hunk.upperBound { output += paint.line(" ", old[changedEnd], nil) }
      line = changedEnd + 1
    }
  }

  /// `start,count` from 1; an empty range names the line in front of it.
  private static func span(_ range: Range<Int>) -> String {
    range.isEmpty ? "\(range.lowerBound),0" : "\(range.lowerBound + 1)" + (range.count == 1 ? "" : ",\(range.count)")
  }

  /// Each line with its line end.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// A file name as git writes it: in double quotes with C escapes where it holds anything unusual.
  private static func quoted(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
      return name.contains(" ") ? name + "\t" : name
    }
    let escaped = name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "\""): "\\\""
      case UInt8(ascii: "\\"): "\\\\"
      case UInt8(ascii: "\t"): "\\t"
      case UInt8(ascii: "\n"): "\\n"
      case 0x20..<0x7F: String(UnicodeScalar(byte))
      default: "\\" + String(repeating: "0", count: byte < 8 ? 2 : byte < 64 ? 1 : 0) + String(byte, radix: 8)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

/// Terminal colours, as `git diff` uses them.
private struct Paint {
  enum Colour: String { case bold = "1", red = "31", green = "32", cyan = "36" }
  let isOn: Bool

  func line(_ text: String, _ colour: Colour) -> [UInt8] {
    Array((isOn ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[m\n" : text + "\n").utf8)
  }

  /// A line of the file behind its mark; one that ends without a line end is followed by the note that diff uses.
  func line(_ mark: String, _ content: ArraySlice<UInt8>, _ colour: Colour?) -> [UInt8] {
    let hasLineEnd = content.last == UInt8(ascii: "\n")
    let text = Array(mark.utf8) + (hasLineEnd ? content.dropLast() : content)
    let note = hasLineEnd ? "\n" : "\n\\ No newline at end of file\n"
    guard isOn, let colour else { return text + Array(note.utf8) }
    return Array("\u{1B}[\(colour.rawValue)m".utf8) + text + Array("\u{1B}[m\(note)".utf8)
  }
}
