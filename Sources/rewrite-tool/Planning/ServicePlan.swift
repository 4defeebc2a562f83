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
      let to = target(of: site, service, text, for: unit.function)
      let certainty: Certainty = site.effect == .triggers && !site.isReference ? .proven : .possible
      wiring.add(
        GraphEdge(
          from: from, to: to, kind: kind, traffic: EffectTarget.traffic(site, keyExpression: text.argument("Key")),
          evidence: [Evidence(site.callee, at: place, certainty: certainty)]))
    }
  }

  /// What hybrid mode would hook: what triggers, and what may well do so.
  private func isTriggering(_ site: CallSite) -> Bool {
    !site.isHandOff && (site.effect == .triggers || site.effect == .unknown && site.isHooked)
  }

  private func place(of site: CallSite, in source: [UInt8], _ function: LambdaFunction) -> Place {
    let at = SourcePosition(path: site.path, source: source, offset: site.methodRange.lowerBound)
    guard let inline = function.inlineSource, let template = function.template else {
      return Place(path: at.path, line: at.line, column: at.column)
    }
    return Place(path: template, line: inline.templateLine(of: at.line), column: 1)
  }

  private mutating func target(of site: CallSite, _ service: String, _ text: CallText, for function: LambdaFunction) -> String {
    if service == "http" { return host(site, text, for: function) }
    let operation = site.operation.flatMap { catalog.operation(service: service, named: $0) }
    let parameters = (operation?.resourceParameters ?? []).map { path in String(path.drop { $0 == "~" }.prefix { !".[{".contains($0) }) }
    guard let kind = EffectTarget.kind(of: service) else {
      return wiring.add(GraphNode(kind: .service, name: service, origin: site.service == nil ? .unknown : .named))
    }
    guard let resource = site.resource.map({ EffectTarget.name($0, service: service) }), !resource.isEmpty else {
      return unknown(kind, text.expression(parameters), function)
    }
    return wiring.node(naming: resource, kinds: [kind], for: function)
  }

  private mutating func host(_ site: CallSite, _ text: CallText, for function: LambdaFunction) -> String {
    guard let url = site.resource else { return unknown(.host, text.expression(["url"]), function) }
    if let host = URLText.host(url) { return wiring.add(GraphNode(kind: .host, name: host, origin: .named)) }
    return wiring.node(naming: url, kinds: [.api, .host], for: function)
  }

  /// The same expression in two functions may mean two things.
  private mutating func unknown(_ kind: NodeKind, _ expression: String, _ function: LambdaFunction) -> String {
    wiring.add(GraphNode(kind: kind, name: expression, scope: function.name, origin: .unknown))
  }
}
