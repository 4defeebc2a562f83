import ArgumentParser
import Batch

/// `rewrite-tool rewrite`: instruments handler modules.
struct RewriteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rewrite", abstract: "Instrument the handler modules of functions, in place or as a copy.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Change the files themselves.") var inPlace = false
  @Option(name: .customLong("output"), help: "Copy the directory to DIR, with the handler modules instrumented.")
  var directory: String?

  func validate() throws {
    if selection.paths.contains("-") { return }
    guard inPlace != (directory != nil) else {
      throw ValidationError("say either --in-place or --output DIR")
    }
  }

  func run() async throws {
    if selection.paths == ["-"] { return try await FileRun(.rewrite, selection, output).writeToStandardOutput(output) }
    let run = try await FileRun(.rewrite, selection, output, keepContents: directory != nil, writes: inPlace, needsPath: true)
    var copied = 0
    if let directory { copied = try TreeCopy(of: selection, to: directory).write(run.outcomes) }
    let place = directory.map { " (\(counted(copied, "file")) in \($0))" } ?? ""
    try run.report.print(
      output, summary: "\(counted(run.report.count(.changed), "file")) rewritten, \(run.report.count(.unchanged)) unchanged, "
        + "\(run.report.count(.failed)) failed\(place)")
    try run.exit(hasFindings: false)
  }
}
