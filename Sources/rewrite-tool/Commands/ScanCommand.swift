import ArgumentParser
import FunctionProject
import PatchTemplates
import PyRewriter

/// `rewrite-tool scan`: every SDK and HTTP call of the functions, and what it can set off.
struct ScanCommand: ParsableCommand {
  enum Filter: String, ExpressibleByArgument, CaseIterable { case triggers, unknown }

  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "List every SDK and HTTP call with what it is, what it can set off, and why we think so.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "Only the calls of this effect.") var only: Filter?

  func run() throws {
    let units = try ScanUnits(selection)
    let rows = try units.units.flatMap(rows).filter { row in only.map { row.effect == $0.rawValue } ?? true }
    if output.format == .json {
      Console.print(try JSON.text(rows))
    } else {
      for row in rows { Console.print(row.text) }
    }
    for problem in units.problems { Console.error(problem.description) }
    if !output.quiet, output.format == .text {
      Console.error("\(counted(rows.count, "call")), \(rows.count { $0.effect == CallEffect.triggers.rawValue }) trigger something")
    }
    if units.problems.contains(where: { $0.severity == .error }) { throw ExitCode.failed }
  }

  private func rows(_ files: [ModuleFile]) throws -> [ScanRow] {
    let sources = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    return try CallAnalysis.analyse(files: files, catalog: try Self.catalog(), extent: .all).map {
      ScanRow($0, in: sources[$0.path] ?? [])
    }
  }

  private static func catalog() throws -> Catalog {
    guard let file = RuntimeFiles.all.first(where: { $0.path == "gammaray/catalog.txt" }) else {
      throw Failure("error: this build has no catalog of SDK operations: run scripts/embed-runtime and build again")
    }
    return try Catalog(parsing: file.bytes)
  }
}
