import ArgumentParser
import ServiceGraph

/// `rewrite-tool graph`: the service graph that records prove.
struct GraphCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, dot, mermaid, svg, png, otlp, sql }

  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Who caused what, from the records of a run.",
    discussion: "Exit code 1 with --against when the graphs differ.")

  @OptionGroup var records: RecordOptions
  @Option(
    help: """
      A list for people, JSON, a report as one HTML file, Graphviz' DOT, Mermaid; svg and png need Graphviz; otlp: traces for Jaeger and \
      others; sql: tables for sqlite3.
      """) var format: Format = .text
  @Option(name: .shortAndLong, help: "With --format html: the file to write instead of standard output.") var output: String?
  @Option(name: .customLong("service"), help: "Only calls of this service (botocore's name) and what they wake; repeatable.")
  var services: [String] = []
  @Option(help: "A request id: only this invocation and all that it caused.") var root: String?
  @Flag(help: "With --root: the tree of invocations instead of the graph.") var tree = false
  @Flag(help: "Show calls too that wake nothing, such as reads.") var allCalls = false
  @Option(help: "A plan (`plan --format json`), a graph (`graph --format json`) or a file of records to compare with.") var against: String?

  func validate() throws {
    if against != nil, format == .otlp || format == .sql { throw ValidationError("--against has no format \(format.rawValue)") }
    if tree, root == nil { throw ValidationError("--tree needs --root") }
    if output != nil, format != .html { throw ValidationError("--output needs --format html") }
    if tree, format != .text, format != .json { throw ValidationError("--tree has the formats text and json") }
  }

  func run() throws {
    let (history, setAside) = try records.joined()
    if tree, let root { return try printTree(history, root) }
    var filter = records.filter
    (filter.services, filter.root, filter.includesReads) = (Set(services), root, allCalls)
    if let root, InstanceTree(history, root: root) == nil { throw Failure("--root \(root): error: no such invocation in the records") }
    if format == .otlp { return OTLPTraces(history, filter: filter).write(to: Self.write) }
    if format == .sql { return SQLTables(history, filter: filter).write(to: Self.write) }
    let graph = ObservedGraph(history, filter: filter, withEvidence: format == .html)
    var document = ObservedDocument(graph, Completeness(history, filter: filter))
    if let against {
      var whole = filter
      whole.includesReads = true
      let all = ObservedDocument(ObservedGraph(history, filter: whole), document.completeness)
      document.compare(with: try ComparisonFile.read(against, filter: filter), all: all)
    }
    if format == .html {
      try ReportFile.write(ReportDocument(history, graph, document, filter: filter, setAside: setAside), to: output)
      summarise(document)
    } else {
      try print(document)
    }
    if document.hasDifferences { throw ExitCode.findings }
  }

  private static func write(_ text: String) { Console.write(text) }

  private func printTree(_ history: CausalHistory, _ root: String) throws {
    guard let tree = InstanceTree(history, root: root) else { throw Failure("--root \(root): error: no such invocation in the records") }
    if format == .json { return Console.print(try JSON.text(tree.rows)) }
    for line in tree.lines { Console.print(line) }
  }

  private func print(_ document: ObservedDocument) throws {
    switch format {
    case .text: for line in ObservedText.lines(document) { Console.print(line) }
    case .json: Console.print(try JSON.text(document))
    case .dot: Console.print(ObservedText.dot(document).joined(separator: "\n"))
    case .mermaid: Console.print(ObservedText.mermaid(document).joined(separator: "\n"))
    case .html, .otlp, .sql: break
    case .svg, .png: try Graphviz.draw(ObservedText.dot(document).joined(separator: "\n") + "\n", format: format.rawValue)
    }
    summarise(document)
  }

  private func summarise(_ document: ObservedDocument) {
    guard !records.quiet, format != .json else { return }
    for line in document.completeness.lines { if format == .text { Console.print(line) } else { Console.error(line) } }
  }
}
