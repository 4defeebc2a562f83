/// A state machine's definition in Amazon States Language, with the values that its placeholders stand for.
struct StateMachineDefinition {
  struct Task {
    let name: String
    let resource: ScopedNode
    let parameters: ScopedNode?
    let position: ProjectPosition
  }

  private static let deepest = 24
  private let root: ScopedNode
  /// Line of the file on which the text starts, less one; nil where the text's lines are none of the file's.
  private let lineOffset: Int?

  /// - Parameter root: the definition; its placeholders resolve in its scope.
  init(root: ScopedNode) { (self.root, lineOffset) = (root, 0) }

  init?(of resource: StackResource) {
    if let definition = resource["Definition"] ?? resource["DefinitionObject"] {
      self.init(root: Self.substituting(definition, resource["DefinitionSubstitutions"]))
    } else if let text = resource["DefinitionString"] {
      self.init(text: text, resource["DefinitionSubstitutions"])
    } else if let path = (resource["DefinitionUri"] ?? resource["DefinitionS3Location"])?.string, !path.contains("://") {
      self.init(file: PathText.join(PathText.directory(of: resource.position.path), path), resource)
    } else {
      return nil
    }
  }

  private init?(text: ScopedNode, _ substitutions: ScopedNode?) {
    let marked = MarkedText(text.text)
    guard let node = Self.document(Array(marked.text.utf8)) else { return nil }
    let isBlock = Intrinsic(text.node).map { $0.name == "Sub" && $0.argument.items == nil } ?? true
    let first = (Intrinsic(text.node)?.argument ?? text.node).firstTextLine
    // A block scalar's first line is the text's; of quoted text nothing more than its start is known.
    lineOffset = isBlock && first > text.node.mark.line ? first - 1 : nil
    let place = lineOffset == nil ? text.node.mark : nil
    root = Self.substituting(ScopedNode(marked.restored(node, at: place, lineOffset: lineOffset ?? 0), in: text.scope, path: text.path), substitutions)
  }

  private init?(file: String, _ resource: StackResource) {
    guard let bytes = try? FileSystem.read(file), let node = Self.document(bytes) else { return nil }
    lineOffset = 0
    root = Self.substituting(ScopedNode(node, in: resource.properties.scope, path: file), resource["DefinitionSubstitutions"])
  }

  /// `"TimeoutSeconds": ${timeout}` is JSON only once it is deployed: bare placeholders, which are no names, count as 0.
  private static func document(_ bytes: [UInt8]) -> DocumentNode? {
    if let node = try? DocumentReader.read(bytes, named: "").first, node.mapping != nil { return node }
    var bytes = bytes
    var isString = false
    var start: Int?
    for index in bytes.indices {
      if let first = start {
        guard bytes[index] == UInt8(ascii: "}") else { continue }
        for place in first..<index { bytes[place] = UInt8(ascii: " ") }
        bytes[index] = UInt8(ascii: "0")
        start = nil
      } else if bytes[index] == UInt8(ascii: "\""), index == 0 || bytes[index - 1] != UInt8(ascii: "\\") {
        isString.toggle()
      } else if !isString, bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "{") {
        start = index
      }
    }
    return try? DocumentReader.read(bytes, named: ".json").first
  }

  /// `${Name}` of the definition replaced by what `DefinitionSubstitutions` says, intrinsic functions and all.
  private static func substituting(_ definition: ScopedNode, _ substitutions: ScopedNode?) -> ScopedNode {
    guard let entries = substitutions?.entries, !entries.isEmpty else { return definition }
    let values = DocumentMapping(entries.map { .init(key: $0.key, keyMark: $0.value.node.mark, value: $0.value.node) })
    return ScopedNode(replace(definition.node, by: values, depth: 0), in: definition.scope, path: definition.path)
  }

  private static func replace(_ node: DocumentNode, by values: DocumentMapping, depth: Int) -> DocumentNode {
    guard depth < deepest * 4, node.tag == nil else { return node }
    switch node.content {
    case .scalar(let text, _):
      guard text.contains("${") else { return node }
      // The same as `!Sub [text, values]`, which the scope evaluates.
      let arguments = DocumentNode(
        .sequence([DocumentNode(text: text, mark: node.mark), DocumentNode(.mapping(values), mark: node.mark)]), tag: "!Sub", mark: node.mark)
      return arguments
    case .sequence(let items):
      return DocumentNode(.sequence(items.map { replace($0, by: values, depth: depth + 1) }), mark: node.mark)
    case .mapping(let mapping):
      let entries = mapping.entries.map {
        DocumentMapping.Entry(key: $0.key, keyMark: $0.keyMark, value: replace($0.value, by: values, depth: depth + 1))
      }
      return DocumentNode(.mapping(DocumentMapping(entries)), mark: node.mark)
    }
  }

  /// The tasks of all states, of nested ones too, in the document's order.
  var tasks: [Task] { Self.tasks(of: root, depth: 0) }

  private static func tasks(of machine: ScopedNode, depth: Int) -> [Task] {
    guard depth < deepest else { return [] }
    return (machine["States"]?.entries ?? []).flatMap { name, state, position -> [Task] in
      var found: [Task] = []
      if state["Type"]?.string == "Task", let resource = state["Resource"] {
        found.append(Task(name: name, resource: resource, parameters: state["Parameters"] ?? state["Arguments"], position: position))
      }
      for inner in (state["Branches"]?.items ?? []) + [state["Iterator"], state["ItemProcessor"]].compactMap({ $0 }) {
        found += tasks(of: inner, depth: depth + 1)
      }
      return found
    }
  }
}
