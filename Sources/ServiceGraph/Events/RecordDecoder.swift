/// Reads records as JSON objects into a store: our own form, and DynamoDB's, in which each value says its type.
///
/// Both forms are told apart value by value, so `{"n": 1}`, `{"n": {"N": "1"}}` and `{"Item": {"n": {"N": "1"}}}` are one record.
struct RecordDecoder {
  private static let fieldTable: SymbolTable = {
    var table = SymbolTable()
    for name in RecordField.names { _ = table.intern(name) }
    return table
  }()
  private static let shapes = RecordField.allCases.map(\.shape)

  private let fields = Self.fieldTable
  private var cursor = JSONCursor()
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
    try cursor.pass(UInt8(ascii: "{"), text)
    if cursor.next(text) == UInt8(ascii: "}") { return cursor.position += 1 }
    repeat {
      let name = try cursor.string(text)
      try cursor.pass(UInt8(ascii: ":"), text)
      try member(name, text, &store, depth: depth)
    } while try cursor.hasMore(before: UInt8(ascii: "}"), text)
  }

  private mutating func member(_ name: JSONCursor.Text, _ text: Span<UInt8>, _ store: inout EventStore, depth: Int) throws(JSONFault) {
    guard let range = name.range else { return try cursor.skip(text) }
    let key = text.extracting(range)
    if let number = fields.find(key, hash: ByteHash.of(key)), let field = RecordField(rawValue: Int(number)) {
      return try value(field, text, &store)
    }
    // An export's line, or a scan's item, wraps the record.
    if depth == 0, isItem(key), cursor.next(text) == UInt8(ascii: "{") { return try object(text, &store, depth: 1) }
    try cursor.skip(text)
  }

  private func isItem(_ key: Span<UInt8>) -> Bool {
    key.count == 4 && key[0] == UInt8(ascii: "I") && key[1] == UInt8(ascii: "t") && key[2] == UInt8(ascii: "e") && key[3] == UInt8(ascii: "m")
  }

  private mutating func value(_ field: RecordField, _ text: Span<UInt8>, _ store: inout EventStore) throws(JSONFault) {
    switch cursor.next(text) {
    case UInt8(ascii: "{"): try typed(field, text, &store)
    case UInt8(ascii: "\""):
      let found = try cursor.string(text)
      guard let range = found.range else {
        let unescaped = cursor.unescaped
        return put(field, unescaped.span, &store)
      }
      put(field, text.extracting(range), &store)
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

  private mutating func put(_ field: RecordField, _ text: Span<UInt8>, _ store: inout EventStore) {
    guard Self.shapes[field.rawValue] == .text else { return scratch.wrong = field }
    let hash = ByteHash.of(text)
    scratch.set(field, hash: hash)
    scratch.values[field.rawValue] =
      switch field {
      case .invocation: Int64(store.invocations.intern(text, hash: hash))
      // Of ids that are compared only, the hash will do.
      case .root, .requestId: Int64(bitPattern: hash)
      default: Int64(store.names.intern(text, hash: hash))
      }
  }

  private mutating func put(_ field: RecordField, _ number: Int64?) {
    guard Self.shapes[field.rawValue] == .number, let number else { return scratch.wrong = field }
    scratch.set(field, hash: UInt64(bitPattern: number))
    scratch.values[field.rawValue] = number
  }

  private mutating func put(_ field: RecordField, _ flag: Bool) {
    guard Self.shapes[field.rawValue] == .flag else { return scratch.wrong = field }
    scratch.set(field, hash: flag ? 1 : 2)
    scratch.values[field.rawValue] = flag ? 1 : 0
  }

  private mutating func putKey(_ text: Span<UInt8>, _ store: inout EventStore) {
    let hash = ByteHash.of(text)
    scratch.addKey(store.keys.intern(text, hash: hash), hash: hash)
  }
}
