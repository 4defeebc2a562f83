/// A place in a text file: line and column, 1-based; columns count Unicode scalars.
package struct TextMark: Sendable, Equatable, Hashable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// One value of a YAML or JSON document, with its tag and the place where it starts.
struct DocumentNode: Sendable, Equatable {
  enum Content: Sendable, Equatable {
    case scalar(String, ScalarStyle)
    case sequence([DocumentNode])
    case mapping(DocumentMapping)
  }

  /// How a scalar is written: only plain ones can be null, and block ones start a line later.
  enum ScalarStyle: Sendable, Equatable {
    case plain, quoted, block
  }

  var content: Content
  /// A local tag such as `!Sub`; standard tags are dropped.
  var tag: String?
  var mark: TextMark

  init(_ content: Content, tag: String? = nil, mark: TextMark) {
    self.content = content
    self.tag = tag
    self.mark = mark
  }

  /// A scalar that some intrinsic function was evaluated to.
  init(text: String, mark: TextMark) {
    self.init(.scalar(text, .quoted), mark: mark)
  }

  var scalar: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  var items: [DocumentNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }

  var mapping: DocumentMapping? {
    guard case .mapping(let mapping) = content else { return nil }
    return mapping
  }

  var isNull: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The line on which a scalar's text starts.
  var firstTextLine: Int {
    if case .scalar(_, .block) = content { mark.line + 1 } else { mark.line }
  }

  subscript(key: String) -> DocumentNode? { mapping?[key] }
}

/// A mapping in the document's order. Of equal keys the last one wins; the others are kept apart.
struct DocumentMapping: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    var key: String
    var keyMark: TextMark
    var value: DocumentNode
  }

  private(set) var entries: [Entry] = []
  /// Entries that a later entry of the same key replaced.
  private(set) var replaced: [Entry] = []

  init(_ all: [Entry] = []) {
    var last: [String: Int] = [:]
    for (index, entry) in all.enumerated() { last[entry.key] = index }
    for (index, entry) in all.enumerated() {
      if last[entry.key] == index { entries.append(entry) } else { replaced.append(entry) }
    }
  }

  subscript(key: String) -> DocumentNode? { entry(key)?.value }

  func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }

  /// Adds the entries of a YAML merge (`<<`): keys that are here already stay as they are.
  mutating func merge(_ other: DocumentMapping) {
    let known = Set(entries.map(\.key))
    entries += other.entries.filter { !known.contains($0.key) }
  }
}

/// Why a document could not be read.
struct DocumentError: Error, Equatable {
  var mark: TextMark
  var message: String
}
