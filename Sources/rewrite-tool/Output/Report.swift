import Batch
import FunctionProject
import PyRewriter

/// What a command over files says in the end: diagnostics on standard error, or all of it as JSON on standard output.
struct Report: Encodable {
  struct File: Encodable {
    let path: String
    let status: String
    let entryPoints: [String]
  }

  struct Message: Encodable {
    let path: String
    let line: Int?
    let column: Int?
    let severity: String
    let id: String
    let message: String

    var text: String {
      let place = line.map { "\(path):\($0):\(column ?? 1)" } ?? path
      return "\(place): \(severity): \(message)"
    }
  }

  struct Skipped: Encodable {
    let name: String
    let path: String
    let line: Int?
    let reason: String
  }

  private(set) var files: [File] = []
  private(set) var messages: [Message] = []
  private(set) var skipped: [Skipped] = []
  private let analysed: [String]

  private enum CodingKeys: CodingKey { case files, messages, skipped }

  init(_ selection: Selection, outcomes: [FileOutcome]) {
    analysed = selection.analysed
    files = outcomes.map { File(path: $0.task.path, status: $0.status.rawValue, entryPoints: $0.task.entryPoints) }
    messages = selection.problems.map(Message.init) + outcomes.flatMap(\.diagnostics).map(Message.init)
    skipped = selection.skipped.map {
      Skipped(name: $0.name, path: $0.position.path, line: $0.position.line, reason: $0.reason)
    }
  }

  mutating func add(_ diagnostic: Diagnostic) { messages.append(Message(diagnostic)) }

  var hasErrors: Bool { messages.contains { $0.severity == "error" } }

  func count(_ status: FileOutcome.Status) -> Int { files.count { $0.status == status.rawValue } }

  /// - Parameter summary: the last line of the text form.
  func print(_ output: OutputOptions, summary: String) throws {
    if output.format == .json { return Console.print(try JSON.text(self)) }
    for message in messages where !output.quiet || message.severity == "error" { Console.error(message.text) }
    guard !output.quiet else { return }
    for entry in skipped {
      Console.error("\(entry.path)\(entry.line.map { ":\($0):1" } ?? ""): note: skipped \(entry.name): \(entry.reason)")
    }
    if output.verbose { for path in analysed { Console.error("\(path): analysed") } }
    if output.verbose { for file in files { Console.error("\(file.path): \(file.status)") } }
    Console.error(summary)
  }
}

extension Report.Message {
  init(_ diagnostic: Diagnostic) {
    self.init(
      path: diagnostic.position.path, line: diagnostic.position.line, column: diagnostic.position.column,
      severity: diagnostic.severity.rawValue, id: diagnostic.id, message: diagnostic.message)
  }

  init(_ problem: ProjectDiagnostic) {
    self.init(
      path: problem.position.path, line: problem.position.line, column: problem.position.column,
      severity: problem.severity.rawValue, id: "project", message: problem.message)
  }
}
