import ArgumentParser
import ServiceGraph

/// `rewrite-tool stats`: how often, how long and how well, by function and by SDK operation.
struct StatsCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "How often, how long and how well: by function and by SDK operation, from the records of a run.")

  @OptionGroup var records: RecordOptions
  @Option(help: "Tables for people, or JSON.") var format: Format = .text

  func run() throws {
    let statistics = RunStatistics(try records.history(), filter: records.filter)
    if format == .json { return Console.print(try JSON.text(statistics)) }
    for line in statistics.lines { Console.print(line) }
  }
}
