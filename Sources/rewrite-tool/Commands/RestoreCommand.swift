import ArgumentParser
import Batch

/// `rewrite-tool restore`: takes all instrumentation out again.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Give files back the bytes that they had before they were instrumented.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    if selection.paths == ["-"] { return try await FileRun(.restore, selection, output).writeToStandardOutput(output) }
    let run = try await FileRun(.restore, selection, output, writes: true, needsPath: true)
    try run.report.print(
      output, summary: "\(counted(run.report.count(.changed), "file")) restored, \(run.report.count(.unchanged)) unchanged, "
        + "\(run.report.count(.failed)) failed")
    try run.exit(hasFindings: false)
  }
}
