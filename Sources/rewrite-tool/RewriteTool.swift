import ArgumentParser

/// `rewrite-tool`: the deployment tool. One file a command; exit codes 0 done, 1 findings or would change, 2 wrong use or failure.
@main struct RewriteTool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rewrite-tool",
    abstract: "Instruments Python Lambda functions so that GammaRay can tell who caused what.",
    version: "0.1.0",
    subcommands: [
      ListCommand.self, ScanCommand.self, ExplainCommand.self, PlanCommand.self, DiffCommand.self, RewriteCommand.self, CheckCommand.self,
      RestoreCommand.self,
      BundleCommand.self, LayerCommand.self, TableCommand.self, TemplateCommand.self, CollectCommand.self, GraphCommand.self, StatsCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch let error as Failure {
      Console.error(error.description)
      exit(withError: ExitCode(2))
    } catch {
      let code = exitCode(for: error)
      Console.write(fullMessage(for: error) + "\n", to: code == .success ? .output : .errors)
      exit(withError: code == .success ? code : ExitCode(2))
    }
  }
}

/// What ends a command with exit code 2, printed as it is.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension ExitCode {
  /// Findings, or something would change.
  static let findings = ExitCode(1)
  /// Wrong use, or something failed.
  static let failed = ExitCode(2)
}
