import ServiceGraph

/// Queues, streams and brokers that Lambda polls: event source mappings.
enum PollingSource: EventSource {
  static let samEvents: Set = ["SQS", "Kinesis", "DynamoDB", "MSK", "MQ", "SelfManagedKafka", "DocumentDB"]
  static let resourceTypes: Set = ["AWS::Lambda::EventSourceMapping"]
  static let serverlessEvents: Set = ["sqs", "stream", "msk", "kafka", "activemq", "rabbitmq"]

  private static let members = ["SQS": "Queue", "MQ": "Broker", "DocumentDB": "Cluster"]
  private static let kinds: [String: NodeKind] = [
    "SQS": .queue, "Kinesis": .stream, "DynamoDB": .table, "MSK": .kafka, "MQ": .broker, "SelfManagedKafka": .kafka, "DocumentDB": .database,
    "sqs": .queue, "msk": .kafka, "kafka": .kafka, "activemq": .broker, "rabbitmq": .broker,
  ]

  static func add(_ event: SAMEvent, to links: inout Links) {
    guard let kind = kinds[event.type] else { return }
    let source = event[members[event.type] ?? "Stream"]
    if let source {
      links.add(from: .value(source, kind), to: event.target, at: event.position, event.type)
    } else if event.type == "SelfManagedKafka" {
      addKafka(servers: event["KafkaBootstrapServers"], to: event.target, at: event.position, &links)
    }
    addFailureDestination(event.properties, of: event.target, &links)
  }

  static func add(_ event: ServerlessEvent, to links: inout Links) {
    if event.key == "kafka" {
      return addKafka(servers: event["bootstrapServers"], to: event.target, at: event.position, &links)
    }
    guard let arn = event.member("arn") else { return }
    let expected = kinds[event.key].map { [$0] } ?? streamKinds(event["type"]?.string)
    links.add(from: .value(arn.text, expected), to: event.target, at: event.position, event["type"]?.string ?? event.key)
    if let destination = event["destinations"]?["onFailure"] {
      let arn = destination["arn"] ?? destination
      links.add(from: event.target, to: .value(arn, .queue, .topic), kind: "on-failure", at: destination.position, "onFailure")
    }
  }

  private static func streamKinds(_ type: String?) -> [NodeKind] {
    switch type {
    case "dynamodb": [.table]
    case "kinesis": [.stream]
    default: [.stream, .table]
    }
  }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    guard let function = resource["FunctionName"] else { return }
    let target = Endpoint.value(function, .function)
    if let source = resource["EventSourceArn"] {
      let from = Endpoint.value(source, .queue, .stream, .table, .kafka, .broker, .database)
      links.add(from: from, to: target, at: resource.position, "EventSourceMapping")
    } else if let servers = resource["SelfManagedEventSource"]?["Endpoints"]?["KafkaBootstrapServers"] {
      addKafka(servers: servers, to: target, at: resource.position, &links)
    }
    addFailureDestination(resource.properties, of: target, &links)
  }

  private static func addKafka(servers: ScopedNode?, to target: Endpoint, at position: ProjectPosition, _ links: inout Links) {
    let texts = servers?.items.map(\.text.rendered) ?? []
    let cluster = GraphNode(kind: .kafka, name: texts.first ?? "self-managed", origin: texts.isEmpty ? .unknown : .named)
    links.add(from: .node(cluster), to: target, at: position, "self-managed Kafka")
  }

  private static func addFailureDestination(_ properties: ScopedNode?, of function: Endpoint, _ links: inout Links) {
    guard let destination = properties?["DestinationConfig"]?["OnFailure"]?["Destination"] else { return }
    links.add(from: function, to: .value(destination, .queue, .topic, .bucket), kind: "on-failure", at: destination.position, "OnFailure")
  }
}
