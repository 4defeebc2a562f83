import ServiceGraph

/// Rules of AWS IoT.
enum IoTSource: EventSource {
  static let samEvents: Set = ["IoTRule"]
  static let resourceTypes: Set = ["AWS::IoT::TopicRule"]
  static let serverlessEvents: Set = ["iot", "iotFleetProvisioning"]

  static func add(_ event: SAMEvent, to links: inout Links) {
    let rule = links.implied(.iotRule, event.derivedName, at: event.position)
    addTopic(of: event["Sql"], to: rule, at: event.position, &links)
    links.add(from: rule, to: event.target, kind: "iot", at: event.position, event["Sql"]?.string ?? event.type)
  }

  static func add(_ event: ServerlessEvent, to links: inout Links) {
    guard event.key == "iot" else {
      return links.add(from: Links.service("iot"), to: event.target, kind: "iot", at: event.position, event.key)
    }
    let rule = links.implied(.iotRule, event["name"]?.string ?? event.derivedName, at: event.position)
    addTopic(of: event["sql"], to: rule, at: event.position, &links)
    links.add(from: rule, to: event.target, kind: "iot", at: event.position, event["sql"]?.string ?? event.key)
  }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    let rule = Endpoint.resource(resource.key)
    guard let payload = resource["TopicRulePayload"] else { return }
    addTopic(of: payload["Sql"], to: rule, at: resource.position, &links)
    for action in (payload["Actions"]?.items ?? []) + (payload["ErrorAction"].map { [$0] } ?? []) {
      for (name, value, position) in action.entries {
        guard let (member, kind) = actions[name], let target = value[member] else { continue }
        links.add(from: rule, to: .value(target, kind), kind: "iot", at: position, name)
      }
    }
  }

  private static let actions: [String: (String, NodeKind)] = [
    "Lambda": ("FunctionArn", .function), "Sqs": ("QueueUrl", .queue), "Sns": ("TargetArn", .topic), "Kinesis": ("StreamName", .stream),
    "Firehose": ("DeliveryStreamName", .deliveryStream), "S3": ("BucketName", .bucket), "DynamoDB": ("TableName", .table),
    "StepFunctions": ("StateMachineName", .stateMachine), "Republish": ("Topic", .iotTopic),
  ]

  /// The topic after `FROM`.
  private static func addTopic(of sql: ScopedNode?, to rule: Endpoint, at position: ProjectPosition, _ links: inout Links) {
    let words = (sql?.text.rendered ?? "").split { $0.isWhitespace }
    guard let from = words.firstIndex(where: { $0.uppercased() == "FROM" }), from + 1 < words.count else { return }
    let topic = String(words[from + 1].filter { $0 != "'" && $0 != "\"" })
    links.add(from: .node(GraphNode(kind: .iotTopic, name: topic, origin: .named)), to: rule, kind: "iot", at: position, topic)
  }
}
