import EventArchive
import FoundationEssentials
import Glibc
import ServiceGraph

/// Takes what the collector's process says into the archive.
struct TableReader {
  private struct Control: Decodable {
    let checkpoint, value, note, error: String?
  }

  /// Seconds after which what has come is made durable, so that an interrupted run repeats little.
  private static let flushInterval = 2.0
  private static let pause: Int32 = 500

  let writer: ArchiveWriter
  let text: TextReader
  let isQuiet: Bool

  /// - Returns: whether everything was read.
  func read(_ process: CollectorProcess, follow: Bool) throws -> Bool {
    Interruption.watch()
    var lines = PieceSplitter(.lines)
    var hasErrors = false
    var isStopping = false
    var lastFlush = Self.now
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    text.beginTables()
    while true {
      if Interruption.isAsked, !isStopping {
        isStopping = true
        process.stop()
      }
      var descriptor = pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&descriptor, 1, Self.pause)
      if writer.needsFlush, ready == 0 || Self.now - lastFlush > Self.flushInterval {
        try writer.flush()
        lastFlush = Self.now
      }
      guard ready > 0 else { continue }
      let count = unsafe Glibc.read(process.output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      lines.feed(Array(buffer[..<count])) { piece, line in if take(piece, line) { hasErrors = true } }
      try text.throwFailure()
    }
    try writer.flush()
    let code = process.wait()
    if isStopping { return try interrupted(follow) && !hasErrors }
    if code != 0, !hasErrors { throw Failure("error: the program that reads tables ended with code \(code); what it had read is in the archive") }
    return !hasErrors
  }

  /// Whether it is an error.
  private func take(_ piece: borrowing PieceSplitter.Piece, _ line: Int) -> Bool {
    switch piece {
    case .whole(let bytes) where bytes.count > 0 && bytes[0] == UInt8(ascii: "!"): return obey(Data((1..<bytes.count).map { bytes[$0] }))
    case .whole, .tooLong, .unfinished:
      text.take(piece, line: line)
      return false
    }
  }

  private func obey(_ data: Data) -> Bool {
    guard let control = try? JSONDecoder().decode(Control.self, from: data) else { return false }
    // What came after a failure is not in the archive, so no later checkpoint is true.
    if let key = control.checkpoint, !text.hasFailed { writer.setCheckpoint(key, control.value) }
    if let note = control.note, !isQuiet { Console.error(note) }
    if let error = control.error { Console.error("error: \(error)") }
    return control.error != nil
  }

  private func interrupted(_ follow: Bool) throws -> Bool {
    guard !follow else { return true }
    Console.error("error: interrupted: what was read is in the archive, and the next run goes on from there")
    return false
  }

  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
