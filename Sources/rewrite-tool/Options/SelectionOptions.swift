import ArgumentParser
import PyRewriter

extension Mode: ExpressibleByArgument {}

/// Which functions and files a command is about.
struct SelectionOptions: ParsableArguments {
  @Argument(help: "Directories, templates or Python files; - is standard input. Default, where nothing is changed: this directory.") var paths: [String] = []

  @Option(help: "How to instrument: \(Mode.allCases.map(\.rawValue).joined(separator: ", ")). Default: dynamic.")
  var mode: Mode?

  @Option(name: .customLong("function"), help: "Only this function, by its name in the template; repeatable.")
  var functions: [String] = []

  @Option(help: "module.function: each directory is this one function. A bare name: that name in each file.")
  var handler: String?

  @Option(name: .customLong("exclude"), help: "A pattern as in .gitignore; repeatable. Explicit paths obey it too.")
  var excludes: [String] = []

  @Option(help: "The path that standard input stands for.") var stdinFilename: String?

  @Option(help: "Workers; default: one a core.") var jobs: Int?

  var workerCount: Int { max(1, jobs ?? Console.processorCount) }
}
