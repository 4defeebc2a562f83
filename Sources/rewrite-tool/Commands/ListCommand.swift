import ArgumentParser
import FunctionProject

/// `rewrite-tool list`: the functions that a project declares.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the Lambda functions of directories and templates.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var output: OutputOptions

  /// A function in the form that `--format json` promises.
  fileprivate struct Row: Encodable {
    let name: String
    let template: String?
    let templateKind: String
    let handler: String
    let file: String?
    let function: String
    let line: Int?
    let codeDirectory: String?
    let runtime: String?
  }

  func run() throws {
    let selection = try Selector(options: selection).select(.handlers)
    let functions = selection.functions
    if output.format == .json {
      for problem in selection.problems { Console.error(problem.description) }
      Console.print(try JSON.text(functions.map { Row($0) }))
    } else {
      for function in functions { Console.print(line(function)) }
      try Report(selection, outcomes: []).print(output, summary: counted(functions.count, "function"))
    }
    if selection.hasErrors { throw ExitCode.failed }
  }

  private func line(_ function: LambdaFunction) -> String {
    let place = function.file.map { file in "\(file)\(function.line.map { ":\($0)" } ?? "")" } ?? (function.inlineSource == nil ? "(not found)" : "(inline code)")
    let origin = function.template.map { "\(function.templateKind.rawValue), \($0)" } ?? function.templateKind.rawValue
    return "\(function.name)  \(function.handler)  \(place)  \(function.runtime ?? "-")  [\(origin)]"
  }
}

extension ListCommand.Row {
  fileprivate init(_ function: LambdaFunction) {
    self.init(
      name: function.name, template: function.template, templateKind: function.templateKind.rawValue,
      handler: function.handler, file: function.file, function: function.function, line: function.line,
      codeDirectory: function.codeDirectory, runtime: function.runtime)
  }

  private enum CodingKeys: String, CodingKey {
    case name, template, templateKind, handler, file, function, line, codeDirectory, runtime
  }

  /// Every key is there, null where nothing is known.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(template, forKey: .template)
    try container.encode(templateKind, forKey: .templateKind)
    try container.encode(handler, forKey: .handler)
    try container.encode(file, forKey: .file)
    try container.encode(function, forKey: .function)
    try container.encode(line, forKey: .line)
    try container.encode(codeDirectory, forKey: .codeDirectory)
    try container.encode(runtime, forKey: .runtime)
  }
}
