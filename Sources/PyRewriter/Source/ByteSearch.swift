import Glibc

/// Finding bytes in source text, at `memchr` speed where it matters.
extension [UInt8] {
  /// Offsets at which `needle` begins, ascending, not overlapping.
  package func offsets(of needle: String) -> [Int] {
    let pattern = Array(needle.utf8)
    var found: [Int] = []
    unsafe withUnsafeBytes { bytes in
      var position = 0
      while let offset = unsafe bytes.firstOffset(of: pattern, from: position) {
        found.append(offset)
        position = offset + pattern.count
      }
    }
    return found
  }

  /// Holds `needle` somewhere.
  package func contains(_ needle: String) -> Bool {
    let pattern = Array(needle.utf8)
    return unsafe withUnsafeBytes { unsafe $0.firstOffset(of: pattern, from: 0) != nil }
  }

  /// The first `byte` at or behind `start`.
  func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
    unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < count else { return nil }
      guard let hit = unsafe memchr(base + start, Int32(byte), count - start) else { return nil }
      return unsafe base.distance(to: UnsafeRawPointer(hit))
    }
  }

  func hasBytes(_ expected: String, at offset: Int) -> Bool {
    let pattern = expected.utf8
    guard offset >= 0, offset + pattern.count <= count else { return false }
    return self[offset..<offset + pattern.count].elementsEqual(pattern)
  }

  /// The first byte of the line that byte `offset` is in.
  func lineStart(before offset: Int) -> Int {
    (self[..<offset].lastIndex(of: .lineFeed) ?? -1) + 1
  }

  /// The line that byte `offset` is in, with its line end.
  func line(around offset: Int) -> Range<Int> {
    lineStart(before: offset)..<(firstOffset(of: .lineFeed, from: offset) ?? count - 1) + 1
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// May stand in a Python name; bytes of UTF-8 sequences count as letters.
  var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Compares only where the pattern's first byte stands.
  fileprivate func firstOffset(of pattern: [UInt8], from start: Int) -> Int? {
    guard let first = pattern.first, let base = baseAddress, count >= pattern.count else { return nil }
    var position = start
    let last = count - pattern.count
    while position <= last {
      guard let hit = unsafe memchr(base + position, Int32(first), last - position + 1) else { return nil }
      position = unsafe base.distance(to: UnsafeRawPointer(hit))
      let candidate = unsafe UnsafeRawBufferPointer(start: hit, count: pattern.count)
      if unsafe candidate.elementsEqual(pattern) { return position }
      position += 1
    }
    return nil
  }
}
