import ArgumentParser
import Batch

/// `rewrite-tool diff`: what `rewrite` would change.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what rewrite would change, as patch -p1 and git apply take it.",
    discussion: "Exit code 1 when something would change.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let run = try await FileRun(.rewrite, selection, output, keepContents: true)
    var changed = 0
    for outcome in run.outcomes where outcome.status == .changed {
      guard let contents = outcome.contents else { continue }
      changed += 1
      guard output.format == .text else { continue }
      let diff = UnifiedDiff(from: contents.old, to: contents.new, path: outcome.task.path)
      Console.write(diff.bytes(isColoured: Console.takesColours))
    }
    let unchanged = run.report.count(.unchanged)
    try run.report.print(
      output, summary: "\(counted(changed, "file")) would change, \(unchanged) would not, \(run.report.count(.failed)) failed")
    try run.exit(hasFindings: changed > 0)
  }
}
