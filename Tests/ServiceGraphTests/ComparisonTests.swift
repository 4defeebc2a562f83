import ServiceGraph
import Testing

/// `--against`: what a plan says and what was seen.
@Suite struct ComparisonTests {
  /// `f-a` invokes `f-b` and posts to a host, which the graph does not show.
  private var history: CausalHistory {
    SimulationTests.history([
      JoinKeyTests.entry("a", ["lambda:a"], source: "unknown", calls: 2),
      JoinKeyTests.call("a", ["lambda:b"], service: "lambda", more: #","resource":"f-b""#),
      JoinKeyTests.call("a", [], n: 1_002, service: "http", more: #","resource":"h.example""#).replacing(#""mode":"hybrid""#, with: #""mode":"dynamic""#),
      JoinKeyTests.entry("b", ["lambda:b"], source: "unknown", n: 2_000),
    ])
  }

  private func compared(_ edges: [(String, String, String)], unknown: [String]) -> [String] {
    let ids = Set(edges.flatMap { [$0.0, $0.2] }).sorted()
    let nodes = ids.map { id in
      ComparedGraph.Node(
        id: id, kind: String(id.prefix { $0 != ":" }), name: String(id.drop { $0 != ":" }.dropFirst()), physicalName: nil, isUnknown: unknown.contains(id))
    }
    let plan = ComparedGraph(nodes: nodes, edges: edges.map { .init(from: $0.0, to: $0.2, kind: $0.1) }, isPlan: true)
    var filter = GraphFilter()
    var document = ObservedDocument(ObservedGraph(history, filter: filter), Completeness(history))
    filter.includesReads = true
    document.compare(with: plan, all: ObservedDocument(ObservedGraph(history, filter: filter), document.completeness))
    return document.edges.map { "\($0.from) \($0.kind) \($0.to) \($0.comparison ?? "")" }
  }

  private let invoke = "function:f-a lambda.Do function:f-b"

  @Test func anExpressionMayBeWhateverIsSeen() {
    #expect(compared([("function:f-a", "lambda.Do", "function:?x")], unknown: ["function:?x"]) == ["\(invoke) both"])
    // Of another kind, or of another function, it is not.
    #expect(compared([("function:f-a", "lambda.Do", "topic:?x")], unknown: ["topic:?x"]).contains("\(invoke) new"))
    #expect(compared([("function:f-c", "lambda.Do", "function:?x")], unknown: ["function:?x"]).contains("\(invoke) new"))
    // What is known stands for itself: the expression was something else, and never seen.
    let both = compared([("function:f-a", "lambda.Do", "function:f-b"), ("function:f-a", "lambda.Do", "function:?x")], unknown: ["function:?x"])
    #expect(both == ["function:f-a lambda.Do function:?x missing", "\(invoke) both"])
  }

  @Test func whatIsSeenAndNotShownIsNotMissing() {
    let edges = compared([("function:f-a", "lambda.Do", "function:f-b"), ("function:f-a", "http.Do", "host:?u")], unknown: ["host:?u"])
    #expect(edges == ["\(invoke) both"])
  }
}
