import FoundationEssentials
import ServiceGraph

/// What Lambda's log says besides the function's own lines.
enum LogText {
  static let recordMark = Array("GAMMARAY {".utf8)
  static let reportMark = Array("REPORT RequestId:".utf8)
  private static let marks = ["START RequestId:", "END RequestId:", "INIT_START Runtime", "\"platform."].map { Array($0.utf8) }

  /// An event as `aws logs filter-log-events` and `get-log-events` print it.
  struct Event: Decodable {
    let message: String
    /// ms since 1970 UTC.
    let timestamp: Int64?

    static func decode(_ text: Span<UInt8>) -> Event? {
      try? JSONDecoder().decode(Event.self, from: Data(text.indices.map { text[$0] }))
    }
  }

  /// Where `mark` begins, at the text's beginning or behind a space.
  static func find(_ mark: [UInt8], in text: Span<UInt8>) -> Int? {
    guard text.count >= mark.count else { return nil }
    for start in 0...(text.count - mark.count) where text[start] == mark[0] {
      guard start == 0 || text[start - 1] <= 0x20, mark.indices.allSatisfy({ text[start + $0] == mark[$0] }) else { continue }
      return start
    }
    return nil
  }

  static func contains(_ word: String, _ text: Span<UInt8>) -> Bool {
    let bytes = Array(word.utf8)
    guard text.count >= bytes.count else { return false }
    for start in 0...(text.count - bytes.count) where text[start] == bytes[0] {
      if bytes.indices.allSatisfy({ text[start + $0] == bytes[$0] }) { return true }
    }
    return false
  }

  static func isLambdas(_ text: Span<UInt8>) -> Bool {
    let head = text.extracting(0..<min(text.count, 400))
    return marks.contains { mark in mark[0] == 0x22 ? contains(String(decoding: mark, as: UTF8.self), head) : find(mark, in: head) != nil }
  }

  /// The REPORT line from `start` on, behind its time where that is known: `2026-11-24T09:00:00.123Z REPORT RequestId: …`.
  static func report(_ text: Span<UInt8>, from start: Int, at milliseconds: Int64?) -> [UInt8] {
    var line = text.extracting(start..<text.count).withTrimmedEnd()
    if let time = milliseconds.map({ Array(LogTime.text($0).utf8) }) ?? LogTime.prefix(text) { line = time + [0x20] + line }
    return line
  }
}

/// Times of log lines, to the millisecond.
enum LogTime {
  static func text(_ milliseconds: Int64) -> String {
    let date = Date(timeIntervalSince1970: Double(milliseconds.clamped) / 1000 + 0.0001)
    return date.formatted(.iso8601.year().month().day().timeZone(separator: .omitted).time(includingFractionalSeconds: true))
  }

  /// `2026-11-24T09:00:00.123` with which the text begins, and `Z`.
  static func prefix(_ text: Span<UInt8>) -> [UInt8]? {
    let form = Array("dddd-dd-ddTdd:dd:dd.ddd".utf8)
    guard text.count > form.count else { return nil }
    for index in form.indices {
      let isDigit = (0x30...0x39).contains(text[index])
      guard form[index] == UInt8(ascii: "d") ? isDigit : text[index] == form[index] else { return nil }
    }
    return form.indices.map { text[$0] } + [UInt8(ascii: "Z")]
  }
}

extension Int64 {
  /// Within the years that a log can have.
  fileprivate var clamped: Int64 { Swift.min(Swift.max(self, 0), 253_402_300_799_999) }
}

extension Span<UInt8> {
  /// A copy without the spaces at the end.
  fileprivate func withTrimmedEnd() -> [UInt8] {
    var end = count
    while end > 0, self[end - 1] <= 0x20 { end -= 1 }
    return (0..<end).map { self[$0] }
  }
}
