import ServiceGraph

/// Subscriptions of log groups.
enum LogsSource: EventSource {
  static let samEvents: Set = ["CloudWatchLogs"]
  static let resourceTypes: Set = ["AWS::Logs::SubscriptionFilter"]
  static let serverlessEvents: Set = ["cloudwatchLog"]

  static func add(_ event: SAMEvent, to links: inout Links) {
    guard let group = event["LogGroupName"] else { return }
    links.add(from: .value(group, .logGroup), to: event.target, kind: "logs", at: event.position, event["FilterPattern"]?.string ?? "")
  }

  static func add(_ event: ServerlessEvent, to links: inout Links) {
    guard let group = event.member("logGroup") else { return }
    links.add(from: .value(group, .logGroup), to: event.target, kind: "logs", at: event.position, event["filter"]?.string ?? "")
  }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    guard let group = resource["LogGroupName"], let target = resource["DestinationArn"] else { return }
    links.add(
      from: .value(group, .logGroup), to: .value(target, .function, .stream, .deliveryStream), kind: "logs", at: resource.position,
      resource["FilterPattern"]?.string ?? "")
  }
}
