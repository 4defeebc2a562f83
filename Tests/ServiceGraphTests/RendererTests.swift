import ServiceGraph
import Testing

/// Names are whatever somebody wrote into a template.
@Suite struct RendererTests {
  private static let hostile = "a\"b]\\N|<b>&amp;\n`ü`#35;{x}"

  private var graph: ServiceGraph {
    var graph = ServiceGraph()
    let place = Place(path: "t.yaml", line: 3, column: 5)
    let function = graph.add(GraphNode(kind: .function, name: "end", origin: .declared, place: place))
    let table = graph.add(GraphNode(kind: .table, name: Self.hostile, origin: .unknown))
    let proof = Evidence("dynamodb.PutItem", at: Place(path: "app.py", line: 9, column: 1), certainty: .proven)
    graph.add(GraphEdge(from: function, to: table, kind: "dynamodb.PutItem", evidence: [proof]))
    return graph
  }

  @Test func mermaidTakesNoCharacterOfANameForSyntax() {
    #expect(
      MermaidRenderer.lines(graph) == [
        "flowchart LR", "  n1[\"function<br/>end\"]",
        "  n2[(\"table<br/>? a#34;b#93;#92;N#124;#60;b#62;#38;amp#59; #96;ü#96;#35;35#59;#123;x#125;\")]",
        "  n1 -->|\"dynamodb.PutItem\"| n2", "  classDef function stroke-width:2px", "  class n1 function",
        "  classDef unknown stroke-dasharray:4", "  class n2 unknown",
      ])
  }

  @Test func dotTakesNoCharacterOfANameForSyntax() {
    let lines = DOTRenderer.lines(graph)
    #expect(lines.contains { $0.contains("label=\"table\\n? a\\\"b]\\\\N|<b>&amp;amp; `ü`#35;{x}\", shape=cylinder, style=\"filled,dashed\"") })
    #expect(lines.last == "}")
  }

  /// A long chain would be too wide for a page; long names are broken at their joints.
  @Test func drawingsFitAPage() {
    let chain = { (count: Int) in
      var graph = ServiceGraph()
      let ids = (0..<count).map { graph.add(GraphNode(kind: .function, name: "f\($0)", origin: .declared)) }
      for (from, to) in zip(ids, ids.dropFirst()) { graph.add(GraphEdge(from: from, to: to, kind: "k", evidence: [])) }
      graph.add(GraphNode(kind: .bucket, name: "guestbook-123456789012-us-east-1", origin: .declared))
      return DOTRenderer.lines(graph).joined(separator: "\n")
    }
    #expect(chain(5).contains("rankdir=LR") && chain(9).contains("rankdir=TB"))
    #expect(chain(2).contains(#"label="bucket\nguestbook-\n123456789012-us-east-1""#))
  }

  @Test func textKeepsToItsLine() {
    let lines = TextRenderer.lines(graph)
    #expect(lines.first == "function end  t.yaml:3")
    #expect(lines.count == 2 && lines[1].hasPrefix("  -> table ? a\"b]") && lines[1].hasSuffix("[proven]  app.py:9"))
  }

  @Test func theSameGraphInAnyOrderGivesTheSameText() {
    var other = ServiceGraph()
    for node in graph.nodes.reversed() { other.add(node) }
    for edge in graph.edges.reversed() { other.add(edge) }
    #expect(DOTRenderer.lines(other) == DOTRenderer.lines(graph))
    #expect(other == graph)
  }

  @Test func trafficTellsEdgesApartForLoopsButNotForPeople() {
    var graph = graph
    let edge = graph.edges[0]
    let other = Evidence("dynamodb.PutItem", at: Place(path: "b.py", line: 1, column: 1), certainty: .possible)
    graph.add(GraphEdge(from: edge.from, to: edge.to, kind: edge.kind, traffic: Traffic(prefixes: ["a/"]), evidence: [other]))
    #expect(graph.edges.count == 2)
    #expect(graph.mergedEdges.map(\.evidence.count) == [2] && graph.mergedEdges[0].traffic == Traffic())
    #expect(TextRenderer.lines(graph).count == 2)
  }

  @Test func aDeclaredNodeReplacesANamedOneAndEvidenceGathers() {
    var graph = graph
    graph.add(GraphNode(kind: .topic, name: "t", origin: .named))
    graph.add(GraphNode(kind: .topic, name: "t", origin: .declared, physicalName: "p"))
    graph.add(GraphNode(kind: .topic, name: "t", origin: .named))
    #expect(graph["topic:t"]?.physicalName == "p")
    let more = Evidence("dynamodb.PutItem", at: Place(path: "app.py", line: 4, column: 1), certainty: .possible)
    let edge = graph.edges[0]
    graph.add(GraphEdge(from: edge.from, to: edge.to, kind: edge.kind, evidence: [more]))
    #expect(graph.edges.count == 1 && graph.edges[0].evidence.map(\.place.line) == [4, 9] && graph.edges[0].certainty == .proven)
  }
}
