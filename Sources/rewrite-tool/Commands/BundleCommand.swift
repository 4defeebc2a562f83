import ArgumentParser
import Bundler

/// `rewrite-tool bundle`: one deployable zip a function.
struct BundleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle", abstract: "Pack each function as a deployable zip, instrumented, with its dependencies and the runtime.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var bundling: BundlingOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var selection = selection
    if selection.paths.isEmpty { selection.paths = ["."] }
    let configuration = try Selector.configuration(for: selection)
    let (completed, mode) = try selection.completed(by: configuration)
    selection = completed
    selection.mode = mode
    let bundling = try bundling.completed(by: configuration)
    var options: BundleOptions
    do throws(BundleError) { options = try bundling.bundleOptions(for: selection) } catch { throw Failure(error.description) }
    options.catalog = try SDKCatalog.effective(configuration)
    if !output.quiet { options.onProgress = { Console.error($0) } }
    let selected = try functions()
    var run = BundleRun(options, writesDigests: bundling.writesDigests)
    try await run.pack(selected.functions)
    try BundleReport(selection: selected, run: run).print(output)
    if selected.hasErrors || !run.manifest.failed.isEmpty { throw ExitCode.failed }
  }

  private func functions() throws -> Selection {
    guard !selection.paths.contains("-") else {
      throw Failure("-: error: bundle packs functions, not standard input: name a directory or template")
    }
    var selected = try Selector(options: selection).select(.handlers)
    // Other commands pass over code in templates and point here.
    selected.skipped.removeAll { $0.reason.contains("rewrite-tool bundle") }
    guard !selected.functions.isEmpty || selected.hasErrors else {
      let paths = selection.paths.joined(separator: " ")
      throw Failure("\(paths): error: no function found to pack: name its template, or give --handler module.function")
    }
    return selected
  }
}
