import ArgumentParser
import FunctionProject
import ServiceGraph

/// `rewrite-tool plan`: the service graph that templates and code predict, without running anything.
struct PlanCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, mermaid, dot, json }

  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Predict who wakes whom: the service graph, from templates and code alone.",
    discussion: "Loops on which a function may wake itself are reported as warnings.")

  @OptionGroup var selection: SelectionOptions
  @Option(help: "A list for people, a Mermaid flowchart, Graphviz' DOT, or JSON.") var format: Format = .text
  @Option(name: .customLong("parameter"), help: "NAME=VALUE: a parameter of the templates, as at deployment; repeatable.")
  var parameters: [String] = []
  @Flag(name: .shortAndLong, help: "Say nothing but errors.") var quiet = false

  func run() throws {
    let selector = try Selector(options: selection)
    let selected = try selector.select(.handlers)
    let catalog = try SDKCatalog.effective(for: selection)
    let units = try PlanUnits(selection, functions: selected.functions, catalog: catalog)
    var options = DiscoveryOptions()
    options.excludes = selector.options.excludes
    options.parameters = try givenParameters()
    let wiring = ServiceWiring.read(paths: Self.templates(of: selector.options.paths, selected), options: options)
    var plan = ServicePlan(wiring, catalog: catalog)
    for unit in units.functions { plan.add(unit) }
    let graph = plan.graph
    try print(graph)
    let problems = selected.problems + wiring.problems + units.problems
    for problem in problems where !quiet || problem.severity == .error { Console.error(problem.description) }
    if !quiet {
      for skipped in selected.skipped where skipped.position.line != nil {
        Console.error("\(skipped.position): note: the code of \(skipped.name) is not looked at: \(skipped.reason)")
      }
      printFindings(graph)
    }
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.failed }
  }

  private func givenParameters() throws -> [String: String] {
    var given: [String: String] = [:]
    for text in parameters {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw Failure("--parameter \(text): error: write NAME=VALUE")
      }
      given[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    return given
  }

  /// Of a Python file the templates that declare its functions.
  private static func templates(of paths: [String], _ selected: Selection) -> [String] {
    let given = paths.filter { !$0.hasSuffix(".py") }
    let others = selected.functions.compactMap(\.template).filter { template in
      !given.contains { PathText.isInside(template, PathText.normalise($0)) }
    }
    return given + Set(others).sorted()
  }

  private func print(_ graph: ServiceGraph) throws {
    switch format {
    case .text: for line in TextRenderer.lines(graph) { Console.print(line) }
    case .mermaid: Console.print(MermaidRenderer.lines(graph).joined(separator: "\n"))
    case .dot: Console.print(DOTRenderer.lines(graph).joined(separator: "\n"))
    case .json: Console.print(try JSON.text(GraphDocument(graph)))
    }
  }

  private func printFindings(_ graph: ServiceGraph) {
    for cycle in WakingCycles.find(in: graph) {
      guard let first = cycle.first else { continue }
      let names = (cycle + [first]).map { TextRenderer.title(of: $0, in: graph) }
      let edge = graph.edges.first { $0.from == first && $0.to == (cycle.count > 1 ? cycle[1] : first) }
      let place = edge?.evidence.first.map { "\($0.place): " } ?? ""
      Console.error("\(place)warning: may wake itself: \(names.joined(separator: " -> "))")
    }
    guard format == .text else { return }
    let nodes = graph.nodes
    let functions = nodes.count { $0.kind == .function && $0.origin != .unknown }
    Console.error(
      "\(counted(functions, "function")), \(counted(nodes.count - functions, "resource")), \(counted(graph.mergedEdges.count, "edge")), "
        + "\(nodes.count { $0.origin == .unknown }) unresolved")
  }
}
