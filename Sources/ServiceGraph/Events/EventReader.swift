/// Reads files of records, piece by piece as they come from the disk: our JSON lines, DynamoDB's exports (a line an item), and
/// documents that hold the items in a list, as `aws dynamodb scan` prints them.
///
/// Memory is bounded by the records, not by the text: of a line that is too long nothing is kept.
package struct EventReader: Sendable {
  /// Bytes. An item of DynamoDB has at most 400 KB; its JSON, each character escaped, is six times as long at most.
  package static let longest = 4 << 20

  package enum Form: Sendable { case unknown, lines, document }

  package private(set) var store = EventStore()
  package private(set) var setAside = SetAsideList()
  private var decoder = RecordDecoder()
  private var path = ""
  private var form = Form.unknown
  private var line = 1
  /// What came before the form was known, then of a piece its beginning.
  private var pending: [UInt8] = []
  private var isTooLong = false
  private var elements = ElementScanner()

  package init() {}

  /// The bytes that follow come from this file.
  package mutating func begin(_ path: String) {
    self.path = path
    (form, line, isTooLong, elements) = (.unknown, 1, false, ElementScanner())
    pending.removeAll(keepingCapacity: true)
  }

  /// Whole lines of a file, apart from what stands before them; gives their number. What is set aside is numbered from 1.
  package mutating func read(lines: [UInt8], of path: String) -> Int {
    begin(path)
    form = .lines
    consume(lines.span)
    end()
    return line - 1
  }

  /// What was set aside since the last time.
  package mutating func takeSetAside() -> SetAsideList {
    defer { setAside = SetAsideList() }
    return setAside
  }

  /// The next bytes of the file, in pieces of any size.
  package mutating func feed(_ bytes: [UInt8]) {
    guard form == .unknown else { return consume(bytes.span) }
    pending += bytes
    if let found = Self.form(of: pending.span) { settle(found) }
  }

  /// The file is at its end.
  package mutating func end() {
    if form == .unknown { settle(.lines) }
    let rest = pending
    pending.removeAll(keepingCapacity: true)
    if form == .document {
      if elements.isInside { setAside.add(.unfinishedDocument, path: path, line: line) }
    } else {
      take(rest.span)
    }
  }

  /// The records, without a copy; the reader is empty then.
  package mutating func takeStore() -> EventStore {
    let taken = store
    store = EventStore()
    return taken
  }

  private mutating func settle(_ found: Form) {
    form = found
    let head = pending
    pending.removeAll(keepingCapacity: true)
    consume(head.span)
  }

  /// What a file is that begins so; unknown while too little is here.
  package static func form(of head: [UInt8]) -> Form { form(of: head.span) ?? .unknown }

  /// By the first member's name: a scan's document begins with `Items` or its neighbours. Nil while too little is here.
  private static func form(of head: Span<UInt8>) -> Form? {
    var cursor = JSONCursor()
    guard let first = cursor.next(head) else { return nil }
    if first == UInt8(ascii: "[") { return .document }
    guard first == UInt8(ascii: "{") else { return .lines }
    cursor.position += 1
    guard head.count - cursor.position > 64 || cursor.next(head) != nil && head.count > 4096 else {
      return (try? cursor.string(head)).map { isList($0, head) ? .document : .lines }
    }
    return (try? cursor.string(head)).map { isList($0, head) ? .document : .lines } ?? .lines
  }

  private static func isList(_ name: JSONCursor.Text, _ head: Span<UInt8>) -> Bool {
    guard let range = name.range else { return false }
    let text = range.map { Character(Unicode.Scalar(head[$0])) }
    return ["Items", "Count", "ScannedCount", "ConsumedCapacity", "LastEvaluatedKey", "NextToken"].contains(String(text))
  }

  private mutating func consume(_ bytes: Span<UInt8>) {
    if form == .document { consumeDocument(bytes) } else { consumeLines(bytes) }
  }

  private mutating func consumeLines(_ bytes: Span<UInt8>) {
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      finishPiece(bytes.extracting(start..<index))
      line += 1
      start = index + 1
    }
    keep(bytes.extracting(start..<bytes.count))
  }

  private mutating func consumeDocument(_ bytes: Span<UInt8>) {
    var start = 0
    for index in bytes.indices {
      switch elements.step(bytes[index]) {
      case .begins: start = index
      case .ends:
        finishPiece(bytes.extracting(start..<index + 1))
        start = index + 1
      case .inside, .outside: break
      }
      if bytes[index] == 0x0A { line += 1 }
    }
    if elements.isInElement { keep(bytes.extracting(start..<bytes.count)) }
  }

  /// The last bytes of a piece, which may have begun earlier.
  private mutating func finishPiece(_ bytes: Span<UInt8>) {
    if isTooLong || pending.count + bytes.count > Self.longest {
      setAside.add(.tooLong(limit: Self.longest), path: path, line: line)
      isTooLong = false
    } else if pending.isEmpty {
      take(bytes)
    } else {
      keep(bytes)
      let whole = pending
      pending.removeAll(keepingCapacity: true)
      return take(whole.span)
    }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func keep(_ bytes: Span<UInt8>) {
    guard !isTooLong, pending.count + bytes.count <= Self.longest else {
      isTooLong = true
      return pending.removeAll(keepingCapacity: true)
    }
    for index in bytes.indices { pending.append(bytes[index]) }
  }

  private mutating func take(_ piece: Span<UInt8>) {
    if isTooLong {
      isTooLong = false
      return setAside.add(.tooLong(limit: Self.longest), path: path, line: line)
    }
    var start = JSONCursor()
    // Nothing but space, or the mark that some editors put first.
    if start.next(piece) == 0xEF, piece.count >= 3 { start.position += 3 }
    guard start.next(piece) != nil else { return }
    do throws(SetAside) {
      try decoder.decode(piece.extracting(start.position..<piece.count), into: &store)
    } catch { setAside.add(error, path: path, line: line) }
  }
}
