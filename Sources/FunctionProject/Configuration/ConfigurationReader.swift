import TOMLKit

/// Reads `[tool.gammaray]`, and says where a key is wrong.
struct ConfigurationReader {
  /// A key: its form, and where its value goes.
  private enum Key {
    case text(any WritableKeyPath<ProjectConfiguration, String?> & Sendable, allowed: [String])
    /// One text, or a list of them.
    case texts(any WritableKeyPath<ProjectConfiguration, [String]> & Sendable)
  }

  private static let keys: [(name: String, key: Key)] = [
    ("mode", .text(\.mode, allowed: ["dynamic", "static", "hybrid"])),
    ("exclude", .texts(\.exclude)),
    ("function", .texts(\.functions)),
    ("handler", .text(\.handler, allowed: [])),
    ("requirements", .text(\.requirements, allowed: [])),
    ("python-version", .text(\.pythonVersion, allowed: [])),
    ("platform", .text(\.platform, allowed: ["x86_64", "arm64"])),
    ("services", .texts(\.services)),
    ("sdk", .text(\.sdk, allowed: ["slim", "full", "none"])),
    ("sdk-version", .text(\.sdkVersion, allowed: [])),
    ("reporting", .text(\.reporting, allowed: ["invocation", "strict"])),
  ]

  private static let catalogKey = "catalog"

  let path: String
  let text: String

  func configuration() throws(ProjectError) -> ProjectConfiguration? {
    guard let mapping = try mapping() else { return nil }
    var configuration = ProjectConfiguration(path: path)
    for entry in mapping.entries {
      if entry.key == Self.catalogKey {
        guard let table = entry.value.mapping else { throw wrong(entry.key, "must be a table") }
        configuration.catalog = try CatalogSettingsReader(locate: { position(of: [Self.catalogKey] + $0) }).settings(table)
        continue
      }
      guard let key = Self.keys.first(where: { $0.name == entry.key })?.key else {
        throw .badConfiguration(position(of: [entry.key]), unknown(entry.key))
      }
      try set(key, entry.key, entry.value, in: &configuration)
    }
    return configuration
  }

  /// By way of JSON, which keeps TOML's own types out of here.
  private func mapping() throws(ProjectError) -> DocumentMapping? {
    do {
      let root = try TOMLTable(string: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
      guard let table = root["tool"]?.table?["gammaray"]?.table else { return nil }
      return try JSONReader.read(Array(table.convert(to: .json).utf8)).mapping
    } catch let error as TOMLParseError {
      let start = error.source.begin
      let position = ProjectPosition(
        path: path, mark: TextMark(line: start.line, column: start.column))
      throw .badConfiguration(position, error.description)
    } catch {
      throw .badConfiguration(ProjectPosition(path: path), "cannot be read as TOML: \(error)")
    }
  }

  private func set(
    _ key: Key, _ name: String, _ value: DocumentNode, in configuration: inout ProjectConfiguration
  ) throws(ProjectError) {
    switch key {
    case .text(let property, let allowed):
      guard let text = Self.text(value) else { throw wrong(name, "must be a text") }
      guard allowed.isEmpty || allowed.contains(text) else {
        throw wrong(name, "must be one of \(allowed.joined(separator: ", ")), not '\(text)'")
      }
      configuration[keyPath: property] = text
    case .texts(let property):
      let texts = value.items?.compactMap(Self.text) ?? [Self.text(value)].compactMap { $0 }
      guard !texts.isEmpty || value.items?.isEmpty == true, texts.count == value.items?.count ?? 1
      else {
        throw wrong(name, "must be a text or a list of texts")
      }
      configuration[keyPath: property] = texts
    }
  }

  private static func text(_ node: DocumentNode) -> String? {
    guard case .scalar(let text, .quoted) = node.content else { return nil }
    return text
  }

  private func wrong(_ name: String, _ message: String) -> ProjectError {
    .badConfiguration(position(of: [name]), "[tool.gammaray] \(name) \(message)")
  }

  private func unknown(_ name: String) -> String {
    let names = Self.keys.map(\.name) + [Self.catalogKey]
    let hint = Similarity.nearest(to: name, in: names).map { "did you mean \($0)?" }
    return
      "[tool.gammaray] has no option \(name): \(hint ?? "there are \(names.joined(separator: ", "))")"
  }

  /// The line of a key below `[tool.gammaray]`, or of a table of that name; the file alone where it is written in some other way.
  private func position(of names: [String]) -> ProjectPosition {
    let wanted = (["tool", "gammaray"] + names).joined(separator: ".")
    var table = ""
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.trimmed
      var key: String?
      if words.hasPrefix("[") {
        table = Self.dotted(words.drop { $0 == "[" }.prefix { $0 != "]" })
        key = table
      } else if let equals = words.firstIndex(of: "=") {
        key = (table.isEmpty ? "" : table + ".") + Self.dotted(words[..<equals])
      }
      guard key == wanted else { continue }
      let column = line.prefix { $0.isWhitespace }.count + 1
      return ProjectPosition(path: path, mark: TextMark(line: index + 1, column: column))
    }
    return ProjectPosition(path: path)
  }

  private static func dotted(_ key: some StringProtocol) -> String {
    String(key.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" })
  }
}
