import ArgumentParser
import ServiceGraph

/// `rewrite-tool stats`: how often, how long and how well, by function and by SDK operation.
struct StatsCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "How often, how long and how well: by function and by SDK operation, from the records of a run.")

  @OptionGroup var records: RecordOptions
  @Option(help: "Tables for people, or JSON.") var format: Format = .text

  @Option(name: .customLong("reports"), help: "Lambda's log, for its REPORT lines: billed durations, memory used; repeatable.") var reports: [String] = []
  @Option(name: .customLong("xray"), help: "Output of `aws xray batch-get-traces`: durations that records lack; repeatable.") var traces: [String] = []
  @Option(name: .customLong("gb-second-price"), help: "USD for a GB-second, instead of the list price.") var price: Double?

  func run() throws {
    var known = RunReports()
    for path in reports { try ReportFiles.addReports(path, to: &known) }
    for path in traces { try ReportFiles.addTraces(path, to: &known) }
    let prices = price.map { LambdaPrices(perGBSecond: $0, perRequest: LambdaPrices.list.perRequest, source: "--gb-second-price \($0)") }
    let statistics = RunStatistics(try records.history(), filter: records.filter, reports: known, prices: prices ?? .list)
    if format == .json { return Console.print(try JSON.text(statistics)) }
    for line in statistics.lines { Console.print(line) }
  }
}
