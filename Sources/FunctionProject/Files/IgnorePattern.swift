/// One line of a `.gitignore`, as git reads it.
struct IgnorePattern: Sendable, Equatable {
  enum Segment: Sendable, Equatable {
    /// `**`: any number of directories.
    case any
    case literal([UInt8])
    case glob([UInt8])
  }

  let isNegated: Bool
  let matchesDirectoriesOnly: Bool
  /// Anchored to the directory of its file, since it holds a slash; others match a name at any depth.
  let isAnchored: Bool
  let segments: [Segment]

  /// Nil for empty lines and comments.
  init?(line: Substring) {
    var text = Self.trimmed(Array(line.utf8))
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    matchesDirectoriesOnly = text.last == UInt8(ascii: "/")
    if matchesDirectoriesOnly { text.removeLast() }
    isAnchored = text.contains(UInt8(ascii: "/"))
    let parts = text.split(separator: UInt8(ascii: "/"))
    guard !parts.isEmpty else { return nil }
    segments = parts.map(Self.segment)
  }

  private static func segment(_ text: ArraySlice<UInt8>) -> Segment {
    if text.elementsEqual("**".utf8) { return .any }
    return text.contains { "*?[\\".utf8.contains($0) } ? .glob(Array(text)) : .literal(Array(text))
  }

  /// Without the trailing blanks that no backslash protects, and without a CR.
  private static func trimmed(_ line: [UInt8]) -> [UInt8] {
    var text = line
    if text.last == UInt8(ascii: "\r") { text.removeLast() }
    while text.last == UInt8(ascii: " "), text.dropLast().last != UInt8(ascii: "\\") {
      text.removeLast()
    }
    return text
  }

  /// - Parameters:
  ///   - path: the path's names.
  ///   - start: how many of them lead to the directory of the ignore file.
  func matches(_ path: [[UInt8]], from start: Int, isDirectory: Bool) -> Bool {
    guard isDirectory || !matchesDirectoriesOnly, start < path.count else { return false }
    return matches(segment: 0, path, isAnchored ? start : path.count - 1)
  }

  private func matches(segment: Int, _ path: [[UInt8]], _ position: Int) -> Bool {
    guard segment < segments.count else { return position == path.count }
    switch segments[segment] {
    case .literal(let literal):
      guard position < path.count, literal == path[position] else { return false }
    case .glob(let pattern):
      guard position < path.count, Glob.matches(pattern, path[position]) else { return false }
    case .any:
      // A trailing `/**` matches what is inside, not the directory itself.
      if segment + 1 == segments.count { return position < path.count }
      return (position..<path.count).contains { matches(segment: segment + 1, path, $0) }
    }
    return matches(segment: segment + 1, path, position + 1)
  }
}
