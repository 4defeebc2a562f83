import ArgumentParser
import Batch
import PyRewriter

/// `rewrite-tool check`: whether all handlers are instrumented, or none.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Exit with 1 when a handler is not instrumented, or out of date.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "The opposite: exit with 1 when any instrumentation is present.") var clean = false

  func run() async throws {
    let run = try await FileRun(clean ? .restore : .rewrite, selection, output)
    var report = run.report
    let changed = run.outcomes.filter { $0.status == .changed }
    for outcome in changed { report.add(finding(outcome, in: run.selection)) }
    try report.print(
      output, summary: "\(counted(run.outcomes.count, "file")) checked, \(changed.count) to \(clean ? "restore" : "rewrite"), "
        + "\(report.count(.failed)) failed")
    try run.exit(hasFindings: !changed.isEmpty)
  }

  private func finding(_ outcome: FileOutcome, in selection: Selection) -> Diagnostic {
    let path = outcome.task.path
    let line = selection.functions.first { $0.file == path }?.line ?? 1
    let at = SourcePosition(path: path, line: line, column: 1)
    if clean {
      return Diagnostic(.error, "instrumented", at: at, "instrumented: run `rewrite-tool restore \(path)`")
    }
    let mode = self.selection.mode.map { "--mode \($0.rawValue) " } ?? ""
    let remedy = "run `rewrite-tool rewrite \(mode)--in-place \(path)`"
    if outcome.wasInstrumented {
      return Diagnostic(.error, "out-of-date", at: at, "the instrumentation is out of date: \(remedy)")
    }
    let names = outcome.task.entryPoints.map { "'\($0)'" }.joined(separator: ", ")
    let beside = outcome.task.callees.isEmpty ? "imports of the SDK are not replaced" : "calls that can trigger something are not hooked"
    let what = names.isEmpty ? beside : "handler \(names) is not instrumented"
    return Diagnostic(.error, "not-instrumented", at: at, "\(what): \(remedy)")
  }
}
