/// What a user adds in `[tool.gammaray.catalog]`; keys and values as written there.
package struct CatalogExtension: Equatable, Sendable {
  /// Dotted name of a function of the user's -> the operation that calling it amounts to: `mylib.events.emit = "sns.publish"`.
  package var wrappers: [String: String]
  /// Operation -> effect: `"ssm.put_parameter" = "triggers"`. Both names of an operation will do: `ssm.PutParameter` too.
  package var effects: [String: String]
  /// Hosts whose requests count although nothing of AWS is in their names: `api.example.com`.
  package var httpHosts: [String]
  /// Operations that are to replace what is known of them, or that are not known at all: of a private or a newer service.
  package var operations: [SDKOperation]

  package init(
    wrappers: [String: String] = [:], effects: [String: String] = [:], httpHosts: [String] = [], operations: [SDKOperation] = []
  ) {
    self.wrappers = wrappers
    self.effects = effects
    self.httpHosts = httpHosts
    self.operations = operations
  }
}

extension Catalog {
  /// This catalog with the user's additions; the user is right where both speak.
  package func extended(by addition: CatalogExtension) throws(CatalogError) -> Catalog {
    var catalog = self
    for operation in addition.operations { catalog.judge(operation) }
    for (name, effect) in addition.effects.sorted(by: { $0.key < $1.key }) {
      guard let effectValue = Effect(rawValue: effect) else { throw .unknownEffect(effect, of: name) }
      guard var operation = catalog.operation(spelled: name), operation.service != "http" else { throw .unknownOperation(name) }
      operation.effect = effectValue
      catalog.judge(operation)
    }
    catalog.indexTriggers()
    for (function, name) in addition.wrappers.sorted(by: { $0.key < $1.key }) {
      guard let operation = catalog.operation(spelled: name) else { throw .unknownOperation(name) }
      catalog.wrappers[function] = operation
    }
    catalog.httpHosts = Array(Set(httpHosts + addition.httpHosts)).sorted()
    return catalog
  }

  private mutating func judge(_ operation: SDKOperation) {
    if serviceNames[operation.service] == nil { serviceNames[operation.service] = "" }
    entries[operation.service, default: ServiceEntry()].judge(operation, names: names)
    userJudgements.removeAll { $0.service == operation.service && $0.name == operation.name }
    userJudgements.append(operation)
  }

  /// `sns.publish`, `sns.Publish`, `http.POST`: what users and `explain` write.
  package func operation(spelled name: String) -> SDKOperation? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let (service, member) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
    guard let first = member.first else { return nil }
    if service == "http" {
      return HTTPCall(client: "", method: member.uppercased(), methodArgument: nil, urlArgument: nil).operation
    }
    return first.isUppercase ? operation(service: service, named: member) : operation(service: service, method: member)
  }

  /// The operation behind a wrapper of the user's, by its dotted name.
  var hasWrappers: Bool { !wrappers.isEmpty }

  /// Functions whose calls hybrid mode hooks, by their dotted names.
  package var hookedWrappers: [String: SDKOperation] { wrappers.filter { $0.value.effect == .triggers } }

  package func wrapper(named name: String) -> SDKOperation? { wrappers[name] }
}
