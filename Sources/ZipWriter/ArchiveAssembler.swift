/// Gives out jobs in the archive's order, takes the results in any order, writes them in the archive's.
/// Whichever worker brings the piece that was missing writes, so that no thread waits for pieces.
actor ArchiveAssembler<Sink: ByteSink & ~Copyable> {
  private typealias Arrival = (place: PackingJob.Place, piece: PackedPiece)

  /// Bytes that may wait for their turn before workers pause.
  private let budget = 8 << 20
  /// What one waiting piece takes besides its bytes, roughly.
  private let overhead = 256

  private var queue: JobQueue
  private var archive: ZipArchive<Sink>?
  private var arrivals: [Int: Arrival] = [:]
  private var waitingBytes = 0
  private var nextToWrite = 0
  private var pausedWorkers: [CheckedContinuation<Void, Never>] = []
  /// The failed job that comes first in the archive; no job is given out after a failure, but
  /// those before it still run: so the same error is reported whatever the timing.
  private var failure: (ticket: Int, error: ZipError)?

  init(entries: [ZipEntry], archive: consuming ZipArchive<Sink>) {
    queue = JobQueue(entries)
    self.archive = consume archive
  }

  /// The next job, or nil when there is no more to do. Waits while too many results wait; the job that they
  /// all wait for is never held up by this, because it was given out before.
  func claim() async -> PackingJob? {
    while waitingBytes > budget && failure == nil {
      await withCheckedContinuation { pausedWorkers.append($0) }
    }
    if Task.isCancelled { fail(.cancelled, at: 0) }
    guard failure == nil else { return nil }
    do {
      return try queue.next()
    } catch {
      fail(error, at: queue.nextTicket)
      return nil
    }
  }

  /// Takes a job's outcome, and writes all that is complete up to here.
  func deposit(_ outcome: Result<PackedPiece, ZipError>, at place: PackingJob.Place) {
    switch outcome {
    case .failure(let error): fail(error, at: place.ticket)
    case .success(let piece):
      arrivals[place.ticket] = (place, piece)
      waitingBytes += piece.bytes.count + overhead
      writeArrivals()
    }
    for worker in pausedWorkers { worker.resume() }
    pausedWorkers.removeAll()
  }

  /// The archive with its directory; throws what went wrong first, in the archive's order.
  func finish() throws(ZipError) -> FinishedArchive<Sink> {
    if let failure { throw failure.error }
    guard let archive = archive.take() else { throw .cancelled }
    return try archive.finish()
  }

  private func writeArrivals() {
    while let (place, piece) = arrivals.removeValue(forKey: nextToWrite) {
      waitingBytes -= piece.bytes.count + overhead
      do {
        try write(piece, at: place)
      } catch {
        return fail(error, at: place.ticket)
      }
      nextToWrite += 1
    }
  }

  private func write(_ piece: PackedPiece, at place: PackingJob.Place) throws(ZipError) {
    if place.isWhole {
      try archive?.add(place.path, unixMode: place.unixMode, content: piece)
      return
    }
    if place.isFirst {
      try archive?.beginStream(
        place.path, unixMode: place.unixMode, expectedSize: UInt64(place.entrySize))
    }
    try archive?.appendPart(piece)
    if place.isLast { try archive?.endStream() }
  }

  private func fail(_ error: ZipError, at ticket: Int) {
    if let failure, failure.ticket <= ticket { return }
    failure = (ticket, error)
  }
}
