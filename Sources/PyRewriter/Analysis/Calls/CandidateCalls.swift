/// Chooses the calls of a file that are worth evaluating.
struct CandidateCalls {
  let classifier: CallClassifier
  let catalog: Catalog
  /// Some file names the SDK.
  let namesSDK: Bool
  let sendsHTTP: Bool
  /// The file itself names an HTTP client.
  let namesHTTP: Bool
  let extent: CallAnalysis.Extent

  private enum Interest: UInt8 { case none, http, triggers }

  /// In the order of their places.
  func sites() -> [CallSite] {
    let syntax = classifier.evaluator.program.syntax(classifier.file)
    let interests = syntax.names.map(interest)
    var sites: [CallSite] = []
    for call in syntax.calls {
      guard case .call(let callee, let range) = syntax[call].form, isCandidate(callee, range, syntax, interests) else { continue }
      if let site = classifier.site(ofCall: call) { sites.append(site) }
    }
    for reference in syntax.references {
      guard case .attribute(let base, let name) = syntax[reference].form, interests[Int(name)] == .triggers
          || interests[Int(name)] == .http && mayBeHTTP(base, syntax)
      else { continue }
      if let site = classifier.site(ofReference: reference), site.isForHybrid { sites.append(site) }
    }
    return sites.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  private func isCandidate(
    _ callee: ExpressionID, _ arguments: Range<Int32>, _ syntax: LoweredModule, _ interests: [Interest]
  ) -> Bool {
    switch syntax[callee].form {
    case .attribute(let base, let name):
      switch interests[Int(name)] {
      case .triggers: return mayTrigger(callee, arguments, syntax.name(name), syntax) || isHTTP(name, syntax) && mayBeHTTP(base, syntax)
      case .http: return mayBeHTTP(base, syntax)
      case .none: return extent == .all && !Self.ordinary.contains(syntax.name(name))
      }
    case .name(let name, let scope, _): return isCandidate(name, scope, arguments, syntax, interests)
    case .same(let inner): return isCandidate(inner, arguments, syntax, interests)
    case .call: return true
    case .subscripted, .either: return looksLikeSDK(arguments, syntax)
    default: return false
    }
  }

  private func mayTrigger(_ callee: ExpressionID, _ arguments: Range<Int32>, _ method: String, _ syntax: LoweredModule) -> Bool {
    guard extent == .triggering else { return true }
    // botocore refuses positional arguments, so `settings.update(other)` is no call of the SDK, whatever the receiver.
    let isPositional = syntax.arguments[Int(arguments.lowerBound)..<Int(arguments.upperBound)].contains { $0.kind == .positional }
    guard !isPositional || classifier.words.takingPositional.contains(method) else { return false }
    return namesSDK || classifier.isEvident(callee, arguments)
  }

  private func isHTTP(_ name: NameID, _ syntax: LoweredModule) -> Bool { sendsHTTP && Self.httpNames.contains(syntax.name(name)) }

  /// A function called by its bare name: an alias of a method, or of an HTTP client's function.
  private func isCandidate(
    _ name: NameID, _ scope: Int32, _ arguments: Range<Int32>, _ syntax: LoweredModule, _ interests: [Interest]
  ) -> Bool {
    if looksLikeSDK(arguments, syntax) { return true }
    var current = scope
    while current >= 0 {
      if let bindings = syntax.bindingsOf[ModuleSyntax.key(current, name)] {
        return bindings.contains { isAlias(syntax.bindings[Int($0)], syntax, interests) }
      }
      current = syntax.scopes[Int(current)].parent
    }
    return false
  }

  private func isAlias(_ binding: Binding, _ syntax: LoweredModule, _ interests: [Interest]) -> Bool {
    switch binding.form {
    case .imported(let module, let name, _):
      return interests[Int(name)] == .triggers || catalog.isHTTPModule(syntax.name(module))
    case .value(let value), .iteration(let value), .element(let value, _):
      guard value >= 0 else { return false }
      switch syntax[value].form {
      case .attribute(_, let name): return interests[Int(name)] != .none
      case .call(let callee, _):
        let name = syntax.lastName(callee).map { syntax.name($0) } ?? ""
        return name == "getattr" || name.hasPrefix("partial")
      case .either, .same, .sequence: return true
      default: return false
      }
    case .function: return !catalog.wrappers.isEmpty && interests[Int(binding.name)] == .triggers
    default: return false
    }
  }

  /// SDK operations take keywords only, and those are spelled in camel case.
  private func looksLikeSDK(_ range: Range<Int32>, _ syntax: LoweredModule) -> Bool {
    let arguments = syntax.arguments[Int(range.lowerBound)..<Int(range.upperBound)]
    guard !arguments.isEmpty else { return false }
    return arguments.allSatisfy { argument in
      switch argument.kind {
      case .doubleStarred: true
      case .keyword: syntax.name(argument.name).contains { $0.isUppercase }
      case .positional, .starred: false
      }
    }
  }

  /// In a file that names no HTTP client, the receiver's name has to say that it may be one.
  private func mayBeHTTP(_ base: ExpressionID, _ syntax: LoweredModule) -> Bool {
    if namesHTTP || extent == .all && syntax.lastName(base) == nil { return true }
    guard let name = syntax.lastName(base) else { return false }
    let text = syntax.name(name).lowercased()
    return ["session", "http", "request", "client", "pool"].contains(where: text.contains)
  }

  private func interest(_ name: String) -> Interest {
    if classifier.words.methodNames.contains(name) || catalog.wrappers.keys.contains(where: { $0.hasSuffix("." + name) }) { return .triggers }
    return sendsHTTP && Self.httpNames.contains(name) ? .http : .none
  }

  private static let httpNames: Set<String> = [
    "get", "post", "put", "patch", "delete", "head", "options", "request", "urlopen", "urlretrieve", "send", "open", "stream",
    "putrequest", "request_encode_url", "request_encode_body", "ws_connect",
  ]

  /// Methods of strings, lists and loggers: never an operation.
  private static let ordinary: Set<String> = [
    "append", "extend", "join", "format", "split", "strip", "lower", "upper", "replace", "startswith", "endswith", "encode", "decode",
    "items", "keys", "values", "info", "debug", "warning", "error", "exception", "critical", "isoformat", "strftime", "dumps", "loads",
  ]
}
