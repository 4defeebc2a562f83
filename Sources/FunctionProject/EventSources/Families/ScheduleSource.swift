import ServiceGraph

/// Clocks: schedules of EventBridge and of its Scheduler.
enum ScheduleSource: EventSource {
  static let samEvents: Set = ["Schedule", "ScheduleV2"]
  static let resourceTypes: Set = ["AWS::Scheduler::Schedule"]
  static let serverlessEvents: Set = ["schedule"]

  static func add(_ event: SAMEvent, to links: inout Links) {
    let schedule = links.implied(.schedule, event.derivedName, at: event.position)
    let expression = event[event.type == "Schedule" ? "Schedule" : "ScheduleExpression"]
    links.add(from: schedule, to: event.target, kind: "schedule", at: event.position, expression?.text.rendered ?? event.type)
    guard let queue = event["DeadLetterConfig"]?["Arn"] else { return }
    links.add(from: schedule, to: .value(queue, .queue), kind: "dead-letter", at: queue.position, "DeadLetterConfig")
  }

  static func add(_ event: ServerlessEvent, to links: inout Links) {
    let schedule = links.implied(.schedule, event.derivedName, at: event.position)
    let rates = event.member("rate", "schedule")?.items.map(\.text.rendered) ?? []
    links.add(from: schedule, to: event.target, kind: "schedule", at: event.position, rates.joined(separator: ", "))
  }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    guard let target = resource["Target"], let arn = target["Arn"] else { return }
    let expression = resource["ScheduleExpression"]?.text.rendered ?? "schedule"
    // `arn:aws:scheduler:::aws-sdk:sqs:sendMessage` names an operation, whose parameters `Input` holds.
    let to = StateMachineTask(resource: arn, parameters: target["Input"]?.parsed)?.endpoint ?? .value(arn.text, EventBridgeSource.targetKinds)
    links.add(from: .resource(resource.key), to: to, kind: "schedule", at: resource.position, expression)
    guard let queue = target["DeadLetterConfig"]?["Arn"] else { return }
    links.add(from: .resource(resource.key), to: .value(queue, .queue), kind: "dead-letter", at: queue.position, "DeadLetterConfig")
  }
}
