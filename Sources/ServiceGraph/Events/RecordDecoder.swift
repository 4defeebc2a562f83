/// Reads records as JSON objects into a store: our own form, and DynamoDB's, in which each value says its type.
///
/// Both forms are told apart value by value, so `{"n": 1}`, `{"n": {"N": "1"}}` and `{"Item": {"n": {"N": "1"}}}` are one record.
struct RecordDecoder {
  private static let fieldTable: SymbolTable = {
    var table = SymbolTable()
    for name in RecordField.names { _ = table.intern(name) }
    return table
  }()

  private let fields = Self.fieldTable
  private var cursor = JSONCursor()
  private var predictor = MemberPredictor()
  private var texts = TextMemory()
  var scratch = RecordScratch()

  /// Adds the record, or says why it is none.
  mutating func decode(_ text: Span<UInt8>, into store: inout EventStore) throws(SetAside) {
    scratch.clear()
    cursor.position = 0
    do throws(JSONFault) {
      try object(text, &store, depth: 0)
      if cursor.next(text) != nil { throw cursor.fault("text after the end of the record") }
    } catch { throw .notJSON(error) }
    if let wrong = scratch.wrong { throw .wrongType(wrong.name) }
    try scratch.add(to: &store)
  }

  private mutating func object(_ text: Span<UInt8>, _ store: inout EventStore, depth: Int) throws(JSONFault) {
    var place = MemberPredictor.Place.begin
    while true {
      if let gap = predictor.gap(at: place, text, cursor.position) {
        cursor.position += gap.count
        if let field = gap.field { try value(field, text, &store) } else { try cursor.skip(text) }
        place = MemberPredictor.Place(behind: gap.field)
      } else {
        guard let next = try member(at: place, text, &store, depth: depth) else { return }
        place = next
      }
    }
  }

  /// One member, and where the next one may follow; nil behind the last one.
  private mutating func member(
    at place: MemberPredictor.Place, _ text: Span<UInt8>, _ store: inout EventStore, depth: Int
  ) throws(JSONFault) -> MemberPredictor.Place? {
    let start = cursor.position
    if place == .begin {
      try cursor.pass(UInt8(ascii: "{"), text)
      guard cursor.next(text) != UInt8(ascii: "}") else {
        cursor.position += 1
        return nil
      }
    } else {
      guard try cursor.hasMore(before: UInt8(ascii: "}"), text) else { return nil }
    }
    let name = try cursor.string(text)
    try cursor.pass(UInt8(ascii: ":"), text)
    guard let range = name.range else {
      try cursor.skip(text)
      return MemberPredictor.Place(behind: nil)
    }
    let key = text.extracting(range)
    let first = cursor.next(text)
    let field = fields.find(key, hash: ByteHash.of(key)).flatMap { RecordField(rawValue: Int($0)) }
    // An export's line, or a scan's item, wraps the record.
    if field == nil, isItem(key) {
      if depth == 0, first == UInt8(ascii: "{") { try object(text, &store, depth: 1) } else { try cursor.skip(text) }
      return MemberPredictor.Place(behind: nil)
    }
    predictor.learn(start..<cursor.position, of: text, at: place, field: field)
    if let field { try value(field, text, &store) } else { try cursor.skip(text) }
    return MemberPredictor.Place(behind: field)
  }

  private func isItem(_ key: Span<UInt8>) -> Bool {
    key.count == 4 && key[0] == UInt8(ascii: "I") && key[1] == UInt8(ascii: "t") && key[2] == UInt8(ascii: "e") && key[3] == UInt8(ascii: "m")
  }

  private mutating func value(_ field: RecordField, _ text: Span<UInt8>, _ store: inout EventStore) throws(JSONFault) {
    switch cursor.next(text) {
    case UInt8(ascii: "{"): try typed(field, text, &store)
    case UInt8(ascii: "\""):
      if recall(field, text, &store) { return }
      let found = try cursor.string(text)
      guard let range = found.range else {
        let unescaped = cursor.unescaped
        return put(field, unescaped.span, &store, isPlain: false)
      }
      put(field, text.extracting(range), &store, isPlain: true)
    case UInt8(ascii: "["): try list(field, text, &store)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      guard let flag = try cursor.literal(text) else { return }
      put(field, flag)
    default: put(field, try cursor.integer(text))
    }
  }

