import Batch
import Dispatch
import ServiceGraph
import Synchronization

/// Reads files and archives of records, as `graph` and `stats` are given them, with several workers: each takes the next piece when
/// it is free.
enum RecordFiles {
  /// What a worker made of one piece.
  private struct Report {
    let file, piece, lineCount: Int
    let setAside: SetAsideList
  }

  private struct Outcome {
    var stores: [EventStore] = []
    var reports: [Report] = []
    var failure: Failure?
  }

  static func read(_ paths: [String], workerCount: Int) throws(Failure) -> (store: EventStore, setAside: SetAsideList) {
    let source = Mutex(RecordPieces(paths))
    let outcome = Mutex(Outcome())
    DispatchQueue.concurrentPerform(iterations: workerCount) { _ in work(source, outcome) }
    var done = Outcome()
    outcome.withLock { swap(&$0, &done) }
    if let failure = done.failure { throw failure }
    var stores: [EventStore] = []
    swap(&stores, &done.stores)
    return (.merged(consume stores), setAside(done.reports))
  }

  private static func work(_ source: borrowing Mutex<RecordPieces>, _ outcome: borrowing Mutex<Outcome>) {
    var reader = EventReader()
    var reports: [Report] = []
    do throws(Failure) {
      while let piece = try source.withLock({ (pieces) throws(Failure) in try pieces.next() }) {
        let lineCount = try read(piece, &reader)
        reports.append(Report(file: piece.fileNumber, piece: piece.number, lineCount: lineCount, setAside: reader.takeSetAside()))
      }
    } catch { outcome.withLock { $0.failure = $0.failure ?? error } }
    outcome.withLock {
      if reader.store.recordCount > 0 { $0.stores.append(reader.takeStore()) }
      $0.reports += reports
    }
  }

  /// The number of line breaks that a range of lines has.
  private static func read(_ piece: RecordPieces.Piece, _ reader: inout EventReader) throws(Failure) -> Int {
    do throws(FileError) {
      if let range = piece.range {
        return try reader.read(linesOf: range, of: piece.file.path) { (offset, count) throws(FileError) in try piece.file.bytes(at: offset, count) }
      }
      reader.begin(piece.file.path)
      while true {
        let chunk = try piece.file.next(1 << 20)
        guard !chunk.isEmpty else { break }
        reader.feed(chunk)
      }
      reader.end()
      return 0
    } catch { throw Failure(error.description) }
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
