/// Tells for one call, or for one method given away, what it does.
struct CallClassifier {
  let evaluator: Evaluator
  let catalog: Catalog
  let words: InterestingWords
  let file: Int32
  let isInSDKFile: Bool

  var program: Program { evaluator.program }
  var syntax: LoweredModule { program.syntax(file) }

  /// One operation that a callee may be.
  struct Outcome {
    let operation: SDKOperation
    let value: Value
    let trace: Int32
    var isHandOff = false
    /// The client's service is not known; the method's name alone led here.
    var isGuess: Bool { value == .client(nil) }
  }

  func site(ofCall id: ExpressionID) -> CallSite? {
    guard case .call(let callee, let range) = syntax[id].form else { return nil }
    evaluator.beginCallSite()
    let arguments = evaluator.callArguments(range, file, 0)
    let values = evaluator.values(callee, file, 0)
    let isDirect = if case .attribute = syntax[callee].form { true } else { false }
    return site(id, callee: callee, values, arguments, range, isReference: false, isDirect: isDirect)
  }

  func site(ofReference id: ExpressionID) -> CallSite? {
    evaluator.beginCallSite()
    let values = evaluator.values(id, file, 0)
    return site(id, callee: id, values, ArgumentValues(hasSplat: true), 0..<0, isReference: true, isDirect: true)
  }

  private func site(
    _ id: ExpressionID, callee: ExpressionID, _ values: Values, _ arguments: ArgumentValues, _ range: Range<Int32>,
    isReference: Bool, isDirect: Bool
  ) -> CallSite? {
    if isDispatch(callee) { return dispatched(id, callee: callee, values, arguments, isReference: isReference) }
    var outcomes = values.all.flatMap { self.outcomes(of: $0, arguments) }
    if outcomes.contains(where: \.isGuess) { outcomes = narrowed(outcomes, callee, range, arguments) }
    if let best = best(of: outcomes, range) {
      let same = outcomes.filter { $0.operation.service == best.operation.service && $0.operation.name == best.operation.name }
      return resolved(best, id, callee, arguments, of: same, isReference: isReference)
    }
    if let unnamed = values.all.first(where: { isUnnamedOperation($0.value) }) {
      return unresolved(id, callee, isReference: isReference, why: "the method's name is not known", trace: unnamed.trace)
    }
    guard isDirect, values.isOpen || values.isEmpty || values.all.contains(where: { isUnseen($0.value) }) else { return nil }
    return judged(id, callee, range, arguments, isReference: isReference)
  }

  /// Of clients whose service is not known: what the arguments can be of, most likely first; behind what is known of others.
  private func narrowed(
    _ outcomes: [Outcome], _ callee: ExpressionID, _ range: Range<Int32>, _ arguments: ArgumentValues
  ) -> [Outcome] {
    let known = outcomes.filter { !$0.isGuess }
    guard !known.contains(where: { $0.operation.effect == .triggers }) else { return known }
    guard let shape = shape(callee, range, arguments), let guess = outcomes.first(where: \.isGuess) else { return outcomes }
    let evidence = Evidence(catalog: catalog)
    if let service = evidence.serviceNamed(by: shape), let operation = catalog.operation(service: service, method: shape.method) {
      return [Outcome(operation: operation, value: guess.value, trace: guess.trace)] + known
    }
    let likely = evidence.ranked(evidence.fitting(shape).filter { $0.type == nil }, shape)
    let guesses = likely.compactMap { use in outcomes.first { $0.isGuess && $0.operation.service == use.service } }
    return guesses + known
  }

  /// The most telling of several: what triggers before what does not, what fits the keywords before what does not.
  private func best(of outcomes: [Outcome], _ range: Range<Int32>) -> Outcome? {
    let triggering = outcomes.filter { $0.operation.effect == .triggers }
    guard triggering.count > 1 else {
      return triggering.first ?? outcomes.first { $0.operation.effect == .mayTrigger } ?? outcomes.first
    }
    let keywords = shapeKeywords(range)
    return triggering.first { outcome in
      guard let members = OperationParameters.shared.members(service: outcome.operation.service, operation: outcome.operation.name)
      else { return false }
      return !keywords.isEmpty && keywords.allSatisfy(members.all.contains)
    } ?? triggering.first
  }

  // MARK: What a value is when it is called

