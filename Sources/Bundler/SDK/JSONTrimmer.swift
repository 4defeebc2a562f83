/// Copies JSON without white space between its tokens, and without some members. Every other byte, and the order, stay.
struct JSONTrimmer {
  /// Told the keys that lead to a member, array elements left out, and whether its value is a text: true drops it.
  typealias Drop = (_ path: [ArraySlice<UInt8>], _ isText: Bool) -> Bool

  private let source: [UInt8]
  private let drops: Drop
  private var position = 0
  private var path: [ArraySlice<UInt8>] = []
  private var output: [UInt8] = []

  private init(_ source: [UInt8], drops: @escaping Drop) {
    self.source = source
    self.drops = drops
    output.reserveCapacity(source.count)
  }

  /// - Returns: nil for what is no JSON.
  static func trim(_ source: [UInt8], drops: @escaping Drop) -> [UInt8]? {
    var trimmer = JSONTrimmer(source, drops: drops)
    guard trimmer.value(), trimmer.peek() == nil else { return nil }
    return trimmer.output
  }

  /// Without the texts of documentation; a member that happens to have that name is an object, and stays. botocore needs those of client
  /// context parameters (`ServiceModel.client_context_parameters`).
  static func withoutDocumentation(_ source: [UInt8]) -> [UInt8]? {
    let key = Array("documentation".utf8)[...]
    let needed = Array("clientContextParams".utf8)[...]
    return trim(source) { path, isText in isText && path.last == key && path.first != needed }
  }

  /// The next byte that is no white space; nil at the end.
  private mutating func peek() -> UInt8? {
    while position < source.count, source[position] <= 0x20 { position += 1 }
    return position < source.count ? source[position] : nil
  }

  private mutating func value() -> Bool {
    switch peek() {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""):
      guard let text = text() else { return false }
      output += text
      return true
    case nil: return false
    default: return literal()
    }
  }

  private mutating func object() -> Bool {
    take()
    var isFirst = true
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "}"):
        take()
        return true
      case UInt8(ascii: ","): position += 1
      default: guard member(isFirst: &isFirst) else { return false }
      }
    }
    return false
  }

  private mutating func member(isFirst: inout Bool) -> Bool {
    let start = output.count
    if !isFirst { output.append(UInt8(ascii: ",")) }
    guard peek() == UInt8(ascii: "\""), let key = text(), peek() == UInt8(ascii: ":") else { return false }
    output += key
    take()
    path.append(key.dropFirst().dropLast())
    defer { path.removeLast() }
    let isDropped = drops(path, peek() == UInt8(ascii: "\""))
    guard value() else { return false }
    if isDropped { output.removeSubrange(start...) } else { isFirst = false }
    return true
  }

  private mutating func array() -> Bool {
    take()
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "]"):
        take()
        return true
      case UInt8(ascii: ","): take()
      default: guard value() else { return false }
      }
    }
    return false
  }

  /// A string with its quotes.
  private mutating func text() -> ArraySlice<UInt8>? {
    let start = position
    position += 1
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "\""):
        position += 1
        return source[start..<position]
      default: position += 1
      }
    }
    return nil
  }

  /// A number, `true`, `false` or `null`.
  private mutating func literal() -> Bool {
    let start = position
    while position < source.count, Self.isLiteral(source[position]) { position += 1 }
    output += source[start..<position]
    return position > start
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Copies one byte.
  private mutating func take() {
    output.append(source[position])
    position += 1
  }
}
