import ArgumentParser
import Batch
import PyRewriter

/// `-`: one file from standard input to standard output, as editors call formatters.
struct StandardInput {
  private let options: SelectionOptions
  private let output: OutputOptions

  init(_ options: SelectionOptions, _ output: OutputOptions) {
    self.options = options
    self.output = output
  }

  func run(_ kind: FileRun.Kind) throws {
    let path = options.stdinFilename ?? "<stdin>"
    do {
      let source = try FileReader.read(0, path: path, expecting: 65_536)
      let result = try transform(source, kind, path: path)
      Console.write(result.output)
      guard !output.quiet else { return }
      for finding in result.findings { Console.error(finding.description) }
    } catch let error as RewriteError {
      throw Failure(error.description)
    } catch let error as FileError {
      throw Failure(error.description)
    }
  }

  private func transform(_ source: [UInt8], _ kind: FileRun.Kind, path: String) throws -> RewriteResult {
    var rewriter = try Rewriter()
    switch kind {
    case .restore: return try rewriter.restore(source, path: path)
    case .rewrite:
      let selector = try Selector(options: options)
      let isNamed = options.stdinFilename != nil || selector.options.handler != nil
      var names = isNamed ? try selector.entryPoints(of: path) : []
      if names.isEmpty { names = rewriter.conventionalEntryPoints(in: source) }
      return try rewriter.rewrite(source, path: path, options: RewriteOptions(mode: selector.mode, entryPoints: names))
    }
  }
}
