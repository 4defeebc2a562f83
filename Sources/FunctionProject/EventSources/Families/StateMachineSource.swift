import ServiceGraph

/// What the tasks of state machines call.
enum StateMachineSource: EventSource {
  static let resourceTypes: Set = ["AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"]

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    guard let definition = StateMachineDefinition(of: resource) else { return }
    addTasks(of: definition, machine: .resource(resource.key), to: &links)
  }

  static func addTasks(of definition: StateMachineDefinition, machine: Endpoint, to links: inout Links) {
    for state in definition.tasks {
      guard let task = StateMachineTask(resource: state.resource, parameters: state.parameters), let endpoint = task.endpoint else { continue }
      links.add(from: machine, to: endpoint, kind: task.kind, at: state.position, state.name)
    }
  }
}
