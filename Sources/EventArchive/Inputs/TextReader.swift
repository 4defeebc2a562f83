package import ServiceGraph

/// Takes the records and REPORT lines out of pieces of text, whatever is around them.
package final class TextReader {
  /// Those that are said one by one.
  private static let namedLimit = 20

  private let writer: ArchiveWriter
  private let tell: (String) -> Void
  private var decoder = CanonicalDecoder()
  private var isLog = false
  private var path = ""
  /// Pieces with a record of GammaRay's in them that cannot be read.
  package private(set) var setAside = 0
  /// Lines of others, as logs have.
  package private(set) var others = 0
  /// Records in the present file, known ones too.
  private(set) var found = 0
  private(set) var failure: ArchiveError?
  private var said = 0

  /// - Parameter tell: takes the messages about what is set aside.
  package init(_ writer: ArchiveWriter, tell: @escaping (String) -> Void) { (self.writer, self.tell) = (writer, tell) }

  /// What follows comes from tables.
  package func beginTables() { begin("table") }

  func begin(_ path: String) { (self.path, isLog, found) = (path, false, 0) }

  /// After an error of the archive nothing more is taken; `throwFailure` tells it.
  package func take(_ piece: borrowing PieceSplitter.Piece, line: Int) {
    guard failure == nil else { return }
    do throws(ArchiveError) {
      switch piece {
      case .whole(let text): try take(text, line, at: nil)
      case .tooLong: refuse(.tooLong(limit: PieceSplitter.longest), line)
      case .unfinished: refuse(.unfinishedDocument, line)
      }
    } catch { failure = error }
  }

  package var hasFailed: Bool { failure != nil }

  package func throwFailure() throws(ArchiveError) { if let failure { throw failure } }

  private func take(_ piece: Span<UInt8>, _ line: Int, at time: Int64?) throws(ArchiveError) {
    var start = piece.count >= 3 && piece[0] == 0xEF && piece[1] == 0xBB && piece[2] == 0xBF ? 3 : 0
    while start < piece.count, piece[start] <= 0x20 { start += 1 }
    guard start < piece.count else { return }
    let text = piece.extracting(start..<piece.count)
    if text[0] == UInt8(ascii: "{") { return try takeObject(text, line) }
    if let mark = LogText.find(LogText.recordMark, in: text) {
      isLog = true
      let record = text.extracting((mark + LogText.recordMark.count - 1)..<text.count)
      do throws(SetAside) { try add(record, line) } catch { try failed(error, line) }
    } else if let mark = LogText.find(LogText.reportMark, in: text) {
      isLog = true
      found += 1
      try writer.addReport(LogText.report(text, from: mark, at: time))
    } else {
      others += 1
      if !isLog { isLog = LogText.isLambdas(text) }
    }
  }

  private func takeObject(_ text: Span<UInt8>, _ line: Int) throws(ArchiveError) {
    var reason: SetAside?
    do throws(SetAside) { try add(text, line) } catch { reason = error }
    if let failure { throw failure }
    guard let reason else { return }
    if LogText.contains("\"platform.report\"", text) {
      found += 1
      return try writer.addReport(LogText.report(text, from: 0, at: nil))
    }
    if LogText.contains("\"message\"", text), let event = LogText.Event.decode(text) {
      isLog = true
      for part in event.message.utf8.split(separator: 0x0A) { try take(Array(part).span, line, at: event.timestamp) }
      return
    }
    if case .notJSON = reason, !isLog || LogText.contains("\"invocation\"", text) { return refuse(reason, line) }
    if LogText.contains("\"invocation\"", text) { return refuse(reason, line) }
    others += 1
    if !isLog { isLog = LogText.isLambdas(text) }
  }

  private func add(_ text: Span<UInt8>, _ line: Int) throws(SetAside) {
    guard let record = try decoder.record(text) else { return found += 1 }
    found += 1
    do throws(ArchiveError) {
      guard try writer.add(record) == .contradicts else { return }
      say("\(path):\(line): warning: set aside: another record of the same invocation and number says something else: \(record.summary)")
    } catch { failure = error }
  }

  private func failed(_ reason: SetAside, _ line: Int) throws(ArchiveError) {
    if let failure { throw failure }
    refuse(reason, line)
  }

  private func refuse(_ reason: SetAside, _ line: Int) {
    setAside += 1
    say("\(path):\(line): warning: set aside: \(reason)")
  }

  private func say(_ text: String) {
    said += 1
    if said <= Self.namedLimit { tell(text) }
    if said == Self.namedLimit + 1 { tell("warning: more is set aside; it is only counted") }
  }
}
