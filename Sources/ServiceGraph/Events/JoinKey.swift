/// What a join key names: the part before its first colon (`runtime/README.md`, "Join keys").
enum KeyKind: UInt8, Sendable {
  /// Several keys in one text, separated by spaces.
  case composite
  case lambda, invocation, sns, sqs, events, kinesis, states, http, xray
  case s3Request, s3Version, s3Object, s3Lifecycle
  case image, itemKey, sequence, timeToLive
  /// What hybrid mode calls `<service>:<id>`.
  case other

  /// Keys of one family name the same cause, more or less exactly; another family's is an envelope around it or inside of it.
  enum Family: Sendable { case own, ended, identifier, object, item, hint }

  var family: Family {
    switch self {
    case .lambda: .own
    case .invocation: .ended
    case .s3Request, .s3Version, .s3Object, .s3Lifecycle: .object
    case .image, .itemKey, .sequence, .timeToLive: .item
    case .xray, .composite: .hint
    default: .identifier
    }
  }

  private static let prefixes: [String: KeyKind] = [
    "lambda": .lambda, "invocation": .invocation, "sns": .sns, "sqs": .sqs, "events": .events, "kinesis": .kinesis, "states": .states,
    "http": .http, "xray": .xray, "s3": .s3Request, "s3_version": .s3Version, "s3_object": .s3Object, "s3_lifecycle": .s3Lifecycle,
    "dynamodb_image": .image, "dynamodb_key": .itemKey, "dynamodb_sequence": .sequence, "dynamodb_ttl": .timeToLive,
  ]

  init(prefix: String) { self = Self.prefixes[prefix] ?? .other }
}

/// The keys of all records, numbered; a text of several is numbered too, and says which they are.
struct KeyTable: Sendable {
  private(set) var texts = SymbolTable()
  private(set) var kinds: [KeyKind] = []
  private var composites: [UInt32: [UInt32]] = [:]
  private var kindsByPrefix: [[UInt8]: KeyKind] = [:]

  mutating func intern(_ text: Span<UInt8>, hash: UInt64) -> UInt32 {
    let symbol = texts.intern(text, hash: hash)
    guard symbol == kinds.count else { return symbol }
    kinds.append(.other)
    if contains(space: text) {
      kinds[Int(symbol)] = .composite
      composites[symbol] = split(text)
    } else {
      kinds[Int(symbol)] = kind(of: text)
    }
    return symbol
  }

  /// The keys of a text, in its order: the text's own number where it is one key.
  func parts(of symbol: UInt32) -> [UInt32] { composites[symbol] ?? [symbol] }

  func kind(_ symbol: UInt32) -> KeyKind { kinds[Int(symbol)] }

  /// What stands behind the prefix.
  func value(_ symbol: UInt32) -> String {
    let text = texts[symbol]
    return text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) } ?? text
  }

  /// The table of a `dynamodb_…` key, the bucket of an `s3_…` key: what stands before the first slash.
  func owner(_ symbol: UInt32) -> String { String(value(symbol).prefix { $0 != "/" }) }

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
