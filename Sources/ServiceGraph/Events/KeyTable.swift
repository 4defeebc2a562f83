/// The keys of all records, numbered; a text of several is numbered too, and says which they are.
struct KeyTable: Sendable {
  private(set) var texts = SymbolTable()
  private(set) var kinds: [KeyKind] = []
  /// Of each number where its parts stand in `lists`, 0 of a text that is one key.
  private var places: [UInt32] = []
  /// Of each text of several: their count, its number without remarks, and the numbers of its parts.
  private var lists: [UInt32] = [0]
  /// Some key is a request's.
  private var knowsRequests = false
  /// Some entry names the request of a call.
  private(set) var hasRequests = false
  private var prefixes = SymbolTable()
  private var kindsByPrefix: [KeyKind] = []

  mutating func intern(_ text: Span<UInt8>, hash: UInt64) -> UInt32 {
    let symbol = texts.intern(text, hash: hash)
    guard symbol == kinds.count else { return symbol }
    kinds.append(.identifier)
    places.append(0)
    if contains(space: text) {
      kinds[Int(symbol)] = .composite
      let parts = split(text)
      add(parts, of: symbol, plain: withoutRemarks(symbol, parts))
    } else {
      kinds[Int(symbol)] = kind(of: text)
      if kinds[Int(symbol)] == .request { knowsRequests = true }
    }
    return symbol
  }

  /// Adds the keys of another table and says which numbers they have here.
  mutating func absorb(_ other: KeyTable) -> [UInt32] {
    let numbers = texts.absorb(other.texts)
    for (number, kind) in zip(numbers, other.kinds) where Int(number) == kinds.count {
      kinds.append(kind)
      places.append(0)
    }
    for (text, place) in other.places.enumerated() where place > 0 && places[Int(numbers[text])] == 0 {
      let own = other.lists[Int(place) + 2..<Int(place + 2 + other.lists[Int(place)])]
      add(own.map { numbers[Int($0)] }, of: numbers[text], plain: numbers[Int(other.lists[Int(place) + 1])])
    }
    knowsRequests = knowsRequests || other.knowsRequests
    hasRequests = hasRequests || other.hasRequests
    return numbers
  }

  private mutating func add(_ parts: [UInt32], of symbol: UInt32, plain: UInt32) {
    places[Int(symbol)] = UInt32(lists.count)
    lists += [UInt32(parts.count), plain]
    lists += parts
  }

  /// The keys of a text, in its order: the text's own number where it is one key.
  func parts(of symbol: UInt32) -> KeyParts {
    let place = Int(places[Int(symbol)])
    return place == 0 ? KeyParts(symbol) : KeyParts(lists, place + 2, count: Int(lists[place]))
  }

  /// The text is one key.
  func isSingle(_ symbol: UInt32) -> Bool { places[Int(symbol)] == 0 }

  /// To be told what entries name.
  mutating func noteCauses(_ texts: [UInt32]) {
    guard knowsRequests, !hasRequests else { return }
    hasRequests = texts.contains { parts(of: $0).contains { kind($0) == .request } }
  }

  /// Whether two events that both have the text are one.
  func namesOneEvent(_ symbol: UInt32) -> Bool {
    isSingle(symbol) ? kind(symbol).namesOneEvent : parts(of: symbol).contains { kind($0).namesOneEvent }
  }

  /// The text without remarks on how the event came: the same for each delivery.
  func withoutRemarks(_ symbol: UInt32) -> UInt32 {
    let place = Int(places[Int(symbol)])
    return place == 0 ? symbol : lists[place + 1]
  }

  func kind(_ symbol: UInt32) -> KeyKind { kinds[Int(symbol)] }

  /// What stands behind the prefix.
  func value(_ symbol: UInt32) -> String {
    let text = texts[symbol]
    return text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) } ?? text
  }

  /// The number in another table of what stands behind the prefix.
  func number(ofValueOf symbol: UInt32, in table: borrowing SymbolTable) -> UInt32? {
    let range = texts.range(symbol)
    let text = texts.storage.span.extracting(range)
    for index in text.indices where text[index] == UInt8(ascii: ":") {
      let value = text.extracting(index + 1..<text.count)
      return table.find(value, hash: ByteHash.of(value))
    }
    return table.find(text, hash: ByteHash.of(text))
  }

  /// The table of a `dynamodb_…` key, the bucket of an `s3_…` key: what stands before the first slash.
  func owner(_ symbol: UInt32) -> String { String(value(symbol).prefix { $0 != "/" }) }

  private mutating func withoutRemarks(_ symbol: UInt32, _ all: [UInt32]) -> UInt32 {
    let kept = all.filter { !kind($0).isRemark }
    guard kept.count < all.count, !kept.isEmpty else { return symbol }
    let bytes = Array(kept.map { texts[$0] }.joined(separator: " ").utf8)
    return intern(bytes.span, hash: ByteHash.of(bytes.span))
  }

  private func contains(space text: Span<UInt8>) -> Bool {
    text.firstIndex(of: 0x20, from: 0) != nil
  }

  private mutating func split(_ text: Span<UInt8>) -> [UInt32] {
    var parts: [UInt32] = []
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: 0x20, from: start) ?? text.count
      if end > start {
        let part = text.extracting(start..<end)
        parts.append(intern(part, hash: ByteHash.of(part)))
      }
      start = end + 1
    }
    return parts
  }

  private mutating func kind(of text: Span<UInt8>) -> KeyKind {
    var end = 0
    while end < text.count, end < 32, text[end] != UInt8(ascii: ":") { end += 1 }
    let prefix = text.extracting(0..<end)
    let hash = ByteHash.of(prefix)
    if let known = prefixes.find(prefix, hash: hash) { return kindsByPrefix[Int(known)] }
    let kind = KeyKind(prefix: String(decoding: prefix.indices.map { prefix[$0] }, as: UTF8.self))
    if kindsByPrefix.count < 1000 {
      _ = prefixes.intern(prefix, hash: hash)
      kindsByPrefix.append(kind)
    }
    return kind
  }
}

/// The keys of one text.
struct KeyParts: RandomAccessCollection {
  private let list: [UInt32]
  private let first: Int
  private let single: UInt32
  let endIndex: Int
  var startIndex: Int { 0 }

  init(_ single: UInt32) { (list, first, self.single, endIndex) = ([], 0, single, 1) }
  init(_ list: [UInt32], _ first: Int, count: Int) { (self.list, self.first, single, endIndex) = (list, first, 0, count) }

  subscript(position: Int) -> UInt32 { list.isEmpty ? single : list[first + position] }
}
