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

  init(
    _ kind: Kind, _ options: SelectionOptions, _ output: OutputOptions, keepContents: Bool = false, writes: Bool = false,
    needsPath: Bool = false
  ) async throws {
    let selector = try Selector(options: options, needsPath: needsPath)
    selection = try selector.select(kind == .rewrite ? .handlers : .everyFile)
    let progress = Progress(total: selection.tasks.count, isQuiet: output.quiet)
    let batch = Batch(
      kind == .rewrite ? .rewrite(selector.mode) : .restore, to: writes ? .inPlace : keepContents ? .memory : .discard,
      workerCount: options.workerCount, onProgress: { progress.report($0) })
    outcomes = try await batch.run(selection.tasks)
    progress.finish()
    report = Report(selection, outcomes: outcomes)
  }

  /// Ends the command with the exit code that its result means.
  func exit(hasFindings: Bool) throws {
    if selection.hasErrors || outcomes.contains(where: { $0.status == .failed }) { throw ExitCode.failed }
    if hasFindings { throw ExitCode.findings }
  }
}
