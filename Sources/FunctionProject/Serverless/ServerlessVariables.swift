/// A value and the file that it stands in, for configurations that include others.
struct SourcedNode {
  var node: DocumentNode
  var path: String

  subscript(key: String) -> SourcedNode? { node[key].map { SourcedNode(node: $0, path: path) } }

  var position: ProjectPosition { ProjectPosition(path: path, mark: node.mark) }
}

/// Evaluates variables of the Serverless Framework as far as the files and the options allow.
struct ServerlessVariables {
  /// Variables may lead to variables; deeper is a cycle.
  private static let deepest = 24

  let root: SourcedNode
  let options: DiscoveryOptions

  private var directory: String { PathText.directory(of: root.path) }

  /// `value` with its variables replaced; nil when one of them is not known.
  func resolve(_ value: SourcedNode?, depth: Int = 0) -> SourcedNode? {
    guard let value, let text = value.node.scalar, text.contains("${") else { return value }
    guard depth < Self.deepest, let parts = VariableText.parts(of: text) else { return nil }
    if parts.count == 1, case .variable(let expression) = parts[0] {
      return evaluate(expression, at: value, depth: depth + 1)
    }
    var resolved = ""
    for part in parts {
      switch part {
      case .literal(let literal): resolved += literal
      case .variable(let expression):
        guard let text = evaluate(expression, at: value, depth: depth + 1)?.node.scalar else {
          return nil
        }
        resolved += text
      }
    }
    return literal(resolved, at: value)
  }

  func string(_ value: SourcedNode?) -> String? { resolve(value)?.node.scalar }

  /// The entries of a mapping, their values still unresolved.
  func entries(_ value: SourcedNode?) -> [(entry: DocumentMapping.Entry, value: SourcedNode)] {
    guard let mapping = resolve(value), let entries = mapping.node.mapping?.entries else {
      return []
    }
    return entries.map { ($0, SourcedNode(node: $0.value, path: mapping.path)) }
  }

  /// The value below `keys`; variables on the way are replaced.
  func value(_ keys: [String], of start: SourcedNode, depth: Int = 0) -> SourcedNode? {
    var current: SourcedNode? = start
    for key in keys {
      guard let parent = resolve(current, depth: depth) else { return nil }
      if let items = parent.node.items, let index = Int(key), items.indices.contains(index) {
        current = SourcedNode(node: items[index], path: parent.path)
      } else {
        current = parent[key]
      }
    }
    return resolve(current, depth: depth)
  }

  private func literal(_ text: String, at place: SourcedNode) -> SourcedNode {
    SourcedNode(node: DocumentNode(text: text, mark: place.node.mark), path: place.path)
  }

  private func evaluate(_ expression: String, at place: SourcedNode, depth: Int) -> SourcedNode? {
    guard depth < Self.deepest else { return nil }
    return VariableText.alternatives(of: expression).lazy
      .compactMap { alternative($0, at: place, depth: depth + 1) }
      .first { !$0.node.isNull }
  }

  private func alternative(_ text: String, at place: SourcedNode, depth: Int) -> SourcedNode? {
    if let quote = text.first, quote == "'" || quote == "\"", text.last == quote, text.count > 1 {
      return resolve(literal(String(text.dropFirst().dropLast()), at: place), depth: depth)
    }
    if text.hasPrefix("${") { return resolve(literal(text, at: place), depth: depth) }
    guard let source = resolve(literal(text, at: place), depth: depth)?.node.scalar else {
      return nil
    }
    if source == "true" || source == "false" || Double(source) != nil {
      return literal(source, at: place)
    }
    return lookUp(source, at: place, depth: depth)
  }

  private func lookUp(_ source: String, at place: SourcedNode, depth: Int) -> SourcedNode? {
    if source.hasPrefix("file(") { return included(source, depth: depth) }
    guard let colon = source.firstIndex(of: ":") else { return nil }
    let name = String(source[source.index(after: colon)...])
    switch source[..<colon] {
    case "self":
      if let found = value(Self.keys(name), of: root, depth: depth) { return found }
      return name == "provider.stage" ? literal(stage(depth: depth), at: place) : nil
    case "opt": return options.parameters[name].map { literal($0, at: place) }
    case "env": return options.environment[name].map { literal($0, at: place) }
    case "sls" where name == "stage": return literal(stage(depth: depth), at: place)
    case "param":
      if let given = options.parameters[name] { return literal(given, at: place) }
      return value(["params", "default"] + Self.keys(name), of: root, depth: depth)
        ?? value(["stages", "default", "params"] + Self.keys(name), of: root, depth: depth)
    default: return nil
    }
  }

  private func stage(depth: Int) -> String {
    options.parameters["stage"] ?? value(["provider", "stage"], of: root, depth: depth + 1)?.node.scalar
      ?? "dev"
  }

  /// `file(path)` or `file(path):key.key`; the path is seen from the service's directory.
  private func included(_ source: String, depth: Int) -> SourcedNode? {
    guard let close = source.lastIndex(of: ")") else { return nil }
    let name = source[..<close].dropFirst("file(".count).trimmed
    let path = PathText.join(directory, name)
    let isData = [".yml", ".yaml", ".json"].contains { path.hasSuffix($0) }
    guard isData, let bytes = try? FileSystem.read(path),
      let node = try? DocumentReader.read(bytes, named: path).first
    else { return nil }
    let address = source[source.index(after: close)...].drop { $0 == ":" }
    return value(Self.keys(String(address)), of: SourcedNode(node: node, path: path), depth: depth)
  }

  private static func keys(_ address: String) -> [String] {
    address.split(separator: ".").map(String.init)
  }
}
