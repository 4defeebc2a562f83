import Batch
import ServiceGraph

/// Gives out files of records in pieces of whole lines, one file after the other; a document as its beginning, with what is left to read.
struct RecordPieces: Sendable {
  struct Piece: Sendable {
    let path: String
    /// The number of the file, and that of the piece in it.
    let file, number: Int
    let bytes: [UInt8]
    var document: FilePieces?
  }

  private let paths: [String]
  private let size: Int
  private var file = -1
  private var number = 0
  private var open: FilePieces?
  private var cutter = PieceCutter()
  /// What came before the form of the file was known.
  private var head: [UInt8] = []
  private var form = EventReader.Form.unknown

  init(_ paths: [String], size: Int) { (self.paths, self.size) = (paths, size) }

  /// Nil behind the last file.
  mutating func next() throws(FileError) -> Piece? {
    while true {
      guard let source = open else {
        guard file + 1 < paths.count else { return nil }
        try begin()
        continue
      }
      guard let block = try source.next(size: size) else {
        open = nil
        let rest = form == .unknown ? head : cutter.end()
        if rest.isEmpty { continue }
        return piece(rest)
      }
      if let found = take(block, of: source) { return found }
    }
  }

  private mutating func begin() throws(FileError) {
    file += 1
    (number, head, form, cutter) = (0, [], .unknown, PieceCutter())
    open = try FilePieces(paths[file])
  }

  private mutating func take(_ block: [UInt8], of source: FilePieces) -> Piece? {
    guard form == .unknown else { return whole(block) }
    head += block
    form = EventReader.form(of: head)
    // What is no record has no form: one line of any length must not be kept.
    if form == .unknown, head.count > EventReader.longest { form = .lines }
    guard form != .unknown else { return nil }
    let begin = head
    head = []
    guard form == .document else { return whole(begin) }
    open = nil
    var piece = piece(begin)
    piece.document = source
    return piece
  }

  private mutating func whole(_ block: [UInt8]) -> Piece? {
    let lines = cutter.add(block)
    return lines.isEmpty ? nil : piece(lines)
  }

  private mutating func piece(_ bytes: [UInt8]) -> Piece {
    number += 1
    return Piece(path: paths[file], file: file, number: number, bytes: bytes)
  }
}
