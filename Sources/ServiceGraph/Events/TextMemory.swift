/// The texts that each field had last: what comes again is compared with them, and need not be looked for.
struct TextMemory: Sendable {
  struct Known: Sendable {
    var symbol = EventStore.none
    var hash: UInt64 = 0
  }

  /// Two of each field.
  private var known = [Known](repeating: Known(), count: 2 * RecordField.allCases.count)

  /// - Parameter symbol: of a text that stands in JSON as it is, without escapes.
  mutating func keep(_ field: RecordField, _ symbol: UInt32, hash: UInt64) {
    let index = field.rawValue * 2
    known[index + 1] = known[index]
    known[index] = Known(symbol: symbol, hash: hash)
  }

  /// The field's text at the position, if it is one of these and a quote ends it; the position moves behind it.
  mutating func recall(_ field: RecordField, _ table: borrowing SymbolTable, _ text: Span<UInt8>, _ position: inout Int) -> Known? {
    let index = field.rawValue * 2
    for own in index...index + 1 where known[own].symbol != EventStore.none {
      guard let end = table.place(behind: known[own].symbol, in: text, at: position, end: UInt8(ascii: "\"")) else { continue }
      position = end
      if own > index { known.swapAt(index, own) }
      return known[index]
    }
    return nil
  }
}
