/// A family of event sources: how templates of each kind say that something wakes a function, a queue, a state machine ….
///
/// To add one: one file in `Families/`, and one line in `EventSources.all`.
protocol EventSource: Sendable {
  /// The values of `Type` below a function's or state machine's `Events` in SAM.
  static var samEvents: Set<String> { get }
  static func add(_ event: SAMEvent, to links: inout Links)
  /// Types of resources that join others, or hold such a property.
  static var resourceTypes: Set<String> { get }
  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links)
  /// The keys below a function's `events` in `serverless.yml`.
  static var serverlessEvents: Set<String> { get }
  static func add(_ event: ServerlessEvent, to links: inout Links)
}

extension EventSource {
  static var samEvents: Set<String> { [] }
  static func add(_ event: SAMEvent, to links: inout Links) {}
  static var resourceTypes: Set<String> { [] }
  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {}
  static var serverlessEvents: Set<String> { [] }
  static func add(_ event: ServerlessEvent, to links: inout Links) {}
}

/// One entry of `Events` in SAM.
struct SAMEvent {
  /// The function or state machine that it wakes.
  let owner: StackResource
  let name: String
  let type: String
  let properties: ScopedNode?
  let position: ProjectPosition

  var target: Endpoint { .resource(owner.key) }
  /// The logical id of what SAM makes for the event.
  var derivedName: String { owner.name + name }
  subscript(key: String) -> ScopedNode? { properties?[key] }
}

/// One entry of a function's `events` in `serverless.yml`.
struct ServerlessEvent {
  let owner: StackResource
  let key: String
  /// A text, or a mapping.
  let value: ScopedNode
  let position: ProjectPosition
  let number: Int

  var target: Endpoint { .resource(owner.key) }
  var derivedName: String { "\(owner.name)-\(key)-\(number)" }
  subscript(key: String) -> ScopedNode? { value.isMapping ? value[key] : nil }
  /// The member, or the whole value where that is a text or an intrinsic function.
  func member(_ keys: String...) -> ScopedNode? {
    keys.lazy.compactMap { self[$0] }.first ?? (value.isMapping ? nil : value)
  }
}

enum EventSources {
  /// In the order of the families' names.
  static let all: [any EventSource.Type] = [
    APISource.self, AlexaSource.self, CognitoSource.self, DestinationSource.self, EventBridgeSource.self, IoTSource.self,
    LogsSource.self, MailSource.self, ManagementSource.self, PermissionSource.self, PipeSource.self, PollingSource.self, S3Source.self, SNSSource.self,
    ScheduleSource.self, StateMachineSource.self, TransformationSource.self,
  ]

  static func add(_ stack: Stack, to links: inout Links) {
    links.stack = stack.path
    for resource in stack.resources {
      for source in all where source.resourceTypes.contains(resource.type) { source.add(resource, in: stack, to: &links) }
      if ManagementSource.isCustom(resource.type) { ManagementSource.add(resource, in: stack, to: &links) }
      guard resource.type.hasPrefix("AWS::Serverless::") else { continue }
      for (name, value, position) in resource.properties["Events"]?.entries ?? [] {
        guard let type = value["Type"]?.string else { continue }
        let event = SAMEvent(owner: resource, name: name, type: type, properties: value["Properties"], position: position)
        for source in all where source.samEvents.contains(type) { source.add(event, to: &links) }
      }
    }
    for event in stack.serverlessEvents {
      for source in all where source.serverlessEvents.contains(event.key) { source.add(event, to: &links) }
    }
    for function in stack.serverlessFunctions {
      APISource.addServerless(function, to: &links)
      DestinationSource.addServerless(function, to: &links)
    }
  }
}
