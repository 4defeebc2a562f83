package import PyRewriter

/// `[tool.gammaray.catalog]`: what the user says of operations, and where each entry stands.
package struct CatalogSettings: Sendable, Equatable {
  package var addition = CatalogExtension()
  /// Of each key, as `CatalogExtension` spells it.
  package var positions: [String: ProjectPosition] = [:]

  /// `shipped` with these settings.
  package func extended(_ shipped: Catalog) throws(ProjectError) -> Catalog {
    do {
      return try shipped.extended(by: addition)
    } catch {
      throw .badConfiguration(position(of: error), "[tool.gammaray.catalog] \(Self.text(of: error))")
    }
  }

  private func position(of error: CatalogError) -> ProjectPosition {
    let name: String? =
      switch error {
      case .unknownOperation(let name), .unknownEffect(_, let name): name
      case .unknownFormat, .malformedLine: nil
      }
    let key = addition.wrappers.filter { $0.value == name }.keys.min() ?? name
    return key.flatMap { positions[$0] } ?? ProjectPosition(path: "pyproject.toml")
  }

  private static func text(of error: CatalogError) -> String {
    let text = error.description
    return text.hasPrefix("error: ") ? String(text.dropFirst("error: ".count)) : text
  }
}

/// Turns the table's entries, read as a document, into `CatalogSettings`.
struct CatalogSettingsReader {
  private static let hostsKey = "http-hosts"
  private static let operationKeys = ["effect", "wakes", "resource", "join-keys"]

  /// Where an entry stands, by the names that lead to it below `[tool.gammaray.catalog]`.
  let locate: ([String]) -> ProjectPosition

  func settings(_ table: DocumentMapping) throws(ProjectError) -> CatalogSettings {
    var settings = CatalogSettings()
    for entry in table.entries {
      if entry.key == Self.hostsKey {
        settings.addition.httpHosts = try texts(entry.value, [entry.key])
      } else {
        try add(entry.value, [entry.key], to: &settings)
      }
    }
    return settings
  }

  /// Unquoted, `mylib.events.emit` is three tables within each other.
  private func add(_ value: DocumentNode, _ names: [String], to settings: inout CatalogSettings) throws(ProjectError) {
    let key = names.joined(separator: ".")
    if let text = Self.text(value) {
      settings.positions[key] = locate(names)
      guard key.contains(".") else {
        throw wrong(names, "must be a dotted name: of a function of yours, or service.operation")
      }
      if Effect(rawValue: text) != nil {
        settings.addition.effects[key] = text
      } else if text.contains(".") {
        settings.addition.wrappers[key] = text
      } else {
        let effects = Effect.allCases.map(\.rawValue).joined(separator: ", ")
        throw wrong(names, "must be an operation, such as \"sns.publish\", or an effect: \(effects); not '\(text)'")
      }
      return
    }
    guard let table = value.mapping, !table.entries.isEmpty else {
      throw wrong(names, "must be an operation, an effect or a table")
    }
    if let effect = table["effect"].flatMap(Self.text) {
      settings.positions[key] = locate(names)
      return settings.addition.operations.append(try operation(table, effect, names))
    }
    for entry in table.entries { try add(entry.value, names + [entry.key], to: &settings) }
  }

  /// `"scheduler.Start" = {effect = "triggers", wakes = "a job", resource = ["Name"], join-keys = ["JobId"]}`.
  private func operation(_ table: DocumentMapping, _ effect: String, _ names: [String]) throws(ProjectError) -> SDKOperation {
    let key = names.joined(separator: ".")
    if let unknown = table.entries.first(where: { !Self.operationKeys.contains($0.key) }) {
      throw wrong(names, "has no option \(unknown.key): there are \(Self.operationKeys.joined(separator: ", "))")
    }
    guard let effectValue = Effect(rawValue: effect) else {
      throw wrong(names, "effect must be one of \(Effect.allCases.map(\.rawValue).joined(separator: ", ")), not '\(effect)'")
    }
    guard let dot = key.lastIndex(of: "."), key.index(after: dot) < key.endIndex, key[key.index(after: dot)].isUppercase else {
      throw wrong(names, "must be named service.Operation as botocore does, such as \"sns.Publish\"")
    }
    return SDKOperation(
      service: String(key[..<dot]), name: String(key[key.index(after: dot)...]), effect: effectValue,
      wakes: table["wakes"].flatMap(Self.text) ?? (effectValue == .harmless ? nil : "what [tool.gammaray.catalog] says"),
      resourceParameters: try table["resource"].map { node throws(ProjectError) in try texts(node, names) } ?? [],
      joinKeys: try table["join-keys"].map { node throws(ProjectError) in try texts(node, names) } ?? [])
  }

  private func texts(_ node: DocumentNode, _ names: [String]) throws(ProjectError) -> [String] {
    let all = node.items ?? [node]
    let texts = all.compactMap(Self.text)
    guard texts.count == all.count else { throw wrong(names, "must be a text or a list of texts") }
    return texts
  }

  private static func text(_ node: DocumentNode) -> String? {
    guard case .scalar(let text, .quoted) = node.content else { return nil }
    return text
  }

  private func wrong(_ names: [String], _ message: String) -> ProjectError {
    .badConfiguration(locate(names), "[tool.gammaray.catalog] \(names.joined(separator: ".")) \(message)")
  }
}
