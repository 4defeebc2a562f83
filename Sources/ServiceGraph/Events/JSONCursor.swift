/// What is no JSON, and where: a byte offset into the text.
struct JSONFault: Error, Equatable {
  let offset: Int
  let message: String
}

/// A position in JSON text that moves on value by value. The text comes with each call, so nothing is copied.
struct JSONCursor {
  static let deepest = 256
  var position = 0
  /// A string with its escapes replaced, where it had any.
  var unescaped: [UInt8] = []

  /// A string: a range of the text, or all of `unescaped`.
  struct Text { var range: Range<Int>?  }

  /// Nil at the end of the text.
  mutating func next(_ text: Span<UInt8>) -> UInt8? {
    while position < text.count {
      let byte = text[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return nil
  }

  mutating func pass(_ byte: UInt8, _ text: Span<UInt8>) throws(JSONFault) {
    guard let found = next(text) else { throw fault("the text ends too early") }
    guard found == byte else { throw fault("expected '\(Character(Unicode.Scalar(byte)))'") }
    position += 1
  }

  /// Passes a comma and says that another element follows, or passes the closing bracket.
  mutating func hasMore(before closing: UInt8, _ text: Span<UInt8>) throws(JSONFault) -> Bool {
    guard let found = next(text) else { throw fault("the text ends too early") }
    guard found == closing || found == UInt8(ascii: ",") else { throw fault("expected ',' or a closing bracket") }
    position += 1
    return found != closing
  }

  mutating func string(_ text: Span<UInt8>) throws(JSONFault) -> Text {
    try pass(UInt8(ascii: "\""), text)
    let start = position
    position = Self.endOfPlain(text, from: position)
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return Text(range: start..<position - 1)
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(text, from: start) }
      guard byte >= 0x20 else { throw fault("a control character inside a string") }
      position += 1
    }
    throw fault("a string without its closing quote")
  }

  /// Passes eight bytes at a time in which nothing ends a string or needs a look; the rest is the caller's.
  private static func endOfPlain(_ text: Span<UInt8>, from start: Int) -> Int {
    let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
    let bytes = unsafe text.bytes
    var position = start
    while position + 8 <= text.count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      let (quotes, slashes) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
      // Of each byte the high bit: a quote, a backslash, or less than 0x20. A borrow may set it too much, never too little.
      let found = ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- ones &* 0x20) & ~word) & highs
      guard found == 0 else { return position + found.littleEndian.trailingZeroBitCount / 8 }
      position += 8
    }
    return position
  }

  /// A whole number; nil for a number that is none, or is too large.
  mutating func integer(_ text: Span<UInt8>) throws(JSONFault) -> Int64? {
    let start = position
    let end = try number(text)
    return Self.integer(text.extracting(start..<end))
  }

  static func integer(_ digits: Span<UInt8>) -> Int64? {
    let isNegative = digits.count > 0 && digits[0] == UInt8(ascii: "-")
    guard digits.count > (isNegative ? 1 : 0), digits.count < 21 else { return nil }
    var (value, index): (Int64, Int) = (0, isNegative ? 1 : 0)
    // Eight digits, and again eight, cannot overflow.
    while index + 8 <= digits.count, index < 9, let eight = eightDigits(digits, at: index) {
      value = value * 100_000_000 + eight
      index += 8
    }
    while index < digits.count {
      let digit = Int64(digits[index]) - 0x30
      guard (0...9).contains(digit) else { return nil }
      let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = shifted.addingReportingOverflow(digit)
      guard !isTooLarge, !isStillTooLarge else { return nil }
      value = sum
      index += 1
    }
    return isNegative ? -value : value
  }

  /// Nil where not all of them are digits.
  private static func eightDigits(_ digits: Span<UInt8>, at index: Int) -> Int64? {
    let word = unsafe digits.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
    let highs = 0xF0F0_F0F0_F0F0_F0F0 as UInt64
    guard (word & highs) | ((word &+ 0x0606_0606_0606_0606) & highs) >> 4 == 0x3333_3333_3333_3333 else { return nil }
    // Neighbours are put together: digits to pairs, pairs to fours, fours to eight.
    let pairs = ((word & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) >> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
    return Int64(((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32)
  }

  /// `true`, `false` or `null`.
  mutating func literal(_ text: Span<UInt8>) throws(JSONFault) -> Bool? {
    for (word, value) in [("true", true), ("false", false), ("null", nil)] as [(StaticString, Bool?)] where isNext(word, text) {
      position += word.utf8CodeUnitCount
      return value
    }
    throw fault("not a JSON value")
  }

  private func isNext(_ word: StaticString, _ text: Span<UInt8>) -> Bool {
    let letters = word.description.utf8
    guard position + letters.count <= text.count else { return false }
    return letters.enumerated().allSatisfy { text[position + $0.offset] == $0.element }
  }

  private mutating func number(_ text: Span<UInt8>) throws(JSONFault) -> Int {
    let start = position
    while position < text.count {
      switch text[position] {
      case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): position += 1
      default:
        guard position > start else { throw fault("not a JSON value") }
        return position
      }
    }
    return position
  }

  /// Passes a value of any kind, however deep up to a limit, without looking at it closely.
  mutating func skip(_ text: Span<UInt8>) throws(JSONFault) {
    var closings: [UInt8] = []
    repeat {
      guard let byte = next(text) else { throw fault("the text ends too early") }
      switch byte {
      case UInt8(ascii: "\""): _ = try string(text)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard closings.count < Self.deepest else { throw fault("nested more than \(Self.deepest) levels deep") }
        closings.append(byte + 2)
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard closings.popLast() == byte else { throw fault("a bracket that closes nothing") }
        position += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard !closings.isEmpty else { throw fault("not a JSON value") }
        position += 1
      case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): _ = try literal(text)
      default: _ = try number(text)
      }
    } while !closings.isEmpty
  }

  func fault(_ message: String) -> JSONFault { JSONFault(offset: position, message: message) }
}
