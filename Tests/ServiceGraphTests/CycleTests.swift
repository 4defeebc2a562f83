import ServiceGraph
import Testing

@Suite struct CycleTests {
  private func graph(_ edges: [(String, String, Traffic)]) -> ServiceGraph {
    var graph = ServiceGraph()
    func node(_ text: String) -> String {
      let parts = text.split(separator: ":").map(String.init)
      return graph.add(GraphNode(kind: NodeKind(rawValue: parts[0]) ?? .service, name: parts[1], origin: .declared))
    }
    for (from, to, traffic) in edges {
      let ends = (node(from), node(to))
      let evidence = Evidence("", at: Place(path: "t", line: 1, column: 1), certainty: .declared)
      graph.add(GraphEdge(from: ends.0, to: ends.1, kind: "k", traffic: traffic, evidence: [evidence]))
    }
    return graph
  }

  private func cycles(_ edges: [(String, String, Traffic)]) -> [[String]] { WakingCycles.find(in: graph(edges)) }

  @Test func aFunctionThatInvokesItself() {
    #expect(cycles([("function:a", "function:a", Traffic())]) == [["function:a"]])
  }

  @Test func aBucketThatFeedsItself() {
    #expect(
      cycles([("function:a", "bucket:b", Traffic()), ("bucket:b", "function:a", Traffic())]) == [["function:a", "bucket:b"]])
  }

  @Test func noCycleWhereNothingReturns() {
    #expect(cycles([("function:a", "bucket:b", Traffic()), ("bucket:b", "function:c", Traffic())]).isEmpty)
  }

  @Test func otherPrefixesAndEventsDoNotMeet() {
    let put = Traffic(events: ["s3:ObjectCreated:Put"], prefixes: ["thumbnails/"])
    let watch = { (events: String, prefix: String) in Traffic(events: [events], prefixes: [prefix]) }
    func loop(_ notification: Traffic) -> [[String]] {
      cycles([("function:a", "bucket:b", put), ("bucket:b", "function:a", notification)])
    }
    #expect(loop(watch("s3:ObjectCreated:*", "uploads/")).isEmpty)
    #expect(loop(watch("s3:ObjectRemoved:*", "thumbnails/")).isEmpty)
    #expect(loop(watch("s3:ObjectCreated:*", "thumbnails/small")).count == 1)
    #expect(loop(Traffic(suffixes: [".jpg"])).count == 1)
  }

  @Test func aShortestWayThroughALongerPart() {
    let found = cycles([
      ("function:a", "queue:q", Traffic()), ("queue:q", "function:b", Traffic()), ("function:b", "topic:t", Traffic()),
      ("topic:t", "function:a", Traffic()), ("function:b", "function:a", Traffic()),
    ])
    #expect(found == [["function:a", "queue:q", "function:b"]])
  }

  @Test func aLongChainNeedsNoDeepStack() {
    let edges = (0..<20_000).map { ("function:f\($0)", "function:f\($0 + 1)", Traffic()) }
    #expect(cycles(edges).isEmpty)
    #expect(cycles(edges + [("function:f20000", "function:f0", Traffic())]).first?.count == 20_001)
  }
}
