import ServiceGraph

/// Rules of EventBridge: bus → rule → targets.
enum EventBridgeSource: EventSource {
  static let samEvents: Set = ["EventBridgeRule", "CloudWatchEvent"]
  static let resourceTypes: Set = ["AWS::Events::Rule", "aws_cloudwatch_event_target"]
  static let serverlessEvents: Set = ["eventBridge", "cloudwatchEvent"]
  static let targetKinds: [NodeKind] = [
    .function, .queue, .topic, .stream, .deliveryStream, .stateMachine, .bus, .logGroup, .api,
  ]

  static func add(_ event: SAMEvent, to links: inout Links) {
    let rule = links.implied(.rule, event.derivedName, at: event.position)
    let stack = Stack(path: event.owner.key.stack, scope: event.owner.properties.scope)
    connect(EventPattern(event["Pattern"]), bus: event["EventBusName"], rule: rule, in: stack, at: event.position, &links)
    links.add(from: rule, to: event.target, kind: "events", at: event.position, event.type)
    addDeadLetters(event.properties, of: rule, &links)
  }

  static func add(_ event: ServerlessEvent, to links: inout Links) {
    let stack = Stack(path: event.owner.key.stack, scope: event.owner.properties.scope)
    if event.key == "eventBridge", event["schedule"] != nil { return ScheduleSource.add(event, to: &links) }
    let rule = links.implied(.rule, event.derivedName, at: event.position)
    let pattern = EventPattern(event["pattern"] ?? event["event"])
    connect(pattern, bus: event["eventBus"], rule: rule, in: stack, at: event.position, &links)
    links.add(from: rule, to: event.target, kind: "events", at: event.position, event.key)
  }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    if resource.type == "aws_cloudwatch_event_target" { return addTarget(resource, &links) }
    let rule = Endpoint.resource(resource.key)
    if let pattern = resource["EventPattern"] {
      connect(EventPattern(pattern), bus: resource["EventBusName"], rule: rule, in: stack, at: resource.position, &links)
    }
    let schedule = resource["ScheduleExpression"]?.text.rendered
    for target in resource["Targets"]?.items ?? [] {
      guard let arn = target["Arn"] else { continue }
      links.add(
        from: rule, to: .value(arn.text, targetKinds), kind: schedule == nil ? "events" : "schedule", at: target.position,
        schedule ?? "Targets")
      addDeadLetters(target, of: rule, &links)
    }
  }

  /// Terraform keeps targets apart from their rules.
  private static func addTarget(_ target: StackResource, _ links: inout Links) {
    guard let rule = target["Rule"], let arn = target["Arn"] else { return }
    links.add(from: .value(rule, .rule, .schedule), to: .value(arn.text, targetKinds), kind: "events", at: target.position, target.name)
  }

  private static func connect(
    _ pattern: EventPattern, bus: ScopedNode?, rule: Endpoint, in stack: Stack, at position: ProjectPosition, _ links: inout Links
  ) {
    if pattern.takesOwnEvents {
      let isDefault = bus == nil || bus?.string == "default"
      let from = bus.flatMap { isDefault ? nil : Endpoint.value($0, .bus) } ?? Links.defaultBus
      links.add(from: from, to: rule, kind: "events", at: position, pattern.text)
    }
    for source in pattern.awsSources(in: stack) {
      links.add(from: source, to: rule, kind: "events", at: position, pattern.text, traffic: pattern.traffic)
    }
  }

  private static func addDeadLetters(_ owner: ScopedNode?, of rule: Endpoint, _ links: inout Links) {
    guard let queue = owner?["DeadLetterConfig"]?["Arn"] else { return }
    links.add(from: rule, to: .value(queue, .queue), kind: "dead-letter", at: queue.position, "DeadLetterConfig")
  }
}
