/// The keys of all records, numbered; a text of several is numbered too, and says which they are.
struct KeyTable: Sendable {
  private(set) var texts = SymbolTable()
  private(set) var kinds: [KeyKind] = []
  private var composites: [UInt32: [UInt32]] = [:]
  /// Texts with remarks in them, and what they are without.
  private var plain: [UInt32: UInt32] = [:]
  /// Some key is a request's.
  private var knowsRequests = false
  /// Some entry names the request of a call.
  private(set) var hasRequests = false
  private var kindsByPrefix: [[UInt8]: KeyKind] = [:]

  mutating func intern(_ text: Span<UInt8>, hash: UInt64) -> UInt32 {
    let symbol = texts.intern(text, hash: hash)
    guard symbol == kinds.count else { return symbol }
    kinds.append(.identifier)
    if contains(space: text) {
      kinds[Int(symbol)] = .composite
      composites[symbol] = split(text)
      strip(symbol)
    } else {
      kinds[Int(symbol)] = kind(of: text)
      if kinds[Int(symbol)] == .request { knowsRequests = true }
    }
    return symbol
  }

  /// Adds the keys of another table and says which numbers they have here.
  mutating func absorb(_ other: KeyTable) -> [UInt32] {
    let numbers = texts.absorb(other.texts)
    for (number, kind) in zip(numbers, other.kinds) where Int(number) == kinds.count { kinds.append(kind) }
    for (text, parts) in other.composites { composites[numbers[Int(text)]] = parts.map { numbers[Int($0)] } }
    for (text, without) in other.plain { plain[numbers[Int(text)]] = numbers[Int(without)] }
    knowsRequests = knowsRequests || other.knowsRequests
    hasRequests = hasRequests || other.hasRequests
    return numbers
  }

  /// The keys of a text, in its order: the text's own number where it is one key.
  func parts(of symbol: UInt32) -> [UInt32] { composites[symbol] ?? [symbol] }

  /// To be told what entries name.
  mutating func noteCauses(_ texts: [UInt32]) {
    guard knowsRequests, !hasRequests else { return }
    hasRequests = texts.contains { parts(of: $0).contains { kind($0) == .request } }
  }

  /// Whether two events that both have the text are one.
  func namesOneEvent(_ symbol: UInt32) -> Bool { parts(of: symbol).contains { kind($0).namesOneEvent } }

  /// The text without remarks on how the event came: the same for each delivery.
  func withoutRemarks(_ symbol: UInt32) -> UInt32 { plain[symbol] ?? symbol }

  func kind(_ symbol: UInt32) -> KeyKind { kinds[Int(symbol)] }

  /// What stands behind the prefix.
  func value(_ symbol: UInt32) -> String {
    let text = texts[symbol]
    return text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) } ?? text
  }

  /// The table of a `dynamodb_…` key, the bucket of an `s3_…` key: what stands before the first slash.
  func owner(_ symbol: UInt32) -> String { String(value(symbol).prefix { $0 != "/" }) }

  private mutating func strip(_ symbol: UInt32) {
    let all = parts(of: symbol)
    let kept = all.filter { !kind($0).isRemark }
    guard kept.count < all.count, !kept.isEmpty else { return }
    let bytes = Array(kept.map { texts[$0] }.joined(separator: " ").utf8)
    plain[symbol] = intern(bytes.span, hash: ByteHash.of(bytes.span))
  }

  private func contains(space text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] == 0x20 { return true }
    return false
  }

  private mutating func split(_ text: Span<UInt8>) -> [UInt32] {
    var parts: [UInt32] = []
    var start = 0
    for index in 0...text.count where index == text.count || text[index] == 0x20 {
      if index > start {
        let part = text.extracting(start..<index)
        parts.append(intern(part, hash: ByteHash.of(part)))
      }
      start = index + 1
    }
    return parts
  }

  private mutating func kind(of text: Span<UInt8>) -> KeyKind {
    var prefix: [UInt8] = []
    var index = 0
    while index < text.count, index < 32, text[index] != UInt8(ascii: ":") {
      prefix.append(text[index])
      index += 1
    }
    if let known = kindsByPrefix[prefix] { return known }
    let kind = KeyKind(prefix: String(decoding: prefix, as: UTF8.self))
    if kindsByPrefix.count < 1000 { kindsByPrefix[prefix] = kind }
    return kind
  }
}
