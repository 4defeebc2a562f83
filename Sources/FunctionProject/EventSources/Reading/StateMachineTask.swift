import ServiceGraph

/// What a task's `Resource` calls: a function, or an integration such as `arn:aws:states:::sqs:sendMessage`.
struct StateMachineTask {
  let kind: String
  let endpoint: Endpoint?

  private typealias Row = (parameter: String, kind: NodeKind)

  /// Integrations that hand something on; reading ones are none of a graph's.
  private static let rows: [String: Row] = [
    "lambda:invoke": ("FunctionName", .function), "sqs:sendMessage": ("QueueUrl", .queue), "sqs:sendMessageBatch": ("QueueUrl", .queue),
    "sns:publish": ("TopicArn", .topic), "sns:publishBatch": ("TopicArn", .topic), "dynamodb:putItem": ("TableName", .table),
    "dynamodb:updateItem": ("TableName", .table), "dynamodb:deleteItem": ("TableName", .table),
    "states:startExecution": ("StateMachineArn", .stateMachine), "sfn:startExecution": ("StateMachineArn", .stateMachine),
    "sfn:startSyncExecution": ("StateMachineArn", .stateMachine), "s3:putObject": ("Bucket", .bucket), "s3:copyObject": ("Bucket", .bucket),
    "s3:deleteObject": ("Bucket", .bucket), "kinesis:putRecord": ("StreamName", .stream), "kinesis:putRecords": ("StreamName", .stream),
    "firehose:putRecord": ("DeliveryStreamName", .deliveryStream), "firehose:putRecordBatch": ("DeliveryStreamName", .deliveryStream),
  ]
  /// Of services whose work is none of the application's own functions.
  private static let services: Set = [
    "ecs", "batch", "glue", "sagemaker", "emr", "elasticmapreduce", "codebuild", "athena", "bedrock", "eks", "mediaconvert", "http", "apigateway",
  ]

  /// Nil for what wakes nothing.
  init?(resource: ScopedNode, parameters: ScopedNode?) {
    let text = resource.text.rendered
    guard let action = Self.action(text) else {
      guard !text.contains(":activity:") else { return nil }
      (kind, endpoint) = ("states", .value(resource, .function))
      return
    }
    if action == "events:putEvents" {
      kind = "events.putEvents"
      endpoint = parameters?["Entries"]?.items.first?["EventBusName"].map { .value($0, .bus) } ?? Links.defaultBus
      return
    }
    kind = action.replacing(":", with: ".")
    if let row = Self.rows[action] {
      // `QueueUrl.$`: known only while it runs.
      let value = parameters?[row.parameter]
      let path = parameters?["\(row.parameter).$"]?.string ?? row.parameter
      endpoint = value.map { .value($0, row.kind) } ?? .node(GraphNode(kind: row.kind, name: path, origin: .unknown))
      return
    }
    let service = String(action.prefix { $0 != ":" })
    guard Self.services.contains(service) else { return nil }
    endpoint = Links.service(service)
  }

  /// `sqs:sendMessage` of `arn:aws:states:::sqs:sendMessage.waitForTaskToken` and of `…:::aws-sdk:sqs:sendMessage`.
  private static func action(_ text: String) -> String? {
    let fields = AWSName.split(text, at: ":")
    guard fields.count > 6, fields[0] == "arn", ["states", "scheduler"].contains(fields[2]), fields[4].isEmpty else { return nil }
    let rest = fields[5] == "aws-sdk" ? fields.dropFirst(6) : fields.dropFirst(5)
    guard rest.count > 1, let service = rest.first else { return nil }
    return "\(service):\(rest.dropFirst().first?.prefix { $0 != "." } ?? "")"
  }
}
