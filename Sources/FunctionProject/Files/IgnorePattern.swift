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
    while text.last == UInt8(ascii: " "), text.dropLast().last != UInt8(ascii: "\\") { text.removeLast() }
    return text
  }

  /// - Parameter path: the path's names, from the directory of the ignore file on.
  func matches(_ path: ArraySlice<[UInt8]>, isDirectory: Bool) -> Bool {
    guard isDirectory || !matchesDirectoriesOnly, let name = path.last else { return false }
    if isAnchored { return Self.matches(segments[...], path) }
    return Self.matches(segments[...], [name])
  }

  private static func matches(_ segments: ArraySlice<Segment>, _ path: ArraySlice<[UInt8]>) -> Bool {
    guard let segment = segments.first else { return path.isEmpty }
    let rest = segments.dropFirst()
    switch segment {
    case .literal(let literal):
      guard let name = path.first, literal == name else { return false }
      return matches(rest, path.dropFirst())
    case .glob(let pattern):
      guard let name = path.first, Glob.matches(pattern[...], name[...]) else { return false }
      return matches(rest, path.dropFirst())
    case .any:
      // A trailing `/**` matches what is inside, not the directory itself.
      if rest.isEmpty { return !path.isEmpty }
      return path.indices.contains { matches(rest, path[$0...]) }
    }
  }
}

/// Shell patterns within one name: `*`, `?`, `[a-z]`, `[!a-z]` and backslash escapes.
enum Glob {
  static func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var (pattern, name) = (pattern, name)
    // Only the last star needs to be retried: an earlier one gains nothing by taking more.
    var retry: (pattern: ArraySlice<UInt8>, name: ArraySlice<UInt8>)?
    while true {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.drop { $0 == UInt8(ascii: "*") }
        retry = (pattern, name)
      } else if let rest = matchOne(pattern, name.first) {
        (pattern, name) = (rest, name.dropFirst())
      } else if pattern.isEmpty && name.isEmpty {
        return true
      } else if let last = retry, !last.name.isEmpty {
        retry = (last.pattern, last.name.dropFirst())
        (pattern, name) = (last.pattern, last.name.dropFirst())
      } else {
        return false
      }
    }
  }

  /// The pattern after the element that matches `byte`; nil when it does not match.
  private static func matchOne(_ pattern: ArraySlice<UInt8>, _ byte: UInt8?) -> ArraySlice<UInt8>? {
    guard let byte, let first = pattern.first else { return nil }
    switch first {
    case UInt8(ascii: "?"): return pattern.dropFirst()
    case UInt8(ascii: "["): return matchClass(pattern, byte)
    case UInt8(ascii: "\\"):
      let escaped = pattern.dropFirst()
      return escaped.first == byte ? escaped.dropFirst() : nil
    default: return first == byte ? pattern.dropFirst() : nil
    }
  }

  private static func matchClass(_ pattern: ArraySlice<UInt8>, _ byte: UInt8) -> ArraySlice<UInt8>? {
    var rest = pattern.dropFirst()
    let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isNegated { rest = rest.dropFirst() }
    var isMember = false
    var isFirst = true
    while let low = rest.first, isFirst || low != UInt8(ascii: "]") {
      isFirst = false
      rest = rest.dropFirst()
      var (start, end) = (low, low)
      if low == UInt8(ascii: "\\"), let escaped = rest.first {
        (start, end) = (escaped, escaped)
        rest = rest.dropFirst()
      }
      if rest.first == UInt8(ascii: "-"), let high = rest.dropFirst().first, high != UInt8(ascii: "]") {
        end = high
        rest = rest.dropFirst(2)
      }
      if start <= byte, byte <= end { isMember = true }
    }
    // A bracket that nothing closes matches nothing, as in git.
    guard rest.first == UInt8(ascii: "]"), isMember != isNegated else { return nil }
    return rest.dropFirst()
  }
}
