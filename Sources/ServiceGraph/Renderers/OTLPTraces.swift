/// The history as OpenTelemetry traces in OTLP's JSON encoding (opentelemetry.io/docs/specs/otlp, "JSON Protobuf Encoding"), one document on
/// one line: a trace for each invocation that nothing caused, a span for each run and each call, links where several causes meet.
///
/// Ids follow from request ids, so the same records give the same bytes; times are corrected by what is known of the regions' clocks.
package struct OTLPTraces {
  private let history: CausalHistory
  private let selected: [Bool]
  private let spans: OTLPSpans

  package init(_ history: CausalHistory, filter: GraphFilter = GraphFilter()) {
    self.history = history
    selected = history.selection(filter)
    spans = OTLPSpans(history)
  }

  /// Hands over the document piece by piece: a trace at a time is in memory.
  package func write(to sink: (String) -> Void) {
    var traces: [UInt32: [Int]] = [:]
    for (invocation, isSelected) in selected.enumerated() where isSelected { traces[history.beginnings[invocation], default: []].append(invocation) }
    let names = history.table.store.invocations
    let order = traces.keys.map { (start: start(of: Int($0)), name: names[$0], root: $0) }.sorted { ($0.start, $0.name) < ($1.start, $1.name) }
    sink("{\"resourceSpans\":[")
    var isFirst = true
    for trace in order {
      for piece in resources(traces[trace.root] ?? []) {
        sink((isFirst ? "" : ",") + piece)
        isFirst = false
      }
    }
    sink("]}\n")
  }

  private func start(of invocation: Int) -> Int64 { history.table.runsOfInvocation[invocation].first.map { history.table.runs[$0].start } ?? 0 }

  /// The invocations of a trace by function, which is what OTLP calls a resource.
  private func resources(_ invocations: [Int]) -> [String] {
    let table = history.table
    var runs: [ObservedName: [(start: Int64, name: String, run: Int)]] = [:]
    for invocation in invocations {
      for run in table.runsOfInvocation[invocation] {
        let function = ResourceNames.function(table.store.name(table.runs[run].function))
        runs[function, default: []].append((table.runs[run].start, table.store.invocations[UInt32(invocation)], run))
      }
    }
    return runs.keys.sorted { ($0.name, $0.region) < ($1.name, $1.region) }.map { function in
      let own = (runs[function] ?? []).sorted { ($0.start, $0.name, $0.run) < ($1.start, $1.name, $1.run) }
      let attributes = OTLPSpans.attributes([
        ("service.name", .text(function.name)), ("faas.name", .text(function.name)), ("cloud.provider", .text("aws")),
        ("cloud.platform", .text("aws_lambda")), ("cloud.region", .text(function.region)),
      ])
      let scope = JSONText.object([
        ("scope", JSONText.object([("name", "\"gammaray\"")])), ("spans", JSONText.list(own.flatMap { spans.of(run: $0.run) })),
      ])
      return JSONText.object([("resource", JSONText.object([("attributes", attributes)])), ("scopeSpans", JSONText.list([scope]))])
    }
  }
}
