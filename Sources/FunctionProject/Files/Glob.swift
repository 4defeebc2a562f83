/// Shell patterns within one name: `*`, `?`, `[a-z]`, `[!a-z]` and backslash escapes.
///
/// By indices and not by slices: a walk matches each name with each pattern.
enum Glob {
  static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var (at, position) = (0, 0)
    // Only the last star needs to be retried: an earlier one gains nothing by taking more.
    var retry: (at: Int, position: Int)?
    while true {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        at += 1
        retry = (at, position)
      } else if position < name.count, let next = matchOne(pattern, at, name[position]) {
        at = next
        position += 1
      } else if at == pattern.count, position == name.count {
        return true
      } else if let last = retry, last.position < name.count {
        retry = (last.at, last.position + 1)
        (at, position) = (last.at, last.position + 1)
      } else {
        return false
      }
    }
  }

  /// The index after the element at `at` when it matches `byte`, else nil.
  private static func matchOne(_ pattern: [UInt8], _ at: Int, _ byte: UInt8) -> Int? {
    guard at < pattern.count else { return nil }
    switch pattern[at] {
    case UInt8(ascii: "?"): return at + 1
    case UInt8(ascii: "["): return matchClass(pattern, at + 1, byte)
    case UInt8(ascii: "\\"):
      return at + 1 < pattern.count && pattern[at + 1] == byte ? at + 2 : nil
    default: return pattern[at] == byte ? at + 1 : nil
    }
  }

  /// - Parameter start: behind the opening bracket.
  private static func matchClass(_ pattern: [UInt8], _ start: Int, _ byte: UInt8) -> Int? {
    var at = start
    let isNegated =
      at < pattern.count && (pattern[at] == UInt8(ascii: "!") || pattern[at] == UInt8(ascii: "^"))
    if isNegated { at += 1 }
    let first = at
    var isMember = false
    while at < pattern.count, at == first || pattern[at] != UInt8(ascii: "]") {
      if pattern[at] == UInt8(ascii: "\\"), at + 1 < pattern.count { at += 1 }
      let low = pattern[at]
      var high = low
      if at + 2 < pattern.count, pattern[at + 1] == UInt8(ascii: "-"),
        pattern[at + 2] != UInt8(ascii: "]")
      {
        high = pattern[at + 2]
        at += 2
      }
      if low <= byte, byte <= high { isMember = true }
      at += 1
    }
    // A bracket that nothing closes matches nothing, as in git.
    guard at < pattern.count, isMember != isNegated else { return nil }
    return at + 1
  }
}
