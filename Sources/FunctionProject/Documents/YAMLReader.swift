/// Builds the documents of a YAML stream: anchors and merges resolved, local tags kept.
struct YAMLReader {
  /// Deeper documents are refused, whether nested by hand or by aliases of aliases.
  private static let deepest = 256

  private let events: [YAMLEvent]
  private var position = 0
  private var anchors: [String: (node: DocumentNode, height: Int)] = [:]

  /// - Returns: the documents' root nodes, in order; empty for an empty stream.
  static func read(_ source: [UInt8]) throws(DocumentError) -> [DocumentNode] {
    var reader = YAMLReader(events: try YAMLEvents.read(source))
    return try reader.documents()
  }

  private init(events: [YAMLEvent]) { self.events = events }

  private mutating func documents() throws(DocumentError) -> [DocumentNode] {
    var documents: [DocumentNode] = []
    while let event = next() {
      switch event {
      case .documentStart: anchors = [:]
      case .documentEnd, .collectionEnd: continue
      default: documents.append(try node(from: event, depth: 0).node)
      }
    }
    return documents
  }

  private mutating func next() -> YAMLEvent? {
    guard position < events.count else { return nil }
    defer { position += 1 }
    return events[position]
  }

  private mutating func node(
    from event: YAMLEvent, depth: Int
  ) throws(DocumentError) -> (node: DocumentNode, height: Int) {
    switch event {
    case .scalar(let text, let style, let start):
      let node = DocumentNode(.scalar(text, style), tag: localTag(start.tag), mark: start.mark)
      return remember((node, 0), start)
    case .alias(let name, let mark):
      guard let target = anchors[name] else {
        throw DocumentError(mark: mark, message: "unknown anchor \(name)")
      }
      return target
    case .sequenceStart(let start):
      let (items, height) = try children(start, depth: depth)
      let node = DocumentNode(.sequence(items), tag: localTag(start.tag), mark: start.mark)
      return remember((node, height), start)
    case .mappingStart(let start):
      let (items, height) = try children(start, depth: depth)
      let node = DocumentNode(.mapping(mapping(items)), tag: localTag(start.tag), mark: start.mark)
      return remember((node, height), start)
    case .collectionEnd, .documentStart, .documentEnd:
      throw DocumentError(mark: TextMark(line: 1, column: 1), message: "unbalanced YAML events")
    }
  }

  private mutating func children(
    _ start: YAMLEvent.Start, depth: Int
  ) throws(DocumentError) -> ([DocumentNode], height: Int) {
    var nodes: [DocumentNode] = []
    var height = 0
    while let event = next() {
      if case .collectionEnd = event { break }
      let child = try node(from: event, depth: depth + 1)
      height = max(height, child.height)
      nodes.append(child.node)
      guard max(height, depth) < Self.deepest else {
        throw DocumentError(
          mark: start.mark, message: "nested more than \(Self.deepest) levels deep")
      }
    }
    return (nodes, height + 1)
  }

  private mutating func remember(
    _ result: (node: DocumentNode, height: Int), _ start: YAMLEvent.Start
  ) -> (node: DocumentNode, height: Int) {
    if let anchor = start.anchor { anchors[anchor] = result }
    return result
  }

  /// Keys and values alternate in `nodes`.
  private func mapping(_ nodes: [DocumentNode]) -> DocumentMapping {
    var entries: [DocumentMapping.Entry] = []
    var merged: [DocumentMapping] = []
    for index in stride(from: 0, to: nodes.count - 1, by: 2) {
      let (key, value) = (nodes[index], nodes[index + 1])
      if key.content == .scalar("<<", .plain) {
        merged += value.mapping.map { [$0] } ?? (value.items ?? []).compactMap(\.mapping)
      } else {
        entries.append(.init(key: key.scalar ?? "", keyMark: key.mark, value: value))
      }
    }
    var mapping = DocumentMapping(entries)
    for other in merged { mapping.merge(other) }
    return mapping
  }

  private func localTag(_ tag: String?) -> String? {
    guard let tag, tag.hasPrefix("!"), tag != "!" else { return nil }
    return tag
  }
}
