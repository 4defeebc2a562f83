import ArgumentParser

/// `rewrite-tool template`: the events table and its permission as infrastructure code.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Print a template of the events table and of the permission that functions need.",
    discussion: "Deploy it as it is, or copy it into yours: rewrite-tool template > gammaray.yaml; "
      + "aws cloudformation deploy --template-file gammaray.yaml --stack-name gammaray --capabilities CAPABILITY_IAM")

  @Option(help: "The table's name.") var table = EventsTable.defaultName
  @Option(help: "cloudformation (SAM takes it too) or terraform.") var format = TableTemplate.cloudformation

  func validate() throws { try EventsTable.validate(table) }

  func run() { Console.write(format.text(table: table)) }
}

extension EventsTable {
  static func validate(_ name: String) throws {
    guard isName(name) else { throw ValidationError("--table '\(name)': a table's name has 3 to 255 letters, digits, '_', '.' and '-'") }
  }
}
