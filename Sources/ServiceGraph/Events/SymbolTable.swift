/// Texts that many records repeat: each is kept once, as bytes, and numbered in the order in which it came.
///
/// Equal bytes have equal numbers whatever their hashes, so a join by number is as exact as one by text.
package struct SymbolTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing: in the low half a number plus one, 0 where free, in the high half that of the hash. The count is a power of two.
  private var slots = [UInt64](repeating: 0, count: 64)

  package init() {}

  package var count: Int { ends.count }

  /// The number of the text, a new one where it has none yet.
  mutating func intern(_ text: Span<UInt8>, hash: UInt64) -> UInt32 {
    let slot = slot(of: text, hash: hash)
    let found = UInt32(truncatingIfNeeded: slots[slot])
    return found == 0 ? append(text, hash: hash, slot: slot) : found - 1
  }

  /// Adds the texts of another table and says which numbers they have here.
  mutating func absorb(_ other: SymbolTable) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.count)
    for symbol in 0..<UInt32(other.count) {
      let text = other.bytes.span.extracting(other.range(symbol))
      numbers.append(intern(text, hash: ByteHash.of(text)))
    }
    return numbers
  }

  package mutating func intern(_ text: String) -> UInt32 {
    let copy = Array(text.utf8)
    return intern(copy.span, hash: ByteHash.of(copy.span))
  }

  /// The number of a text that is here.
  func find(_ text: Span<UInt8>, hash: UInt64) -> UInt32? {
    let found = UInt32(truncatingIfNeeded: slots[slot(of: text, hash: hash)])
    return found == 0 ? nil : found - 1
  }

  /// Where the text is, or would be.
  private func slot(of text: Span<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] != 0 {
      let known = slots[slot]
      if known >> 32 == hash >> 32, isEqual(UInt32(truncatingIfNeeded: known) - 1, text) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  package func find(_ text: String) -> UInt32? {
    let copy = Array(text.utf8)
    return find(copy.span, hash: ByteHash.of(copy.span))
  }

  /// The text, with bytes that are no UTF-8 replaced.
  package subscript(symbol: UInt32) -> String { String(decoding: bytes[range(symbol)], as: UTF8.self) }

  /// Where the text stands in `storage`.
  func range(_ symbol: UInt32) -> Range<Int> { (symbol == 0 ? 0 : ends[Int(symbol) - 1])..<ends[Int(symbol)] }

  /// The bytes of all texts, one behind the other.
  var storage: [UInt8] { bytes }

  /// The bytes behind the text where it stands at this place of a longer one, and behind it the byte `end`.
  func place(behind symbol: UInt32, in text: Span<UInt8>, at start: Int, end: UInt8) -> Int? {
    let range = range(symbol)
    let stop = start + range.count
    guard stop < text.count, text[stop] == end else { return nil }
    return Self.areEqual(bytes.span, range.lowerBound, text, start, range.count) ? stop + 1 : nil
  }

  private func isEqual(_ symbol: UInt32, _ text: Span<UInt8>) -> Bool {
    let range = range(symbol)
    return range.count == text.count && Self.areEqual(bytes.span, range.lowerBound, text, 0, text.count)
  }

  /// - Precondition: both have so many bytes there.
  private static func areEqual(_ left: Span<UInt8>, _ first: Int, _ right: Span<UInt8>, _ second: Int, _ count: Int) -> Bool {
    precondition(first + count <= left.count && second + count <= right.count)
    let (left, right) = unsafe (left.bytes, right.bytes)
    var index = 0
    while index < count {
      // The last word overlaps the one before it.
      let place = min(index, count - 8)
      guard place >= 0 else { break }
      let word = unsafe left.unsafeLoadUnaligned(fromByteOffset: first + place, as: UInt64.self)
      guard unsafe word == right.unsafeLoadUnaligned(fromByteOffset: second + place, as: UInt64.self) else { return false }
      index += 8
    }
    while index < count {
      let byte = unsafe left.unsafeLoad(fromByteOffset: first + index, as: UInt8.self)
      guard unsafe byte == right.unsafeLoad(fromByteOffset: second + index, as: UInt8.self) else { return false }
      index += 1
    }
    return true
  }

  private mutating func append(_ text: Span<UInt8>, hash: UInt64, slot: Int) -> UInt32 {
    let symbol = UInt32(ends.count)
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
    slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(symbol + 1)
    if ends.count * 3 > slots.count * 2 { grow() }
    return symbol
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    var larger = [UInt64](repeating: 0, count: mask + 1)
    for known in slots where known != 0 {
      var slot = Int(known >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = known
    }
    slots = larger
  }
}
