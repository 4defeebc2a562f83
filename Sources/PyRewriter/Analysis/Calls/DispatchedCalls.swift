/// Calls of botocore's `client._make_api_call(operation, parameters)`, which every method of a client ends in. Libraries such as
/// pynamodb call it themselves, with an operation that they have computed.
extension CallClassifier {
  static let dispatcher = "_make_api_call"

  func isDispatch(_ callee: ExpressionID) -> Bool {
    guard case .attribute(_, let name) = syntax[callee].form else { return false }
    return syntax.name(name) == Self.dispatcher
  }

  /// Nil where the method is one of the files' own, which ends in botocore's by a call of its own.
  func dispatched(
    _ id: ExpressionID, callee: ExpressionID, _ values: Values, _ arguments: ArgumentValues, isReference: Bool
  ) -> CallSite? {
    let clients = values.all.filter { if case .member(.client, _) = $0.value { true } else { false } }
    let isForeign = !values.isOpen && !values.isEmpty && !values.all.contains { mayBeBotocores($0.value) }
    guard !clients.isEmpty || !isForeign else { return nil }
    let services = clients.compactMap { if case .member(.client(let service?), _) = $0.value { service } else { nil } }
    let areKnown = !services.isEmpty && services.count == clients.count
    guard let names = operationNames(arguments) else {
      if areKnown, !services.contains(where: catalog.triggersAny) { return nil }
      return unresolved(
        id, callee, isReference: isReference, why: "which operation '\(Self.dispatcher)' is to call is not known",
        trace: clients.first?.trace ?? -1)
    }
    let operations = names.flatMap { name in
      areKnown ? services.compactMap { catalog.operation(service: $0, named: name) } : triggering(name)
    }
    guard let operation = operations.first(where: { $0.effect == .triggers }) ?? operations.first else { return nil }
    if !areKnown, Set(operations.map(\.service)).count > 1 {
      return unresolved(
        id, callee, isReference: isReference, why: "the client is not known; \(names.joined(separator: ", ")) triggers in "
          + Set(operations.map(\.service)).sorted().joined(separator: ", "), trace: -1)
    }
    let parameters = (arguments.keywords["api_params"] ?? arguments.positional.dropFirst().first).map { evaluator.namedArguments(in: $0) }
    return resolved(
      Outcome(operation: operation, value: .client(areKnown ? operation.service : nil), trace: clients.first?.trace ?? -1), id, callee,
      parameters ?? ArgumentValues(hasSplat: true), of: [], isReference: isReference)
  }

  /// All that the first argument may be; nil where that is not known.
  private func operationNames(_ arguments: ArgumentValues) -> [String]? {
    guard let thunk = arguments.keywords["operation_name"] ?? arguments.positional.first else { return nil }
    let values = evaluator.force(thunk)
    let names = values.strings
    return values.isOpen || names.isEmpty || names.count < values.all.count ? nil : names
  }

  /// The operations of that name that trigger, of whatever service.
  private func triggering(_ name: String) -> [SDKOperation] {
    catalog.triggeringUses(ofMethod: InterestingWords.method(of: name)).filter { $0.type == nil && $0.operation == name }
      .compactMap { catalog.operation(service: $0.service, named: name) }
  }

  private func mayBeBotocores(_ value: Value) -> Bool {
    switch value {
    case .member(.client, _): return true
    case .method(let ref, _):
      // Stubs of typed code stand in classes below botocore's client.
      let owner = program.syntax(ref.file).functions[Int(ref.index)].classIndex
      return owner >= 0 && evaluator.ancestry(of: DefinitionRef(file: ref.file, index: owner)).isOpen
    default: return isUnseen(value)
    }
  }
}
