/// Reads files of records as they come from the disk: our JSON lines, DynamoDB's exports (a line an item), and documents that hold
/// the items in a list, as `aws dynamodb scan` prints them.
///
/// Memory is bounded by the records, not by the text: of a line that is too long nothing is kept.
package struct EventReader: Sendable {
  private var splitter = PieceSplitter()
  private var intake = RecordIntake()

  package init() {}

  package var store: EventStore { intake.store }
  package var setAside: SetAsideList { intake.setAside }

  /// The bytes that follow come from this file.
  package mutating func begin(_ path: String, _ form: PieceForm? = nil) {
    intake.path = path
    splitter = PieceSplitter(form)
  }

  /// The next bytes of the file, in chunks of any size.
  package mutating func feed(_ bytes: [UInt8]) { Self.feed(bytes, &splitter, &intake) }

  /// The file is at its end.
  package mutating func end() { Self.end(&splitter, &intake) }

  /// The lines that begin in a range of a file, wherever they end. What is set aside is numbered from 1.
  /// - Parameter bytes: gives up to so many bytes at an offset of the file; fewer at its end.
  /// - Returns: the number of line breaks behind these lines.
  package mutating func read<Failure: Error>(
    linesOf range: Range<Int>, of path: String, bytes: (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) -> Int {
    begin(path, .lines)
    // A line begins behind a line break, the first one of the range perhaps behind one in front of it.
    let from = max(0, range.lowerBound - 1)
    let block = try bytes(from, range.upperBound - from)
    guard let first = from == range.lowerBound ? 0 : block.firstIndex(of: 0x0A).map({ $0 + 1 }) else { return 0 }
    Self.feed(lines: block.span.extracting(first..<block.count), &splitter, &intake)
    var (position, size) = (from + block.count, 1 << 12)
    while splitter.isInPiece {
      let more = try bytes(position, size)
      guard !more.isEmpty else { break }
      let end = more.firstIndex(of: 0x0A).map { $0 + 1 } ?? more.count
      Self.feed(lines: more.span.extracting(0..<end), &splitter, &intake)
      (position, size) = (position + end, min(size * 2, 1 << 20))
    }
    end()
    return splitter.line - 1
  }

  /// What was set aside since the last time.
  package mutating func takeSetAside() -> SetAsideList {
    defer { intake.setAside = SetAsideList() }
    return intake.setAside
  }

  /// The records, without a copy; the reader is empty then.
  package mutating func takeStore() -> EventStore {
    defer { intake.clear() }
    return intake.store
  }

  // Static, so that the splitter and what takes its pieces are apart.
  private static func feed(_ bytes: [UInt8], _ splitter: inout PieceSplitter, _ intake: inout RecordIntake) {
    splitter.feed(bytes) { intake.take($0, $1) }
  }

  private static func feed(lines: Span<UInt8>, _ splitter: inout PieceSplitter, _ intake: inout RecordIntake) {
    splitter.feed(lines: lines) { intake.take($0, $1) }
  }

  private static func end(_ splitter: inout PieceSplitter, _ intake: inout RecordIntake) { splitter.end { intake.take($0, $1) } }
}

/// Puts pieces of text that are records into a store, and the others aside.
private struct RecordIntake: Sendable {
  var store = EventStore()
  var setAside = SetAsideList()
  var path = ""
  private var decoder = RecordDecoder()

  mutating func clear() {
    store = EventStore()
    // It knows numbers of the store's texts.
    decoder = RecordDecoder()
  }

  mutating func take(_ piece: borrowing PieceSplitter.Piece, _ line: Int) {
    switch piece {
    case .whole(let text): take(text, line)
    case .tooLong: setAside.add(.tooLong(limit: PieceSplitter.longest), path: path, line: line)
    case .unfinished: setAside.add(.unfinishedDocument, path: path, line: line)
    }
  }

  private mutating func take(_ piece: Span<UInt8>, _ line: Int) {
    var start = JSONCursor()
    // Nothing but space, or the mark that some editors put first.
    if start.next(piece) == 0xEF, piece.count >= 3 { start.position += 3 }
    guard start.next(piece) != nil else { return }
    do throws(SetAside) {
      try decoder.decode(piece.extracting(start.position..<piece.count), into: &store)
    } catch { setAside.add(error, path: path, line: line) }
  }
}
