/// How a file holds its records.
package enum PieceForm: Sendable {
  /// One a line.
  case lines
  /// As elements of the list that the file's one document holds, as `aws` prints it.
  case document

  /// Bytes that are enough to know the form, whatever they are.
  package static let headSize = 4096

  /// Members with which the output of `aws` begins, of `dynamodb scan` and of `logs filter-log-events` and `get-log-events`.
  private static let members = [
    "Items", "Count", "ScannedCount", "ConsumedCapacity", "LastEvaluatedKey", "NextToken", "events", "searchedLogStreams", "nextToken",
    "nextForwardToken", "nextBackwardToken",
  ]

  /// A document begins with a list of objects, breaks the line behind its first brace, or begins with a member of `aws`' output.
  /// - Parameter head: the first `headSize` bytes of the file, or all of it.
  package init(head: [UInt8]) {
    var rest = head.prefix(Self.headSize)
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop { Self.isSpace($0) }
    self = Self.isDocument(rest) ? .document : .lines
  }

  private static func isDocument(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let inside = text.dropFirst().drop { isSpace($0) }
    if first == UInt8(ascii: "[") { return inside.first == UInt8(ascii: "{") || inside.first == UInt8(ascii: "]") }
    if text[(text.startIndex + 1)..<inside.startIndex].contains(0x0A) { return true }
    return members.contains { inside.starts(with: "\"\($0)\"".utf8) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
