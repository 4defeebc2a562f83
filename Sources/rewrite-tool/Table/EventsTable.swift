import FoundationEssentials

/// The table that the runtime writes to and the engine reads: `runtime/README.md`, "Sinks".
struct EventsTable: Sendable {
  static let defaultName = "gammaray-events"
  static let partitionKey = "invocation"
  static let sortKey = "n"

  let name: String

  /// 3 to 255 letters, digits, `_`, `.`, `-`.
  /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
  static func isName(_ text: String) -> Bool { text.wholeMatch(of: /[A-Za-z0-9_.\-]{3,255}/) != nil }

  /// Of the `aws` CLI's `dynamodb create-table`. The stream is what `collect` follows; a table on demand has no capacity to run out of.
  var creation: [String] {
    [
      "--table-name", name, "--billing-mode", "PAY_PER_REQUEST",
      "--attribute-definitions", "AttributeName=\(Self.partitionKey),AttributeType=S", "AttributeName=\(Self.sortKey),AttributeType=N",
      "--key-schema", "AttributeName=\(Self.partitionKey),KeyType=HASH", "AttributeName=\(Self.sortKey),KeyType=RANGE",
      "--stream-specification", "StreamEnabled=true,StreamViewType=NEW_IMAGE",
    ]
  }
}

/// What `aws dynamodb describe-table` and `create-table` tell of a table, as far as the runtime and the engine need it.
struct TableDescription: Decodable {
  struct Key: Decodable { let AttributeName, KeyType: String }
  struct Attribute: Decodable { let AttributeName, AttributeType: String }
  struct Stream: Decodable {
    let StreamEnabled: Bool
    let StreamViewType: String?
  }
  struct Table: Decodable {
    let TableArn: String
    let KeySchema: [Key]
    let AttributeDefinitions: [Attribute]
    let StreamSpecification: Stream?
  }

  /// `describe-table` says `Table`, `create-table` `TableDescription`.
  private enum CodingKeys: String, CodingKey {
    case described = "Table"
    case created = "TableDescription"
  }

  private let described, created: Table?

  var table: Table? { described ?? created }
}

extension TableDescription.Table {
  /// Why this table cannot take or give events; nil when it can.
  var unfitness: String? {
    let keys = KeySchema.map { key in
      "\(key.AttributeName) \(key.KeyType) \(AttributeDefinitions.first { $0.AttributeName == key.AttributeName }?.AttributeType ?? "?")"
    }
    let wanted = ["\(EventsTable.partitionKey) HASH S", "\(EventsTable.sortKey) RANGE N"]
    if keys != wanted { return "its key is \(keys.joined(separator: ", ")), not \(wanted.joined(separator: ", ")): use another name" }
    guard let stream = StreamSpecification, stream.StreamEnabled else {
      return "it has no stream: enable one, with NEW_IMAGE"
    }
    let view = stream.StreamViewType ?? "nothing"
    return view.hasPrefix("NEW_") ? nil : "its stream shows \(view), not NEW_IMAGE: use another name, or replace the stream"
  }

  /// All that a function's role needs.
  var policy: FunctionPolicy { FunctionPolicy(Statement: [FunctionPolicy.Statement(Resource: TableArn)]) }
}

/// An IAM policy with the one permission of the runtime.
struct FunctionPolicy: Encodable {
  struct Statement: Encodable {
    let Effect = "Allow"
    let Action = "dynamodb:BatchWriteItem"
    let Resource: String
  }

  let Version = "2012-10-17"
  let Statement: [Statement]
}
