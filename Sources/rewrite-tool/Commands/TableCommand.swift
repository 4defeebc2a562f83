import ArgumentParser

/// `rewrite-tool table`: the events table itself.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Make the table that the runtime writes events to.", subcommands: [Create.self])

  /// `rewrite-tool table create`. A table that is there already is checked, and left as it is.
  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "Create the events table through the AWS CLI; print the policy that functions need.",
      discussion: "Where templates make what you have, deploy what `rewrite-tool template` prints instead.")

    @Option(help: "The table's name.") var table = EventsTable.defaultName
    @OptionGroup var aws: AWSCommand
    @Option(help: "How to report: text for people, json for programs.") var format: OutputFormat = .text

    private struct Summary: Encodable {
      let table: String
      let arn: String
      let created: Bool
      let policy: FunctionPolicy
    }

    func validate() throws { try EventsTable.validate(table) }

    func run() throws {
      let name = ["--table-name", table]
      switch try aws.dynamodb("describe-table", name) {
      case .table(let found):
        if let reason = found.unfitness { throw Failure("\(found.TableArn): error: the table is there already, but \(reason)") }
        try report(found, created: false)
      case .refusal(let reason) where reason.contains("ResourceNotFoundException"):
        let made = try create()
        try aws.wait(for: "table-exists", name)
        try report(made, created: true)
      case .refusal(let reason): throw Failure("\(table): error: \(reason)")
      }
    }

    private func create() throws -> TableDescription.Table {
      switch try aws.dynamodb("create-table", EventsTable(name: table).creation) {
      case .table(let made): return made
      case .refusal(let reason): throw Failure("\(table): error: \(reason)")
      }
    }

    private func report(_ description: TableDescription.Table, created: Bool) throws {
      if format == .json {
        return Console.print(
          try JSON.text(Summary(table: table, arn: description.TableArn, created: created, policy: description.policy)))
      }
      Console.print("\(created ? "created" : "is there already"): \(description.TableArn)")
      Console.print("the roles of the functions need:\n\(try JSON.text(description.policy))")
      if table != EventsTable.defaultName { Console.print("the functions need GAMMARAY_TABLE=\(table) in their environment") }
    }
  }
}
