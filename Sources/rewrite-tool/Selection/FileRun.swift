import ArgumentParser
import Batch
import PyRewriter

/// One pass over the selected files: what `rewrite`, `diff`, `check` and `restore` share.
struct FileRun {
  enum Kind {
    /// The handler modules of the selected functions.
    case rewrite
    /// Every file that holds instrumentation.
    case restore
  }

  let selection: Selection
  let outcomes: [FileOutcome]
  let report: Report
  /// What `-` read.
  private let standardInput: [UInt8]?

  init(
    _ kind: Kind, _ options: SelectionOptions, _ output: OutputOptions, keepContents: Bool = false, writes: Bool = false,
    needsPath: Bool = false
  ) async throws {
    let selector = try Selector(options: options, needsPath: needsPath)
    let input = options.paths == ["-"] ? try StandardInput(options) : nil
    let selected = try input?.selection(kind, selector) ?? selector.select(kind == .rewrite ? .handlers : .everyFile)
    selection = kind == .rewrite ? try await selector.complete(selected, unsaved: input?.unsaved ?? [:]) : selected
    let progress = Progress(total: selection.tasks.count, isQuiet: output.quiet)
    let batch = Batch(
      kind == .rewrite ? .rewrite(selector.mode) : .restore, to: keepContents || input != nil ? .memory : writes ? .inPlace : .discard,
      workerCount: options.workerCount, onProgress: { progress.report($0) })
    outcomes = try await batch.run(selection.tasks).filter { kind == .restore || !$0.isBesideThePoint }
    progress.finish()
    report = Report(selection, outcomes: outcomes)
    standardInput = input?.source
  }

  /// `rewrite -` and `restore -`: the new text to standard output, the old one where the file is excluded, none after an error.
  func writeToStandardOutput(_ output: OutputOptions) throws {
    for message in report.messages where !output.quiet || message.severity == "error" { Console.error(message.text) }
    for entry in selection.skipped where !output.quiet { Console.error(entry.description) }
    try exit(hasFindings: false)
    Console.write(outcomes.first?.contents?.new ?? standardInput ?? [])
  }

  /// Ends the command with the exit code that its result means.
  func exit(hasFindings: Bool) throws {
    if selection.hasErrors || outcomes.contains(where: { $0.status == .failed }) { throw ExitCode.failed }
    if hasFindings { throw ExitCode.findings }
  }
}
