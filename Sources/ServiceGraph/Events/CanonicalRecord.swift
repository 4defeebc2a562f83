/// A record as an archive keeps it: one line of JSON in which each value is plain (`"n":1`, not `"n":{"N":"1"}`), the members stand
/// in the order of their names' bytes, and those without a value or of DynamoDB's own (`aws:rep:…`) are left out. So records
/// that came on different ways are equal when their bytes are.
package struct CanonicalRecord: Sendable {
  /// What tells a record that may be replaced from its replacement: hybrid mode writes an entry again at the invocation's end.
  package enum Standing: UInt64, Sendable { case final, earlyEntry, lateEntry }

  /// Without a line break.
  package let line: [UInt8]
  /// A hash of what names the record: its invocation, number and process.
  package let key: UInt64
  /// A hash of the line.
  package let content: UInt64
  package let standing: Standing

  /// The beginning of the line, fit for a terminal.
  package var summary: String {
    TextRenderer.printable(String(decoding: line.prefix(200), as: UTF8.self)) + (line.count > 200 ? "…" : "")
  }

  /// A hash of bytes, the same in each run and on each machine.
  package static func hash(_ bytes: [UInt8]) -> UInt64 { ByteHash.of(bytes.span) }
}

/// Makes canonical records of JSON objects: of our own form, of DynamoDB's items, and of export lines that wrap them.
package struct CanonicalDecoder: Sendable {
  private struct Member {
    let name: Range<Int>
    var value: Range<Int>
  }

  private var writer = CanonicalWriter()
  private var members: [Member] = []
  private var isWrapped = false
  private var isDeletion = false

  package init() {}

  /// The record; nil for a deletion in an incremental export.
  package mutating func record(_ text: Span<UInt8>) throws(SetAside) -> CanonicalRecord? {
    writer.begin()
    members.removeAll(keepingCapacity: true)
    (isWrapped, isDeletion) = (false, false)
    do throws(JSONFault) {
      try object(text, depth: 0)
      if writer.cursor.next(text) != nil { throw writer.cursor.fault("text after the end of the record") }
    } catch { throw .notJSON(error) }
    if isDeletion, !isWrapped { return nil }
    if let wrong = writer.wrong { throw .wrongType(wrong) }
    return try assembled()
  }

  private mutating func object(_ text: Span<UInt8>, depth: Int) throws(JSONFault) {
    try writer.cursor.pass(UInt8(ascii: "{"), text)
    if writer.cursor.next(text) == UInt8(ascii: "}") { return writer.cursor.position += 1 }
    repeat {
      let name = try writer.string(text)
      try writer.cursor.pass(UInt8(ascii: ":"), text)
      try member(name, text, depth: depth)
    } while try writer.cursor.hasMore(before: UInt8(ascii: "}"), text)
  }

  private mutating func member(_ name: Range<Int>, _ text: Span<UInt8>, depth: Int) throws(JSONFault) {
    let isObject = writer.cursor.next(text) == UInt8(ascii: "{")
    if depth == 0, isObject {
      if is_(name, "Item") || is_(name, "NewImage") {
        members.removeAll(keepingCapacity: true)
        isWrapped = true
        return try object(text, depth: 1)
      }
      if is_(name, "OldImage") { return try writer.cursor.skip(text) }
      if is_(name, "Keys") || is_(name, "Metadata") {
        isDeletion = true
        return try writer.cursor.skip(text)
      }
    }
    if depth == 0 && isWrapped || hasPrefix(name, "aws:") { return try writer.cursor.skip(text) }
    guard let value = try writer.value(text, of: name) else { return }
    members.append(Member(name: name, value: value))
  }

  private mutating func assembled() throws(SetAside) -> CanonicalRecord {
    let bytes = writer.bytes
    // Of equal names the last one counts, as in every JSON reader.
    let ordered = members.enumerated().sorted { left, right in
      let (first, second) = (bytes[left.element.name], bytes[right.element.name])
      if first.elementsEqual(second) { return left.offset < right.offset }
      return first.lexicographicallyPrecedes(second)
    }.map(\.element)
    var line: [UInt8] = [UInt8(ascii: "{")]
    var fields = KeyFields()
    for (index, member) in ordered.enumerated() {
      if index + 1 < ordered.count, bytes[ordered[index + 1].name].elementsEqual(bytes[member.name]) { continue }
      if line.count > 1 { line.append(UInt8(ascii: ",")) }
      line += bytes[member.name]
      line.append(UInt8(ascii: ":"))
      line += bytes[member.value]
      fields.see(bytes[member.name], bytes[member.value])
    }
    line.append(UInt8(ascii: "}"))
    guard writer.isASCII || String(validating: line, as: UTF8.self) != nil else {
      throw .notJSON(JSONFaultText(offset: 0, message: "text that is not UTF-8"))
    }
    return CanonicalRecord(line: line, key: try fields.key(), content: CanonicalRecord.hash(line), standing: fields.standing)
  }

  private func is_(_ name: Range<Int>, _ text: StaticString) -> Bool { name.count == text.utf8CodeUnitCount + 2 && hasPrefix(name, text) }

  /// Names are kept with their quotes.
  private func hasPrefix(_ name: Range<Int>, _ text: StaticString) -> Bool {
    name.count > text.utf8CodeUnitCount && writer.bytes[name].dropFirst().starts(with: text.description.utf8)
  }
}

/// The members that name a record and say what it is.
private struct KeyFields {
  private var invocation: ArraySlice<UInt8> = [], number: ArraySlice<UInt8> = [], process: ArraySlice<UInt8> = []
  private var version: ArraySlice<UInt8> = [], kind: ArraySlice<UInt8> = []
  private var hasStatus = false

  mutating func see(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    switch String(decoding: name, as: UTF8.self) {
    case "\"invocation\"": invocation = value
    case "\"n\"": number = value
    case "\"process\"": process = value
    case "\"v\"": version = value
    case "\"kind\"": kind = value
    case "\"status\"": hasStatus = true
    default: break
    }
  }

  var standing: CanonicalRecord.Standing {
    kind.elementsEqual("\"entry\"".utf8) ? (hasStatus ? .lateEntry : .earlyEntry) : .final
  }

  func key() throws(SetAside) -> UInt64 {
    for (name, value, isText) in [("v", version, false), ("kind", kind, true), ("invocation", invocation, true), ("n", number, false)] {
      guard let first = value.first else { throw .missing(name) }
      guard (first == UInt8(ascii: "\"")) == isText, value.count > (isText ? 2 : 0) else { throw .wrongType(name) }
      guard isText || JSONCursor.integer(Array(value).span) != nil else { throw .wrongType(name) }
    }
    return CanonicalRecord.hash(invocation + number + [UInt8(ascii: "/")] + process)
  }
}