  /// `{"S": …}`, `{"N": "…"}`, `{"BOOL": …}`, `{"L": […]}`, `{"SS": […]}`, `{"NULL": true}`.
  private mutating func typed(_ field: RecordField, _ text: Span<UInt8>, _ store: inout EventStore) throws(JSONFault) {
    try cursor.pass(UInt8(ascii: "{"), text)
    let tag = try cursor.string(text)
    try cursor.pass(UInt8(ascii: ":"), text)
    let first = tag.range.flatMap { $0.isEmpty ? nil : text[$0.lowerBound] }
    switch (first, tag.range?.count) {
    case (UInt8(ascii: "N"), 1):
      guard cursor.next(text) == UInt8(ascii: "\""), let digits = try cursor.string(text).range else {
        throw cursor.fault("expected a number in double quotes")
      }
      put(field, JSONCursor.integer(text.extracting(digits)))
    case (UInt8(ascii: "N"), 4): try cursor.skip(text)
    case (UInt8(ascii: "S"), _), (UInt8(ascii: "L"), _), (UInt8(ascii: "B"), 4):
      guard cursor.next(text) != UInt8(ascii: "{") else { throw cursor.fault("a type inside of a type") }
      try value(field, text, &store)
    default:
      scratch.wrong = field
      try cursor.skip(text)
    }
    try cursor.pass(UInt8(ascii: "}"), text)
  }

  private mutating func list(_ field: RecordField, _ text: Span<UInt8>, _ store: inout EventStore) throws(JSONFault) {
    guard field == .keys else {
      scratch.wrong = field
      return try cursor.skip(text)
    }
    cursor.position += 1
    if cursor.next(text) == UInt8(ascii: "]") { return cursor.position += 1 }
    repeat {
      let isTyped = cursor.next(text) == UInt8(ascii: "{")
      if isTyped {
        cursor.position += 1
        _ = try cursor.string(text)
        try cursor.pass(UInt8(ascii: ":"), text)
      }
      if cursor.next(text) == UInt8(ascii: "\"") {
        let found = try cursor.string(text)
        if let range = found.range {
          putKey(text.extracting(range), &store)
        } else {
          let unescaped = cursor.unescaped
          putKey(unescaped.span, &store)
        }
      } else {
        scratch.wrong = .keys
        try cursor.skip(text)
      }
      if isTyped { try cursor.pass(UInt8(ascii: "}"), text) }
    } while try cursor.hasMore(before: UInt8(ascii: "]"), text)
  }

  /// - Parameter isPlain: it stands in the record as it is, without escapes.
  private mutating func put(_ field: RecordField, _ text: Span<UInt8>, _ store: inout EventStore, isPlain: Bool) {
    guard field.shape == .text else { return scratch.wrong = field }
    let hash = ByteHash.of(text)
    switch field {
    // Of ids that are compared only, the hash will do.
    case .root, .requestId: scratch.set(field, Int64(bitPattern: hash), hash: hash)
    default:
      let symbol = field == .invocation ? store.invocations.intern(text, hash: hash) : store.names.intern(text, hash: hash)
      scratch.set(field, Int64(symbol), hash: hash)
      if isPlain { texts.keep(field, symbol, hash: hash) }
    }
  }

  /// A text that an earlier record had, without reading it.
  private mutating func recall(_ field: RecordField, _ text: Span<UInt8>, _ store: inout EventStore) -> Bool {
    var position = cursor.position + 1
    let found =
      field == .invocation
      ? texts.recall(field, store.invocations, text, &position) : texts.recall(field, store.names, text, &position)
    guard let found else { return false }
    cursor.position = position
    scratch.set(field, Int64(found.symbol), hash: found.hash)
    return true
  }

  private mutating func put(_ field: RecordField, _ number: Int64?) {
    guard field.shape == .number, let number else { return scratch.wrong = field }
    scratch.set(field, number, hash: UInt64(bitPattern: number))
  }

  private mutating func put(_ field: RecordField, _ flag: Bool) {
    guard field.shape == .flag else { return scratch.wrong = field }
    scratch.set(field, flag ? 1 : 0, hash: flag ? 1 : 2)
  }

  private mutating func putKey(_ text: Span<UInt8>, _ store: inout EventStore) {
    let hash = ByteHash.of(text)
    scratch.addKey(store.keys.intern(text, hash: hash), hash: hash)
  }
}
