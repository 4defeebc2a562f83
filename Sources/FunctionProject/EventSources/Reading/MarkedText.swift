/// A text that is a document, such as the JSON of a `DefinitionString`, while its references wait for the document to be read.
struct MarkedText {
  let text: String
  private let parts: [SymbolicText.Part]

  init(_ value: SymbolicText) {
    parts = value.parts
    var text = ""
    for (index, part) in value.parts.enumerated() {
      // U+FFFC stands for an object in a text; nobody's definition has it.
      if case .literal(let literal) = part { text += literal } else { text += "\u{FFFC}\(index)\u{FFFC}" }
    }
    self.text = text
  }

  /// `node` with the references put back, as intrinsic functions.
  func restored(_ node: DocumentNode, at place: TextMark?, lineOffset: Int) -> DocumentNode {
    let mark = place ?? TextMark(line: node.mark.line + lineOffset, column: node.mark.column)
    switch node.content {
    case .scalar(let text, let style):
      guard text.contains("\u{FFFC}") else { return DocumentNode(.scalar(text, style), tag: node.tag, mark: mark) }
      return join(text, mark)
    case .sequence(let items):
      return DocumentNode(.sequence(items.map { restored($0, at: place, lineOffset: lineOffset) }), tag: node.tag, mark: mark)
    case .mapping(let mapping):
      let entries = mapping.entries.map { entry in
        DocumentMapping.Entry(
          key: entry.key, keyMark: place ?? TextMark(line: entry.keyMark.line + lineOffset, column: entry.keyMark.column),
          value: restored(entry.value, at: place, lineOffset: lineOffset))
      }
      return DocumentNode(.mapping(DocumentMapping(entries)), tag: node.tag, mark: mark)
    }
  }

  private func join(_ text: String, _ mark: TextMark) -> DocumentNode {
    let pieces = text.split(separator: "\u{FFFC}", omittingEmptySubsequences: false).enumerated().map { index, piece in
      let literal = DocumentNode(text: String(piece), mark: mark)
      guard index % 2 == 1, let number = Int(piece), parts.indices.contains(number) else { return literal }
      return reference(parts[number], mark)
    }
    let items = [DocumentNode(text: "", mark: mark), DocumentNode(.sequence(pieces), mark: mark)]
    return DocumentNode(.sequence(items), tag: "!Join", mark: mark)
  }

  private func reference(_ part: SymbolicText.Part, _ mark: TextMark) -> DocumentNode {
    switch part {
    case .literal(let text): DocumentNode(text: text, mark: mark)
    case .attribute(let key, ""), .parameter(let key, _): DocumentNode(.scalar(key.id, .plain), tag: "!Ref", mark: mark)
    case .attribute(let key, let attribute):
      // As a list: Terraform's addresses have dots of their own.
      DocumentNode(.sequence([key.id, attribute].map { DocumentNode(text: $0, mark: mark) }), tag: "!GetAtt", mark: mark)
    case .imported(let name): DocumentNode(.scalar(name, .plain), tag: "!ImportValue", mark: mark)
    case .unknown(let name): DocumentNode(.scalar(name, .plain), tag: "!Ref", mark: mark)
    }
  }
}
