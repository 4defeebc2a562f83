/// The SDK's own objects: sessions, clients, resources, collections.
extension Evaluator {
  func sdkAttribute(_ name: String, of value: Value) -> Values {
    switch value {
    case .client:
      if name == "meta" { return Values(.meta(value)) }
      if name == CallClassifier.dispatcher { return Values(.member(value, name)) }
      return name == "exceptions" || name.hasPrefix("_") ? .foreign : Values(.member(value, name))
    case .meta(let owner):
      guard name == "client" else { return .foreign }
      if case .resource(let service, _, _) = owner { return Values(.client(service)) }
      return Values(owner)
    case .resource(let service, let type, let identifiers):
      if name == "meta" { return Values(.meta(value)) }
      return resourceAttribute(name, service, type, identifiers)
    case .collection, .paginator: return Values(.member(value, name))
    case .member: return .foreign
    default: return .unknown
    }
  }

  private func resourceAttribute(_ name: String, _ service: String, _ type: String?, _ identifiers: [String]) -> Values {
    let owner = Value.resource(service: service, type: type, identifiers: identifiers)
    switch catalog.member(service: service, type: type, named: name) {
    case .action: return Values(.member(owner, name))
    case .resource(let made):
      // Constructors are methods; references to another resource are attributes, in lower case.
      if name.first?.isUppercase == true { return Values(.member(owner, name)) }
      return Values(.resource(service: service, type: made, identifiers: []))
    case .collection(_, let item): return Values(.collection(service: service, item: item, parent: identifiers))
    case nil: return type == nil || name.hasPrefix("get_") || name.hasPrefix("wait_") ? Values(.member(owner, name)) : .foreign
    }
  }

  func memberCall(_ method: String, of receiver: Value, _ arguments: ArgumentValues, _ call: ExpressionRef, _ found: Found) -> Values {
    switch receiver {
    case .session: return sessionCall(method, arguments, call)
    case .client:
      switch catalog.clientMethod(named: method) {
      case .paginator:
        let name = arguments.positional.first ?? arguments.keywords["operation_name"]
        guard case .client(let service) = receiver else { return .foreign }
        return Values(.paginator(service: service, method: name.flatMap { force($0).strings.first }), trace: found.trace)
      default: return .foreign
      }
    case .resource(let service, let type, let identifiers):
      return resourceCall(method, service, type, identifiers, arguments, call, found)
    case .collection(let service, let item, _):
      switch method {
      case "all", "filter", "limit", "page_size": return Values(receiver, trace: found.trace)
      case "pages": return Values(.many(Values(.many(Values(.resource(service: service, type: item, identifiers: []))))))
      default: return .foreign
      }
    default: return .foreign
    }
  }

  private func sessionCall(_ method: String, _ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    switch method {
    case "client", "create_client": return clientValues(arguments, call)
    case "resource": return resourceValues(arguments, call)
    default: return .foreign
    }
  }

  func clientValues(_ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    let names = serviceNames(arguments)
    var result = Values()
    for name in names.all {
      result.add(.client(name), trace: made("client of '\(name)'", call))
    }
    if names.isOpen || names.all.isEmpty { result.add(.client(nil), trace: made("client of a service not known", call)) }
    return result
  }

  func resourceValues(_ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    let names = serviceNames(arguments)
    var result = Values(isOpen: names.isOpen || names.all.isEmpty)
    for name in names.all {
      result.add(.resource(service: name, type: nil, identifiers: []), trace: made("resource of '\(name)'", call))
    }
    return result
  }

  private func serviceNames(_ arguments: ArgumentValues) -> (all: [String], isOpen: Bool) {
    guard let thunk = arguments.keywords["service_name"] ?? arguments.positional.first else { return ([], true) }
    let values = force(thunk)
    let known = values.strings.filter { catalog.service(named: $0) != nil }
    return (known, known.isEmpty || values.isOpen && known.count != 1)
  }

  private func resourceCall(
    _ method: String, _ service: String, _ type: String?, _ identifiers: [String], _ arguments: ArgumentValues,
    _ call: ExpressionRef, _ found: Found
  ) -> Values {
    switch catalog.member(service: service, type: type, named: method) {
    case .resource(let made):
      let names = identifiers + arguments.positional.map { shown(force($0)) } + namedIdentifiers(arguments)
      let value = Value.resource(service: service, type: made, identifiers: names)
      return Values(value, trace: found.trace >= 0 ? found.trace : self.made("'\(made)' of \(service)", call))
    case .action(_, let result?):
      let one = Value.resource(service: service, type: result.type, identifiers: identifiers)
      if case .list = result { return Values(.many(Values(one, trace: found.trace))) }
      return Values(one, trace: found.trace)
    default: return .foreign
    }
  }

  private func namedIdentifiers(_ arguments: ArgumentValues) -> [String] {
    guard arguments.positional.isEmpty else { return [] }
    return arguments.keywords.filter { $0.key != "service_name" }.sorted { $0.key < $1.key }.map { shown(force($0.value)) }
  }

  /// A text as `scan` shows it; empty where it is not known.
  func shown(_ values: Values) -> String { allShown(values).first ?? "" }

  /// Every known text of several.
  func allShown(_ values: Values) -> [String] {
    values.all.compactMap { found in
      switch found.value {
      case .string(let text): text
      case .environment(let name): "${\(name)}"
      default: nil
      }
    }
  }

  // MARK: Elements of what the SDK gives

  func sdkElements(of value: Value, trace: Int32) -> Values {
    switch value {
    case .collection(let service, let item, let parent):
      Values(.resource(service: service, type: item, identifiers: parent), trace: trace)
    default: .foreign
    }
  }
}
