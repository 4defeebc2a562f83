/// What is said of a call.
extension CallClassifier {
  func resolved(
    _ outcome: Outcome, _ id: ExpressionID, _ callee: ExpressionID, _ arguments: ArgumentValues, of outcomes: [Outcome], isReference: Bool
  ) -> CallSite {
    let operation = outcome.operation
    let text = ResourceText(evaluator: evaluator, catalog: catalog)
    var resources: [String] = []
    for value in [outcome.value] + outcomes.map(\.value) {
      for resource in text.all(operation, value, arguments) where !resources.contains(resource) { resources.append(resource) }
    }
    return site(
      id, callee, operation: operation, effect: CallEffect(operation.effect), isHooked: operation.effect == .triggers,
      isReference: isReference, isHandOff: outcome.isHandOff,
      resource: resources.first, otherResources: Array(resources.dropFirst()),
      reason: outcome.value.reason, chain: evaluator.chain(of: outcome.trace))
  }

  func unresolved(_ id: ExpressionID, _ callee: ExpressionID, isReference: Bool, why: String, trace: Int32) -> CallSite {
    site(
      id, callee, operation: nil, effect: .unknown, isHooked: true, isReference: isReference, isHandOff: false, resource: nil,
      reason: why, chain: evaluator.chain(of: trace))
  }

  /// By the method's name and the arguments, the receiver being unknown.
  func judged(
    _ id: ExpressionID, _ callee: ExpressionID, _ range: Range<Int32>, _ arguments: ArgumentValues, isReference: Bool
  ) -> CallSite? {
    guard let shape = shape(callee, range, arguments) else { return nil }
    let method = shape.method
    let evidence = Evidence(catalog: catalog)
    if isReference, !isInSDKFile, !evidence.isNamedLikeOurs(shape) { return nil }
    guard case .possible(let uses, let isCertain) = evidence.verdict(on: shape), let use = evidence.ranked(uses, shape).first
    else { return nil }
    let services = Set(uses.map(\.service)).sorted()
    let operation = services.count == 1 || evidence.tells(use, shape) ? catalog.operation(service: use.service, named: use.operation) : nil
    return site(
      id, callee, operation: operation, effect: isCertain ? .triggers : .unknown, isHooked: true, isReference: isReference,
      isHandOff: false,
      resource: operation.flatMap { ResourceText(evaluator: evaluator, catalog: catalog).text($0, .foreign, arguments) },
      reason: "the receiver is not known; '\(method)' triggers in \(services.joined(separator: ", "))"
        + (isCertain ? ", and the arguments are that operation's" : ""), chain: [])
  }

  /// Whether the call would be hooked if nothing were known of its receiver; cheaper than to find that out.
  func isEvident(_ callee: ExpressionID, _ range: Range<Int32>) -> Bool {
    guard !catalog.hasWrappers, !isDispatch(callee), case .attribute = syntax[callee].form else { return true }
    guard let shape = shape(callee, range, evaluator.callArguments(range, file, 0)) else { return false }
    return Evidence(catalog: catalog).verdict(on: shape) != .noSDKCall
  }

  /// Nil where the method's name triggers nowhere.
  func shape(_ callee: ExpressionID, _ range: Range<Int32>, _ arguments: ArgumentValues) -> CallShape? {
    guard case .attribute(let base, let name) = syntax[callee].form, words.methodNames.contains(syntax.name(name)) else { return nil }
    return CallShape(
      method: syntax.name(name), receiver: evaluator.source(base, file).suffix(60).lowercased(),
      positionalCount: positionalCount(range, arguments), keywords: shapeKeywords(range, arguments), hasSplat: arguments.hasSplat,
      isInSDKFile: isInSDKFile)
  }

  private func positionalCount(_ range: Range<Int32>, _ arguments: ArgumentValues) -> Int {
    syntax.arguments[Int(range.lowerBound)..<Int(range.upperBound)].count { $0.kind == .positional }
  }

  func shapeKeywords(_ range: Range<Int32>, _ arguments: ArgumentValues = ArgumentValues()) -> [String] {
    var names = syntax.arguments[Int(range.lowerBound)..<Int(range.upperBound)].filter { $0.kind == .keyword }.map { syntax.name($0.name) }
    for name in arguments.keywords.keys.sorted() where !names.contains(name) { names.append(name) }
    return names
  }

  func site(
    _ id: ExpressionID, _ callee: ExpressionID, operation: SDKOperation?, effect: CallEffect, isHooked: Bool, isReference: Bool,
    isHandOff: Bool, resource: String?, otherResources: [String] = [], reason: String, chain: [String]
  ) -> CallSite {
    let range = syntax[id].range
    let calleeRange = syntax[callee].range
    var methodRange = calleeRange
    if case .attribute(_, let name) = syntax[callee].form {
      methodRange = calleeRange.upperBound - syntax.name(name).utf8.count..<calleeRange.upperBound
    }
    let isShown = syntax.shownRanges.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
    return CallSite(
      path: program.files[Int(file)].path, range: range, calleeRange: calleeRange, methodRange: methodRange,
      callee: evaluator.source(callee, file), service: operation?.service, operation: operation?.name, effect: effect,
      isHooked: isHooked && !isShown, isShown: isHooked && isShown, isReference: isReference, isHandOff: isHandOff, resource: resource, otherResources: otherResources,
      reason: isShown ? reason + "; not hooked, because the f-string shows its source text" : reason, chain: chain)
  }
}

extension Value {
  fileprivate var reason: String {
    switch self {
    case .client(let service?): "the receiver is a client of \(service)"
    case .client(nil): "the receiver is a client, and the operation's name triggers"
    case .resource(let service, let type, _): "the receiver is \(type.map { "a \($0)" } ?? "the service resource") of \(service)"
    case .collection(let service, let item, _): "the receiver is a collection of \(item) of \(service)"
    case .paginator: "the receiver is a paginator"
    case .httpMember(let client, _): "the callee belongs to \(client)"
    default: "declared in the catalog"
    }
  }
}
