import Bundler
import FunctionProject
import PyRewriter

/// What `bundle` says: a line a zip on standard output, or the manifest; everything else on standard error.
struct BundleReport {
  let selection: Selection
  let run: BundleRun

  func print(_ output: OutputOptions) throws {
    let manifest = run.manifest
    if output.format == .json {
      Console.print(try JSON.text(manifest))
    } else if !output.quiet {
      let width = manifest.functions.map(\.zip.count).max() ?? 0
      for function in manifest.functions { Console.print(line(function, width: width)) }
    }
    printProblems(isQuiet: output.quiet)
    for failed in manifest.failed { Console.error(failed.error) }
    guard !output.quiet else { return }
    for function in manifest.functions { printNotes(on: function, isVerbose: output.verbose) }
    for skipped in selection.skipped { Console.error("\(skipped.position): note: skipped \(skipped.name): \(skipped.reason)") }
    Console.error("\(counted(manifest.functions.count, "function")) packed, \(manifest.failed.count) failed")
  }

  private func line(_ function: BundledFunction, width: Int) -> String {
    let padding = String(repeating: " ", count: width - function.zip.count)
    return "\(function.zip)\(padding)  \(function.sizes.zipped.grouped) bytes zipped, \(function.sizes.unzipped.grouped) unzipped  "
      + "sha256 \(function.sha256)"
  }

  private func printProblems(isQuiet: Bool) {
    for problem in selection.problems where !isQuiet || problem.severity == .error { Console.error(problem.description) }
    // Functions that share a module share its findings.
    var seen: Set<String> = []
    for finding in run.findings where !isQuiet || finding.severity == .error {
      if seen.insert(finding.description).inserted { Console.error(finding.description) }
    }
  }

  private func printNotes(on function: BundledFunction, isVerbose: Bool) {
    for warning in function.warnings { Console.error(warning.description) }
    if let sdk = function.sdk { Console.error("\(function.zip): note: \(sdk.summary)") }
    if !function.unpinned.isEmpty {
      note(function, "the requirements leave the version open of ", function.unpinned, isVerbose)
    }
    if !function.leftOut.isEmpty {
      note(function, "left out by --exclude or ignore files: ", function.leftOut, isVerbose)
    }
    if !function.uncountedLayers.isEmpty {
      note(function, "layers of unknown size are not counted: ", function.uncountedLayers, isVerbose)
    }
    guard isVerbose else { return }
    for share in function.largest { Console.error("\(function.zip): note: \(share)") }
  }

  private func note(_ function: BundledFunction, _ text: String, _ items: [String], _ isVerbose: Bool) {
    let shown = isVerbose ? items : Array(items.prefix(5))
    let rest = items.count - shown.count
    let more = rest > 0 ? " and \(rest) more (--verbose)" : ""
    Console.error("\(function.zip): note: \(text)\(shown.joined(separator: ", "))\(more)")
  }
}
