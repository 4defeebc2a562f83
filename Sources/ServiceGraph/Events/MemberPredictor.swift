/// What stood between the values of earlier records: `, "service": ` behind that of `step`, and so on. Records of one kind have their
/// members in one order, so that most names need no more than a comparison with what came there before.
struct MemberPredictor: Sendable {
  /// Where a member may follow: behind the value of a field, of a member that is passed over, or behind the opening brace.
  struct Place: Equatable, Sendable {
    fileprivate let index: Int
    static let begin = Place(index: RecordField.allCases.count)

    /// - Parameter field: nil for members that are passed over.
    init(behind field: RecordField?) { index = field?.rawValue ?? RecordField.allCases.count + 1 }
    private init(index: Int) { self.index = index }
  }

  /// What follows a place, up to the next value.
  struct Gap: Sendable {
    fileprivate(set) var count = 0
    /// Nil where the member is passed over.
    fileprivate(set) var field: RecordField?
    fileprivate var words: InlineArray<4, UInt64> = [0, 0, 0, 0]
  }

  private static let longest = 32
  /// Two of each place, the one that was right last in front.
  private var gaps = [Gap](repeating: Gap(), count: 2 * (RecordField.allCases.count + 2))

  /// The gap that stands at the position of the text; nil where none is known.
  mutating func gap(at place: Place, _ text: Span<UInt8>, _ position: Int) -> Gap? {
    let index = place.index * 2
    if Self.stands(gaps[index], text, position) { return gaps[index] }
    guard Self.stands(gaps[index + 1], text, position) else { return nil }
    gaps.swapAt(index, index + 1)
    return gaps[index]
  }

  /// Keeps what stands in the range, where it is short.
  mutating func learn(_ range: Range<Int>, of text: Span<UInt8>, at place: Place, field: RecordField?) {
    guard range.count <= Self.longest, range.count >= 8 else { return }
    var gap = Gap(count: range.count, field: field)
    for (offset, index) in range.enumerated() {
      // A line break is part of documents only.
      guard text[index] >= 0x20 else { return }
      gap.words[offset / 8] |= UInt64(text[index]) << UInt64(offset % 8 * 8)
    }
    // The last word overlaps the one before it.
    let last = (range.count - 1) / 8
    gap.words[last] = 0
    for offset in 0..<8 { gap.words[last] |= UInt64(text[range.upperBound - 8 + offset]) << UInt64(offset * 8) }
    gaps[place.index * 2 + 1] = gap
  }

  private static func stands(_ gap: Gap, _ text: Span<UInt8>, _ position: Int) -> Bool {
    guard gap.count > 0, position + gap.count <= text.count else { return false }
    let bytes = unsafe text.bytes
    let last = (gap.count - 1) / 8
    for word in 0..<last {
      let found = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position + word * 8, as: UInt64.self).littleEndian
      guard found == gap.words[word] else { return false }
    }
    return unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position + gap.count - 8, as: UInt64.self).littleEndian == gap.words[last]
  }
}
