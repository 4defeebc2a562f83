import ArgumentParser

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// How a command reports.
struct OutputOptions: ParsableArguments {
  @Option(help: "How to report: text for people, json for programs.") var format: OutputFormat = .text
  @Flag(name: .shortAndLong, help: "Say nothing but errors.") var quiet = false
  @Flag(name: .shortAndLong, help: "Name every file that was looked at.") var verbose = false
}
