/// Reads JSON with the places of its values, which no decoder of Foundation gives; tabs are welcome.
struct JSONReader {
  private static let deepest = 256

  private let source: [UInt8]
  private var position = 0
  private var line = 1
  /// Where the last mark was taken: the next one counts on from there, so long lines cost no more.
  private var marked = (position: 0, column: 1)

  static func read(_ source: [UInt8]) throws(DocumentError) -> DocumentNode {
    var reader = JSONReader(source: source)
    if source.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    reader.marked.position = reader.position
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == source.count else {
      throw reader.failure("text after the end of the JSON value")
    }
    return node
  }

  private init(source: [UInt8]) { self.source = source }

  private var byte: UInt8? { position < source.count ? source[position] : nil }
  private mutating func mark() -> TextMark {
    let scalars = source[marked.position..<max(marked.position, position)].count {
      $0 & 0xC0 != 0x80
    }
    marked = (max(marked.position, position), marked.column + scalars)
    return TextMark(line: line, column: marked.column)
  }

  private mutating func failure(_ message: String) -> DocumentError {
    DocumentError(mark: mark(), message: message)
  }

  private mutating func skipSpace() {
    while let byte, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      position += 1
      if byte == 0x0A { (line, marked) = (line + 1, (position, 1)) }
    }
  }

  private mutating func value(depth: Int) throws(DocumentError) -> DocumentNode {
    skipSpace()
    guard depth < Self.deepest else {
      throw failure("nested more than \(Self.deepest) levels deep")
    }
    let start = mark()
    switch byte {
    case UInt8(ascii: "{"): return DocumentNode(.mapping(try object(depth: depth)), mark: start)
    case UInt8(ascii: "["): return DocumentNode(.sequence(try array(depth: depth)), mark: start)
    case UInt8(ascii: "\""): return DocumentNode(.scalar(try string(), .quoted), mark: start)
    case nil: throw failure("unexpected end of the file")
    default: return DocumentNode(.scalar(try literal(), .plain), mark: start)
    }
  }

  private mutating func object(depth: Int) throws(DocumentError) -> DocumentMapping {
    var entries: [DocumentMapping.Entry] = []
    position += 1
    skipSpace()
    while byte != UInt8(ascii: "}") {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw failure("expected a key in double quotes") }
      let keyMark = mark()
      let key = try string()
      skipSpace()
      guard byte == UInt8(ascii: ":") else { throw failure("expected ':' after the key") }
      position += 1
      entries.append(.init(key: key, keyMark: keyMark, value: try value(depth: depth + 1)))
      try separator(before: UInt8(ascii: "}"))
    }
    position += 1
    return DocumentMapping(entries)
  }

  private mutating func array(depth: Int) throws(DocumentError) -> [DocumentNode] {
    var items: [DocumentNode] = []
    position += 1
    skipSpace()
    while byte != UInt8(ascii: "]") {
      items.append(try value(depth: depth + 1))
      try separator(before: UInt8(ascii: "]"))
    }
    position += 1
    return items
  }

  /// Passes a comma that another element follows, or stops at the closing bracket.
  private mutating func separator(before closing: UInt8) throws(DocumentError) {
    skipSpace()
    if byte == closing { return }
    guard byte == UInt8(ascii: ",") else { throw failure("expected ',' or the closing bracket") }
    position += 1
    skipSpace()
    guard byte != closing else { throw failure("a comma with no element after it") }
  }

  private mutating func literal() throws(DocumentError) -> String {
    let start = position
    while let byte, isLiteral(byte) { position += 1 }
    let text = String(decoding: source[start..<position], as: UTF8.self)
    guard ["true", "false", "null"].contains(text) || Double(text) != nil else {
      position = start
      throw failure("not a JSON value")
    }
    return text
  }

  private func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"): true
    default: false
    }
  }

  private mutating func string() throws(DocumentError) -> String {
    var text: [UInt8] = []
    position += 1
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        text += try escape()
      case 0x0A, 0x0D: throw failure("a line break inside a string")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw failure("a string without its closing quote")
  }

  private mutating func escape() throws(DocumentError) -> [UInt8] {
    guard let byte else { throw failure("unexpected end of the file") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try unicodeEscape()).utf8)
    default: throw failure("an unknown escape in a string")
    }
  }

  private mutating func unicodeEscape() throws(DocumentError) -> Character {
    let first = try hexadecimal()
    guard (0xD800..<0xDC00).contains(first) else {
      return Character(Unicode.Scalar(first) ?? "\u{FFFD}")
    }
    guard source[position...].starts(with: [0x5C, UInt8(ascii: "u")]) else { return "\u{FFFD}" }
    position += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
    return Character(
      Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}")
  }

  private mutating func hexadecimal() throws(DocumentError) -> UInt32 {
    let digits = source[position..<min(position + 4, source.count)]
    guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else {
      throw failure("expected four hexadecimal digits")
    }
    position += 4
    return value
  }
}
