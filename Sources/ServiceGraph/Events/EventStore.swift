/// Records as they came: nothing is joined or sorted yet.
package struct EventStore: Sendable {
  /// The number that no text has.
  static let none = UInt32.max

  /// Functions, services, regions … : few, and in many records.
  var names = KnownWord.table
  var invocations = SymbolTable()
  var keys = KeyTable()
  var keyLists: [UInt32] = []
  var rows: [EventRow] = []
  var totals: [CallTotal] = []
  /// What records of calls say of losses before their invocation, by row.
  var callLosses: [Int: Int64] = [:]
  private(set) var shapes: [CallShape] = []
  private var shapeNumbers: [CallShape: UInt32] = [:]
  /// The number of the shape that was asked for last, by some bits of what it is: the same few come again.
  private var lastNumbers = [UInt32](repeating: Self.none, count: 256)
  private(set) var facts: [RunFacts] = []
  private var factNumbers: [RunFacts: UInt32] = [:]

  package init() {}

  package var recordCount: Int { rows.count }

  mutating func number(of shape: CallShape) -> UInt32 {
    let place = Int(truncatingIfNeeded: (shape.site &* 31 &+ shape.operation) &* 31 &+ shape.resource) & 255
    let last = lastNumbers[place]
    if last != Self.none, shapes[Int(last)] == shape { return last }
    let number = shapeNumbers[shape] ?? UInt32(shapes.count)
    if number == shapes.count {
      shapes.append(shape)
      shapeNumbers[shape] = number
    }
    lastNumbers[place] = number
    return number
  }

  /// Most runs say what many others do. Where they do not, they are not looked for again.
  mutating func number(of own: RunFacts) -> UInt32 {
    if let known = factNumbers[own] { return known }
    if facts.count < 1 << 16 { factNumbers[own] = UInt32(facts.count) }
    facts.append(own)
    return UInt32(facts.count - 1)
  }

  func name(_ symbol: UInt32) -> String? { symbol == Self.none ? nil : names[symbol] }
}

/// Texts that mean something to the engine; each is its own number among the names of every store.
enum KnownWord: UInt32, CaseIterable {
  case entry, call, exit, ok, error, closed, start, end, total, hybrid, pipes

  static let table: SymbolTable = {
    var table = SymbolTable()
    for word in allCases { _ = table.intern("\(word)") }
    return table
  }()
}
