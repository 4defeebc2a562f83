/// Cuts a file that comes in chunks into its lines, or into the elements of the list that its one document holds, as `aws` prints it.
/// Of a piece that is too long nothing is kept.
package struct PieceSplitter: Sendable {
  package enum Piece: ~Escapable {
    case whole(Span<UInt8>)
    case tooLong
    /// The file ends within the document.
    case unfinished
  }

  private enum Form { case unknown, lines, document }
  /// Bytes that are enough to know the form, whatever they are.
  private static let headSize = 4096

  private var form: Form
  private var line = 1
  private var pending: [UInt8] = []
  private var isTooLong = false
  private var elements = ElementScanner()

  /// - Parameter isLines: the form is known to be lines.
  package init(isLines: Bool = false) { form = isLines ? .lines : .unknown }

  /// Calls `body` with each piece that is whole now, and with the line, from 1, on which it ends.
  package mutating func feed(_ bytes: [UInt8], _ body: (borrowing Piece, Int) -> Void) {
    guard form == .unknown else { return consume(bytes.span, body) }
    pending += bytes
    guard pending.count >= Self.headSize else { return }
    settle(body)
  }

  /// The file is at its end.
  package mutating func end(_ body: (borrowing Piece, Int) -> Void) {
    if form == .unknown { settle(body) }
    if form == .document {
      if elements.isInside { body(.unfinished, line) }
      return pending.removeAll()
    }
    if isTooLong || !pending.isEmpty { finish([UInt8]().span, body) }
  }

  private mutating func settle(_ body: (borrowing Piece, Int) -> Void) {
    let head = pending
    pending.removeAll(keepingCapacity: true)
    form = Self.isDocument(head.prefix(Self.headSize)) ? .document : .lines
    consume(head.span, body)
  }

  /// A document begins with a list of objects, breaks the line behind its first brace, or begins with a member of `aws`' output.
  private static func isDocument(_ head: ArraySlice<UInt8>) -> Bool {
    var rest = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    rest = rest.drop { isSpace($0) }
    guard let first = rest.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let inside = rest.dropFirst().drop { isSpace($0) }
    if first == UInt8(ascii: "[") { return inside.first == UInt8(ascii: "{") || inside.first == UInt8(ascii: "]") }
    if inside.startIndex > rest.startIndex + 1, rest[(rest.startIndex + 1)..<inside.startIndex].contains(0x0A) { return true }
    let names = ["Items", "Count", "ScannedCount", "ConsumedCapacity", "LastEvaluatedKey", "NextToken", "events", "searchedLogStreams", "nextToken",
      "nextForwardToken", "nextBackwardToken"]
    return names.contains { inside.starts(with: "\"\($0)\"".utf8) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private mutating func consume(_ bytes: Span<UInt8>, _ body: (borrowing Piece, Int) -> Void) {
    if form == .document { consumeDocument(bytes, body) } else { consumeLines(bytes, body) }
  }

  private mutating func consumeLines(_ bytes: Span<UInt8>, _ body: (borrowing Piece, Int) -> Void) {
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      finish(bytes.extracting(start..<index), body)
      line += 1
      start = index + 1
    }
    keep(bytes.extracting(start..<bytes.count))
  }

  private mutating func consumeDocument(_ bytes: Span<UInt8>, _ body: (borrowing Piece, Int) -> Void) {
    var start = 0
    for index in bytes.indices {
      switch elements.step(bytes[index]) {
      case .begins: start = index
      case .ends: finish(bytes.extracting(start..<index + 1), body)
      case .inside, .outside: break
      }
      if bytes[index] == 0x0A { line += 1 }
    }
    if elements.isInElement { keep(bytes.extracting(start..<bytes.count)) }
  }

  /// The last bytes of a piece, which may have begun in an earlier chunk.
  private mutating func finish(_ bytes: Span<UInt8>, _ body: (borrowing Piece, Int) -> Void) {
    if !isTooLong, pending.isEmpty, bytes.count <= EventReader.longest { return body(.whole(bytes), line) }
    keep(bytes)
    if isTooLong { body(.tooLong, line) } else { body(.whole(pending.span), line) }
    isTooLong = false
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func keep(_ bytes: Span<UInt8>) {
    guard !isTooLong, pending.count + bytes.count <= EventReader.longest else {
      isTooLong = true
      return pending.removeAll()
    }
    for index in bytes.indices { pending.append(bytes[index]) }
  }
}
