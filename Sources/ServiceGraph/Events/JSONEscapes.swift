extension JSONCursor {
  /// The rest of a string, from its first backslash on.
  mutating func escapedString(_ text: Span<UInt8>, from start: Int) throws(JSONFault) -> Text {
    unescaped.removeAll(keepingCapacity: true)
    for index in start..<position { unescaped.append(text[index]) }
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return Text(range: nil)
      case UInt8(ascii: "\\"): try escape(text)
      case 0..<0x20: throw fault("a control character inside a string")
      default: unescaped.append(byte)
      }
    }
    throw fault("a string without its closing quote")
  }

  private mutating func escape(_ text: Span<UInt8>) throws(JSONFault) {
    guard position < text.count else { throw fault("the text ends too early") }
    let byte = text[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"): unescaped.append(contentsOf: String(try unicodeEscape(text)).utf8)
    default: throw fault("an unknown escape in a string")
    }
  }

  /// Lone halves of a surrogate pair become U+FFFD.
  private mutating func unicodeEscape(_ text: Span<UInt8>) throws(JSONFault) -> Character {
    let first = try hexadecimal(text)
    guard (0xD800..<0xDC00).contains(first) else { return Character(Unicode.Scalar(first) ?? "\u{FFFD}") }
    guard position + 1 < text.count, text[position] == 0x5C, text[position + 1] == UInt8(ascii: "u") else { return "\u{FFFD}" }
    position += 2
    let second = try hexadecimal(text)
    guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
    return Character(Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}")
  }

  private mutating func hexadecimal(_ text: Span<UInt8>) throws(JSONFault) -> UInt32 {
    guard position + 4 <= text.count else { throw fault("the text ends too early") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(text[position])).hexDigitValue else { throw fault("expected four hexadecimal digits") }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
