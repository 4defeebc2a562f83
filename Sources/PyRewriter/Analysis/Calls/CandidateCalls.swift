/// Chooses the calls of a file that are worth evaluating.
struct CandidateCalls {
  let classifier: CallClassifier
  let catalog: Catalog
  let sendsHTTP: Bool
  let extent: CallAnalysis.Extent

  private enum Interest: UInt8 { case none, http, triggers }

  /// In the order of their places.
  func sites() -> [CallSite] {
    let syntax = classifier.evaluator.program.syntax(classifier.file)
    let interests = syntax.names.map(interest)
    var sites: [CallSite] = []
    for call in syntax.calls {
      guard case .call(let callee, _) = syntax[call].form, isCandidate(callee, syntax, interests) else { continue }
      if let site = classifier.site(ofCall: call) { sites.append(site) }
    }
    for reference in syntax.references {
      guard case .attribute(_, let name) = syntax[reference].form, interests[Int(name)] != .none else { continue }
      if let site = classifier.site(ofReference: reference), site.isHooked { sites.append(site) }
    }
    return sites.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  private func isCandidate(_ callee: ExpressionID, _ syntax: LoweredModule, _ interests: [Interest]) -> Bool {
    switch syntax[callee].form {
    case .attribute(_, let name):
      if interests[Int(name)] != .none { return true }
      return extent == .all && !Self.ordinary.contains(syntax.name(name))
    case .name(let name, _, _): return !Builtins.names.contains(syntax.name(name))
    case .call, .subscripted, .same, .either: return true
    default: return false
    }
  }

  private func interest(_ name: String) -> Interest {
    if catalog.isTriggering(method: name) || catalog.wrappers.keys.contains(where: { $0.hasSuffix("." + name) }) { return .triggers }
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
