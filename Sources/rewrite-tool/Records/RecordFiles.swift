import Batch
import Dispatch
import ServiceGraph
import Synchronization

/// Reads files of records with several workers: each takes the next lines when it is free, so that one file keeps all of them busy.
enum RecordFiles {
  /// Bytes that a worker takes at a time.
  private static let pieceSize = 1 << 20

  /// What a worker made of one piece.
  private struct Report {
    let file, piece, lineCount: Int
    let setAside: SetAsideList
  }

  private struct Outcome {
    var stores: [EventStore] = []
    var reports: [Report] = []
    var failure: FileError?
  }

  static func read(_ paths: [String], workerCount: Int) throws(Failure) -> (store: EventStore, setAside: SetAsideList) {
    let source = Mutex(RecordPieces(paths, size: pieceSize))
    let outcome = Mutex(Outcome())
    DispatchQueue.concurrentPerform(iterations: workerCount) { _ in work(source, outcome) }
    var done = Outcome()
    outcome.withLock { swap(&$0, &done) }
    if let failure = done.failure { throw Failure(failure.description) }
    var stores: [EventStore] = []
    swap(&stores, &done.stores)
    return (.merged(consume stores), setAside(done.reports))
  }

  private static func work(_ source: borrowing Mutex<RecordPieces>, _ outcome: borrowing Mutex<Outcome>) {
    var reader = EventReader()
    var reports: [Report] = []
    do throws(FileError) {
      while let piece = try source.withLock({ (pieces) throws(FileError) in try pieces.next() }) {
        let lineCount = try piece.document.map { (file) throws(FileError) in try read(file, piece, &reader) } ?? reader.read(lines: piece.bytes, of: piece.path)
        reports.append(Report(file: piece.file, piece: piece.number, lineCount: lineCount, setAside: reader.takeSetAside()))
      }
    } catch { outcome.withLock { $0.failure = $0.failure ?? error } }
    outcome.withLock {
      if reader.store.recordCount > 0 { $0.stores.append(reader.takeStore()) }
      $0.reports += reports
    }
  }

  /// A document's lines are not its records, so one worker reads all of it.
  private static func read(_ file: FilePieces, _ head: RecordPieces.Piece, _ reader: inout EventReader) throws(FileError) -> Int {
    reader.begin(head.path)
    reader.feed(head.bytes)
    while let block = try file.next(size: pieceSize) { reader.feed(block) }
    reader.end()
    return 0
  }

  private static func setAside(_ reports: [Report]) -> SetAsideList {
    var list = SetAsideList()
    var (file, lines) = (-1, 0)
    for report in reports.sorted(by: { ($0.file, $0.piece) < ($1.file, $1.piece) }) {
      if report.file != file { (file, lines) = (report.file, 0) }
      list.add(report.setAside, behind: lines)
      lines += report.lineCount
    }
    return list
  }
}
