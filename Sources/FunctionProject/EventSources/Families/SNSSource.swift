import ServiceGraph

/// Subscriptions of topics.
enum SNSSource: EventSource {
  static let samEvents: Set = ["SNS"]
  static let resourceTypes: Set = ["AWS::SNS::Subscription", "AWS::SNS::Topic"]
  static let serverlessEvents: Set = ["sns"]

  static func add(_ event: SAMEvent, to links: inout Links) {
    guard let topic = event["Topic"] else { return }
    let source = Endpoint.value(topic, .topic)
    guard let queued = event["SqsSubscription"], queued.isMapping || queued.isTrue else {
      return links.add(from: source, to: event.target, kind: "sns", at: event.position, "SNS")
    }
    let queue = queued["QueueArn"].map { Endpoint.value($0, .queue) } ?? links.implied(.queue, event.derivedName + "Queue", at: event.position)
    links.add(from: source, to: queue, kind: "sns", at: event.position, "SqsSubscription")
    links.add(from: queue, to: event.target, kind: "sqs", at: event.position, "SqsSubscription")
  }

  /// A text is the name of a topic that the framework makes, or an ARN.
  static func add(_ event: ServerlessEvent, to links: inout Links) {
    guard let topic = event["arn"] ?? event.member("topicName") else { return }
    links.add(from: .value(topic, .topic), to: event.target, kind: "sns", at: event.position, "sns")
  }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    if resource.type == "AWS::SNS::Subscription" {
      guard let topic = resource["TopicArn"] else { return }
      add(resource.properties, topic: .value(topic, .topic), at: resource.position, &links)
    }
    for item in resource["Subscription"]?.items ?? [] { add(item, topic: .resource(resource.key), at: item.position, &links) }
  }

  private static func add(_ subscription: ScopedNode, topic: Endpoint, at position: ProjectPosition, _ links: inout Links) {
    guard let endpoint = subscription["Endpoint"], let protocolName = subscription["Protocol"]?.string else { return }
    guard let target = target(endpoint, protocolName) else { return }
    links.add(from: topic, to: target, kind: "sns", at: position, protocolName)
  }

  /// Nil for what goes out of the application: mail, text messages, telephones.
  private static func target(_ endpoint: ScopedNode, _ protocolName: String) -> Endpoint? {
    switch protocolName {
    case "lambda": return .value(endpoint, .function)
    case "sqs": return .value(endpoint, .queue)
    case "firehose": return .value(endpoint, .deliveryStream)
    case "http", "https":
      let host = endpoint.string.flatMap(URLText.host) ?? endpoint.text.rendered
      return .node(GraphNode(kind: .host, name: host, origin: endpoint.string == nil ? .unknown : .named))
    default: return nil
    }
  }
}