  private func outcomes(of found: Found, _ arguments: ArgumentValues) -> [Outcome] {
    switch found.value {
    case .member(let receiver, let method): return memberOutcomes(receiver, method, found, arguments)
    case .httpMember(let client, let name): return httpOutcome(client, name, arguments, found)
    case .partial(let inner, let ref):
      var all = arguments
      let bound = evaluator.callArguments(of: ref.expression, ref.file, ref.context)
      all.positional = bound.positional.dropFirst() + all.positional
      all.keywords.merge(bound.keywords) { own, _ in own }
      return inner.all.flatMap { outcomes(of: $0, all) }
    case .external(let name): return catalog.wrapper(named: name).map { [Outcome(operation: $0, value: found.value, trace: -1)] } ?? []
    case .function(let ref):
      let name = evaluator.name(of: ref)
      return program.files[Int(ref.file)].moduleNames.lazy.compactMap { catalog.wrapper(named: $0 + "." + name) }.prefix(1)
        .map { Outcome(operation: $0, value: found.value, trace: -1) }
    case .method(let ref, _): return wrapperMethod(ref, found)
    default: return []
    }
  }

  private func wrapperMethod(_ ref: DefinitionRef, _ found: Found) -> [Outcome] {
    let syntax = program.syntax(ref.file)
    let owner = syntax.functions[Int(ref.index)].classIndex
    guard owner >= 0 else { return [] }
    let path = syntax.name(syntax.classes[Int(owner)].name) + "." + evaluator.name(of: ref)
    return program.files[Int(ref.file)].moduleNames.lazy.compactMap { catalog.wrapper(named: $0 + "." + path) }.prefix(1)
      .map { Outcome(operation: $0, value: found.value, trace: -1) }
  }

  private func memberOutcomes(_ receiver: Value, _ method: String, _ found: Found, _ arguments: ArgumentValues) -> [Outcome] {
    func outcome(_ operation: SDKOperation?) -> [Outcome] {
      operation.map { [Outcome(operation: $0, value: receiver, trace: found.trace)] } ?? []
    }
    if method == "*" { return [] }
    switch receiver {
    case .client(let service?):
      if catalog.clientMethod(named: method) == .handOff {
        let signed = SDKOperation(service: service, name: method, effect: .harmless)
        return [Outcome(operation: signed, value: receiver, trace: found.trace, isHandOff: true)]
      }
      return outcome(catalog.operation(service: service, method: method))
    case .client(nil):
      return catalog.triggeringUses(ofMethod: method).filter { $0.type == nil }
        .flatMap { outcome(catalog.operation(service: $0.service, named: $0.operation)) }
    case .resource(let service, let type, _):
      return outcome(catalog.resourceOperation(service: service, type: type, method: method))
    case .collection(let service, let item, _):
      return outcome(catalog.collectionOperation(service: service, item: item, method: method))
    case .paginator(let service?, let name?) where method == "paginate":
      return outcome(catalog.operation(service: service, method: name))
    default: return []
    }
  }

  /// Something of a module that is neither among the files nor known: perhaps a client.
  func isUnseen(_ value: Value) -> Bool {
    guard case .external(let name) = value else { return false }
    let root = KnownModules.root(of: name)
    return root != "builtins" && !KnownModules.isForeign(root) && !KnownModules.isSDK(root)
  }

  private func isUnnamedOperation(_ value: Value) -> Bool {
    guard case .member(let receiver, "*") = value else { return false }
    switch receiver {
    case .client(let service?), .resource(let service, _, _): return catalog.triggersAny(of: service)
    default: return receiver.isSDK
    }
  }

  private func httpOutcome(_ client: String, _ name: String, _ arguments: ArgumentValues, _ found: Found) -> [Outcome] {
    guard let call = catalog.httpCall(module: client, attribute: name) else { return [] }
    let url = ResourceText(evaluator: evaluator, catalog: catalog).text(call.operation, found.value, arguments)
    let operation = SDKOperation(
      service: "http", name: call.method ?? httpMethod(call, arguments) ?? "*", effect: catalog.httpEffect(host: url.flatMap(Self.host)),
      wakes: call.operation.wakes, joinKeys: call.operation.joinKeys)
    return [Outcome(operation: operation, value: found.value, trace: found.trace)]
  }

  /// The host of a URL; nil where the text does not give all of it.
  private static func host(of url: String) -> String? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    let authority = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !authority.isEmpty, !authority.contains("$"), !authority.contains("{"), !authority.contains("%") else { return nil }
    let host = authority.split(separator: "@").last ?? authority
    return String(host.prefix { $0 != ":" })
  }

  private func httpMethod(_ call: HTTPCall, _ arguments: ArgumentValues) -> String? {
    var thunk = arguments.keywords["method"]
    if thunk == nil, let place = call.methodArgument, place < arguments.positional.count { thunk = arguments.positional[place] }
    let text = thunk.map { evaluator.shown(evaluator.force($0)) } ?? ""
    return text.isEmpty || text.hasPrefix("$") ? nil : text.uppercased()
  }
}
