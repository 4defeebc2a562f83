import ServiceGraph

/// Alexa's skills.
enum AlexaSource: EventSource {
  static let samEvents: Set = ["AlexaSkill"]
  static let serverlessEvents: Set = ["alexaSkill", "alexaSmartHome"]

  static func add(_ event: SAMEvent, to links: inout Links) {
    add(event["SkillId"], to: event.target, at: event.position, event.type, &links)
  }

  static func add(_ event: ServerlessEvent, to links: inout Links) {
    add(event.member("appId"), to: event.target, at: event.position, event.key, &links)
  }

  private static func add(_ id: ScopedNode?, to target: Endpoint, at position: ProjectPosition, _ text: String, _ links: inout Links) {
    let skill = GraphNode(kind: .skill, name: id?.string.flatMap { $0.isEmpty ? nil : $0 } ?? "alexa", origin: .named)
    links.add(from: .node(skill), to: target, kind: "alexa", at: position, text)
  }
}
