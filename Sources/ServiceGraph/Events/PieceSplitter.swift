/// Cuts a file that comes in chunks into its lines, or into the elements of the list that its one document holds.
/// Of a piece that is too long nothing is kept.
package struct PieceSplitter: Sendable {
  package enum Piece: ~Escapable {
    case whole(Span<UInt8>)
    case tooLong
    /// The file ends within the document.
    case unfinished
  }

  /// Bytes. An item of DynamoDB has at most 400 KB; its JSON, each character escaped, is six times as long at most.
  package static let longest = 4 << 20

  /// Nil while too little is here to know it.
  private var form: PieceForm?
  /// Of the next byte, from 1.
  package private(set) var line = 1
  private var pending: [UInt8] = []
  private var isTooLong = false
  private var elements = ElementScanner()

  /// - Parameter form: where it is known.
  package init(_ form: PieceForm? = nil) { self.form = form }

  /// A piece has begun that is not whole yet.
  var isInPiece: Bool { isTooLong || !pending.isEmpty }

  /// Calls `body` with each piece that is whole now, and with the line on which it ends.
  package mutating func feed(_ bytes: [UInt8], _ body: (borrowing Piece, Int) -> Void) {
    guard form == nil else { return consume(bytes.span, body) }
    pending += bytes
    guard pending.count >= PieceForm.headSize else { return }
    settle(body)
  }

  /// The same, where the form is known.
  mutating func feed(lines bytes: Span<UInt8>, _ body: (borrowing Piece, Int) -> Void) { consumeLines(bytes, body) }

  /// The file is at its end.
  package mutating func end(_ body: (borrowing Piece, Int) -> Void) {
    if form == nil { settle(body) }
    if form == .document {
      if elements.isInside { body(.unfinished, line) }
      return pending.removeAll()
    }
    if isInPiece { finish([UInt8]().span, body) }
  }

  private mutating func settle(_ body: (borrowing Piece, Int) -> Void) {
    let head = pending
    pending.removeAll(keepingCapacity: true)
    form = PieceForm(head: head)
    consume(head.span, body)
  }

  private mutating func consume(_ bytes: Span<UInt8>, _ body: (borrowing Piece, Int) -> Void) {
    if form == .document { consumeDocument(bytes, body) } else { consumeLines(bytes, body) }
  }

  private mutating func consumeLines(_ bytes: Span<UInt8>, _ body: (borrowing Piece, Int) -> Void) {
    var start = 0
    while let index = bytes.firstIndex(of: 0x0A, from: start) {
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
    if !isInPiece, bytes.count <= Self.longest { return body(.whole(bytes), line) }
    keep(bytes)
    if isTooLong { body(.tooLong, line) } else { body(.whole(pending.span), line) }
    isTooLong = false
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func keep(_ bytes: Span<UInt8>) {
    guard !isTooLong, pending.count + bytes.count <= Self.longest else {
      isTooLong = true
      return pending.removeAll()
    }
    for index in bytes.indices { pending.append(bytes[index]) }
  }
}
