import ArgumentParser
import FunctionProject
import PyRewriter

/// `rewrite-tool scan`: every SDK and HTTP call of the functions, and what it can set off.
struct ScanCommand: AsyncParsableCommand {
  enum Filter: String, ExpressibleByArgument, CaseIterable { case triggers, unknown }
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "List every SDK and HTTP call with what it is, what it can set off, and why we think so.",
    discussion: "Hand-offs that no tracer sees, such as presigned URLs, are warned of on standard error.")

  @OptionGroup var selection: SelectionOptions
  @Option(help: "How to report: text for people, json for programs, sarif for code scanning.") var format: Format = .text
  @Flag(name: .shortAndLong, help: "Say nothing but results and errors.") var quiet = false
  @Option(help: "Only the calls of this effect.") var only: Filter?
  @Option(help: "A directory of installed packages that are bundled with the functions; repeatable.") var dependencies: [String] = []

  func run() async throws {
    let units = try ScanUnits(selection, dependencies: dependencies)
    var scan = try await Scan(units, catalog: try SDKCatalog.effective(for: selection), workerCount: selection.workerCount)
    scan.keep(only?.rawValue)
    switch format {
    case .json: Console.print(try JSON.text(scan.calls.map(\.row)))
    case .sarif: Console.print(try JSON.text(SARIFLog(scan)))
    case .text: Console.write(scan.calls.map { "\($0.row.text)\n" }.joined())
    }
    for problem in units.problems { Console.error(problem.description) }
    if !quiet { report(scan) }
    if units.problems.contains(where: { $0.severity == .error }) { throw ExitCode.failed }
  }

  private func report(_ scan: Scan) {
    for handOff in scan.handOffs { Console.error(scan.diagnostic(handOff).description) }
    guard format == .text else { return }
    let triggering = scan.calls.count { $0.row.effect == CallEffect.triggers.rawValue }
    Console.error("\(counted(scan.calls.count, "call")), \(triggering) trigger something, \(counted(scan.handOffs.count, "hand-off"))")
  }
}
