/// Reads JSON values, plain or in DynamoDB's typed form, and writes them plain.
struct CanonicalWriter: Sendable {
  private static let deepest = 32
  var cursor = JSONCursor()
  /// All that was written, one value behind the other.
  private(set) var bytes: [UInt8] = []
  private(set) var isASCII = true
  /// The member, if any, whose value is of a type that records do not have.
  private(set) var wrong: String?

  mutating func begin() {
    cursor.position = 0
    bytes.removeAll(keepingCapacity: true)
    (isASCII, wrong) = (true, nil)
  }

  /// A string in quotes, with the escapes that JSON demands and no others.
  mutating func string(_ text: Span<UInt8>) throws(JSONFault) -> Range<Int> {
    let start = bytes.count
    let found = try cursor.string(text)
    bytes.append(UInt8(ascii: "\""))
    if let range = found.range {
      for index in range { add(text[index]) }
    } else {
      for byte in cursor.unescaped { escape(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
    return start..<bytes.count
  }

  /// Nil for what has no value.
  mutating func value(_ text: Span<UInt8>, of name: Range<Int>) throws(JSONFault) -> Range<Int>? {
    let start = bytes.count
    guard try write(text, of: name, depth: 0) else { return nil }
    return start..<bytes.count
  }

  private mutating func write(_ text: Span<UInt8>, of name: Range<Int>, depth: Int) throws(JSONFault) -> Bool {
    switch cursor.next(text) {
    case nil: throw cursor.fault("the text ends too early")
    case UInt8(ascii: "\""): _ = try string(text)
    case UInt8(ascii: "{"): return try typed(text, of: name, depth: depth)
    case UInt8(ascii: "["): try list(text, of: name, depth: depth)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      guard let flag = try cursor.literal(text) else { return false }
      bytes += (flag ? "true" : "false").utf8
    default:
      let start = cursor.position
      try cursor.skip(text)
      try number(text, start..<cursor.position)
    }
    return true
  }

  private mutating func number(_ text: Span<UInt8>, _ range: Range<Int>) throws(JSONFault) {
    let isNumber = range.allSatisfy { (0x30...0x39).contains(text[$0]) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(text[$0]) }
    guard isNumber, !range.isEmpty, Double(String(range.map { Character(Unicode.Scalar(text[$0])) })) != nil else {
      throw cursor.fault("not a number")
    }
    for index in range { bytes.append(text[index]) }
  }

  private mutating func list(_ text: Span<UInt8>, of name: Range<Int>, depth: Int) throws(JSONFault) {
    guard depth < Self.deepest else { throw cursor.fault("nested more than \(Self.deepest) levels deep") }
    try cursor.pass(UInt8(ascii: "["), text)
    bytes.append(UInt8(ascii: "["))
    if cursor.next(text) == UInt8(ascii: "]") {
      cursor.position += 1
    } else {
      var isFirst = true
      repeat {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        if try !write(text, of: name, depth: depth + 1) { bytes += "null".utf8 }
      } while try cursor.hasMore(before: UInt8(ascii: "]"), text)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// `{"S": …}`, `{"N": "…"}`, `{"BOOL": …}`, `{"L": […]}`, `{"SS": […]}`, `{"NULL": true}`. Records hold no objects otherwise.
  private mutating func typed(_ text: Span<UInt8>, of name: Range<Int>, depth: Int) throws(JSONFault) -> Bool {
    let start = cursor.position
    cursor.position += 1
    guard cursor.next(text) == UInt8(ascii: "\""), let tag = try cursor.string(text).range else { return try refuse(text, start, name) }
    try cursor.pass(UInt8(ascii: ":"), text)
    var hasValue = true
    switch (String(tag.map { Character(Unicode.Scalar(text[$0])) }), cursor.next(text)) {
    case ("N", UInt8(ascii: "\"")):
      guard let digits = try cursor.string(text).range else { throw cursor.fault("not a number") }
      try number(text, digits)
    case ("S", UInt8(ascii: "\"")), ("L", UInt8(ascii: "[")), ("SS", UInt8(ascii: "[")), ("BOOL", UInt8(ascii: "t")), ("BOOL", UInt8(ascii: "f")):
      hasValue = try write(text, of: name, depth: depth)
    case ("NULL", _):
      try cursor.skip(text)
      hasValue = false
    default: return try refuse(text, start, name)
    }
    guard cursor.next(text) == UInt8(ascii: "}") else { return try refuse(text, start, name) }
    cursor.position += 1
    return hasValue
  }

  private mutating func refuse(_ text: Span<UInt8>, _ start: Int, _ name: Range<Int>) throws(JSONFault) -> Bool {
    wrong = String(decoding: bytes[name].dropFirst().dropLast().prefix(80), as: UTF8.self)
    cursor.position = start
    try cursor.skip(text)
    return false
  }

  private mutating func add(_ byte: UInt8) {
    if byte >= 0x80 { isASCII = false }
    bytes.append(byte)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes += "\\u00".utf8
      bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: add(byte)
    }
  }
}
