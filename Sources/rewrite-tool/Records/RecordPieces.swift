import Batch
import EventArchive
import ServiceGraph

/// Gives out files and archives of records piece by piece: of lines in a regular file a range, so that one file keeps several workers
/// busy; of all else the whole file.
struct RecordPieces: Sendable {
  struct Piece: Sendable {
    let file: InputFile
    /// The numbers of the file and of the piece in it.
    let fileNumber, number: Int
    /// The lines that begin here; nil: all that is in the file.
    let range: Range<Int>?
  }

  /// Bytes of a range.
  private static let size = 1 << 20

  private var paths: ArraySlice<String>
  private var segments: SegmentReader?
  /// A file of lines of which ranges are left.
  private var lines: (file: InputFile, size: Int)?
  private var fileNumber = -1
  private var number = 0

  init(_ paths: [String]) { self.paths = paths[...] }

  /// Nil behind the last file, and after an error.
  mutating func next() throws(Failure) -> Piece? {
    do {
      while true {
        if let piece = nextRange() { return piece }
        if let segment = try segments?.next() {
          begin(segment, .lines)
        } else if let path = paths.popFirst() {
          if let piece = try open(path) { return piece }
        } else {
          return nil
        }
      }
    } catch {
      (paths, segments, lines) = ([], nil, nil)
      throw Failure("\(error)")
    }
  }

  private mutating func nextRange() -> Piece? {
    guard let (file, size) = lines else { return nil }
    let start = number * Self.size
    guard start < size else {
      lines = nil
      return nil
    }
    number += 1
    return Piece(file: file, fileNumber: fileNumber, number: number, range: start..<min(start + Self.size, size))
  }

  /// The whole file, where it has no ranges.
  private mutating func open(_ path: String) throws -> Piece? {
    let folder = ArchiveFolder(path)
    guard !folder.isArchive else {
      // Two records of one name that say different things: the engine has to know of both.
      segments = folder.reader(of: [.records, .aside])
      return nil
    }
    let file = try InputFile(path)
    let form = file.size == nil ? nil : PieceForm(head: try file.bytes(at: 0, PieceForm.headSize))
    begin(file, form)
    return lines == nil ? Piece(file: file, fileNumber: fileNumber, number: 0, range: nil) : nil
  }

  private mutating func begin(_ file: InputFile, _ form: PieceForm?) {
    fileNumber += 1
    number = 0
    lines = form == .lines ? file.size.map { (file, $0) } : nil
  }
}
