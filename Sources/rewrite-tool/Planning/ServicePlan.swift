import FunctionProject
import PyRewriter
import ServiceGraph

/// Joins what templates declare with what code calls.
struct ServicePlan {
  private var wiring: ServiceWiring
  private let catalog: Catalog

  init(_ wiring: ServiceWiring, catalog: Catalog) { (self.wiring, self.catalog) = (wiring, catalog) }

  /// Functions, and the resources that something leads to or from.
  var graph: ServiceGraph { wiring.graph.withoutLoneResources() }

  mutating func add(_ unit: FunctionCalls) {
    let from = wiring.node(of: unit.function)
    for site in unit.sites where isTriggering(site) {
      let source = unit.sources[site.path] ?? []
      let place = place(of: site, in: source, unit.function)
      let service = site.service ?? "unknown"
      let name = [site.service, site.operation].compactMap(\.self).joined(separator: ".")
      let kind = name.isEmpty ? site.callee : name
      let text = CallText(site, in: source)
      let traffic = EffectTarget.traffic(site, keyExpression: text.argument("Key"))
      let certainty: Certainty = site.effect == .unknown || site.isReference ? .possible : .proven
      for resource in [site.resource] + site.otherResources {
        let (to, isGuess) = target(of: site, resource, service, text, for: unit.function)
        let evidence = Evidence(site.callee, at: place, certainty: isGuess ? .possible : certainty)
        wiring.add(GraphEdge(from: from, to: to, kind: kind, traffic: traffic, evidence: [evidence]))
      }
    }
  }

  /// What hybrid mode would hook: what triggers, and what may well do so. Requests to hosts outside of AWS leave the application.
  private func isTriggering(_ site: CallSite) -> Bool {
    if site.service == "http", site.effect == .harmless { return site.resource.map { URLText.host($0) != nil } ?? false }
    return !site.isHandOff && (site.effect == .triggers || site.effect == .unknown && site.isForHybrid)
  }

  private func place(of site: CallSite, in source: [UInt8], _ function: LambdaFunction) -> Place {
    let at = SourcePosition(path: site.path, source: source, offset: site.methodRange.lowerBound)
    guard let inline = function.inlineSource, let template = function.template else {
      return Place(path: at.path, line: at.line, column: at.column)
    }
    return Place(path: template, line: inline.templateLine(of: at.line), column: 1)
  }

  /// The node that a call acts on, and whether that is a guess.
  private mutating func target(
    of site: CallSite, _ resource: String?, _ service: String, _ text: CallText, for function: LambdaFunction
  ) -> (id: String, isGuess: Bool) {
    if service == "http" { return (host(site, resource, text, for: function), false) }
    let operation = site.operation.flatMap { catalog.operation(service: service, named: $0) }
    let parameters = (operation?.resourceParameters ?? []).map { path in String(path.drop { $0 == "~" }.prefix { !".[{".contains($0) }) }
    guard let kind = EffectTarget.kind(of: service) else {
      return (wiring.add(GraphNode(kind: .service, name: service, origin: site.service == nil ? .unknown : .named)), false)
    }
    guard let resource = resource.map({ EffectTarget.name($0, service: service) }), !resource.isEmpty else {
      // A function that is told of one bus only sends its events there.
      let told = wiring.nodes(inEnvironmentOf: function, kinds: [kind])
      if told.count == 1 { return (told[0], true) }
      let bucket = service == "s3" ? text.transferBucket : nil
      return (unknown(kind, bucket ?? text.expression(parameters), function), false)
    }
    return (wiring.node(naming: resource, kinds: [kind], for: function), false)
  }

  private mutating func host(_ site: CallSite, _ url: String?, _ text: CallText, for function: LambdaFunction) -> String {
    guard let url else { return unknown(.host, text.url(method: site.operation ?? "*"), function) }
    let node = wiring.node(naming: url, kinds: [.api], for: function)
    if wiring.graph[node]?.origin == .declared { return node }
    if let host = URLText.host(wiring.rendered(url, for: function)) { return wiring.add(GraphNode(kind: .host, name: host, origin: .named)) }
    return unknown(.host, url, function)
  }

  /// The same expression in two functions may mean two things.
  private mutating func unknown(_ kind: NodeKind, _ expression: String, _ function: LambdaFunction) -> String {
    wiring.add(GraphNode(kind: kind, name: expression, scope: function.name, origin: .unknown))
  }
}
