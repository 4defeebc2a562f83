/// Why a piece of the input is not among the records.
package enum SetAside: Error, Equatable, Sendable, CustomStringConvertible {
  case notJSON(JSONFaultText)
  case missing(String)
  case wrongType(String)
  case unknownVersion(Int64)
  case unknownKind(String)
  case tooLong(limit: Int)
  case unfinishedDocument

  static func notJSON(_ fault: JSONFault) -> SetAside { .notJSON(JSONFaultText(offset: fault.offset, message: fault.message)) }

  package var description: String {
    switch self {
    case .notJSON(let fault): "no JSON object: \(fault.message)"
    case .missing(let field): "no record of GammaRay: the field \"\(field)\" is missing"
    case .wrongType(let field): "the field \"\(field)\" has a value of another type or size than records have"
    case .unknownVersion(let version): "a record of version \(version), and this tool knows 1: use a newer one"
    case .unknownKind(let kind): "a record of the unknown kind \"\(TextRenderer.printable(String(kind.prefix(40))))\""
    case .tooLong(let limit): "longer than \(limit) bytes, and no record is"
    case .unfinishedDocument: "the document ends too early"
    }
  }

  /// The byte of the piece at which it fails, from 0.
  var offset: Int {
    if case .notJSON(let fault) = self { return fault.offset }
    return 0
  }
}

/// What is no JSON, and at which byte.
package struct JSONFaultText: Equatable, Sendable {
  package let offset: Int
  package let message: String
}

/// Pieces of input that are no records: each is counted, the first of them are named.
package struct SetAsideList: Sendable {
  package struct Item: Sendable, Equatable {
    package let path: String
    package let line: Int
    package let column: Int
    package let reason: SetAside
    package var description: String { "\(path):\(line):\(column): warning: set aside: \(reason)" }
  }

  static let namedLimit = 1000
  package private(set) var items: [Item] = []
  package private(set) var count = 0

  package init() {}

  mutating func add(_ reason: SetAside, path: String, line: Int) {
    count += 1
    if items.count < Self.namedLimit { items.append(Item(path: path, line: line, column: reason.offset + 1, reason: reason)) }
  }

  /// Adds those of a piece that begins behind so many lines.
  package mutating func add(_ other: SetAsideList, behind lines: Int) {
    count += other.count
    for item in other.items.prefix(Self.namedLimit - items.count) {
      items.append(Item(path: item.path, line: lines + item.line, column: item.column, reason: item.reason))
    }
  }
}
