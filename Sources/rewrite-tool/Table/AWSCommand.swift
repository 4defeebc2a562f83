import ArgumentParser
import Bundler
import FoundationEssentials

/// AWS's own `aws`: which account, region and credentials, is its business.
struct AWSCommand: ParsableArguments {
  @Option(help: "The table's region. Default: what `aws` is configured for.") var region: String?
  @Option(help: "A profile of `aws`.") var profile: String?
  @Option(name: .customLong("endpoint-url"), help: "Another DynamoDB than AWS's.") var endpoint: String?

  /// What `aws` said.
  enum Answer {
    case table(TableDescription.Table)
    /// Why it refused: its last line.
    case refusal(String)
  }

  func dynamodb(_ operation: String, _ arguments: [String]) throws -> Answer {
    let outcome = try run(operation, arguments)
    guard outcome.exitCode == 0 else { return .refusal(outcome.tail(lines: 1)) }
    guard let table = Self.description(in: outcome.output) else {
      throw Failure("table: error: `aws dynamodb \(operation)` said what is no table:\n\(outcome.tail())")
    }
    return .table(table)
  }

  /// - Throws: `Failure` with what `aws` said, when it fails.
  func wait(for state: String, _ arguments: [String]) throws {
    let outcome = try run("wait", [state] + arguments)
    guard outcome.exitCode == 0 else { throw Failure("table: error: `aws dynamodb wait \(state)` failed:\n\(outcome.tail())") }
  }

  private func run(_ operation: String, _ arguments: [String]) throws -> ChildProcess.Outcome {
    var environment = ProcessInfo.processInfo.environment
    guard let program = ProgramFinder(environment: environment).onPath("aws").first else {
      throw Failure("table: error: there is no `aws` on PATH: install the AWS CLI, or deploy what `rewrite-tool template` prints")
    }
    environment["AWS_PAGER"] = ""
    environment["AWS_CLI_AUTO_PROMPT"] = "off"
    var options = ["--output", "json"]
    for (name, value) in [("--region", region), ("--profile", profile), ("--endpoint-url", endpoint)] {
      if let value { options += [name, value] }
    }
    do {
      return try ChildProcess(program: program, arguments: ["dynamodb", operation] + arguments + options, environment: environment).run()
    } catch {
      throw Failure(error.description)
    }
  }

  /// Warnings on standard error may stand around the JSON.
  private static func description(in output: String) -> TableDescription.Table? {
    guard let start = output.firstIndex(of: "{"), let end = output.lastIndex(of: "}"), start < end else { return nil }
    return try? JSONDecoder().decode(TableDescription.self, from: Data(output[start...end].utf8)).table
  }
}
