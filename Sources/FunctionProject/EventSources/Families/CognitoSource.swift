import ServiceGraph

/// Triggers of Cognito's user pools.
enum CognitoSource: EventSource {
  static let samEvents: Set = ["Cognito"]
  static let resourceTypes: Set = ["AWS::Cognito::UserPool"]
  static let serverlessEvents: Set = ["cognitoUserPool"]

  static func add(_ event: SAMEvent, to links: inout Links) {
    guard let pool = event["UserPool"] else { return }
    let triggers = event["Trigger"]?.strings.joined(separator: ", ") ?? event.type
    links.add(from: .value(pool, .userPool), to: event.target, kind: "cognito", at: event.position, triggers)
  }

  static func add(_ event: ServerlessEvent, to links: inout Links) {
    guard let pool = event["pool"] else { return }
    links.add(
      from: .value(pool, .userPool), to: event.target, kind: "cognito", at: event.position, event["trigger"]?.string ?? event.key)
  }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    for (trigger, value, position) in resource["LambdaConfig"]?.entries ?? [] where trigger != "KMSKeyID" {
      let function = value["LambdaArn"] ?? value
      links.add(from: .resource(resource.key), to: .value(function, .function), kind: "cognito", at: position, trigger)
    }
  }
}
