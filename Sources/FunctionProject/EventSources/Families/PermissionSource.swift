import ServiceGraph

/// Permissions to invoke a function: what hints at an event source that is set up elsewhere, in an OpenAPI file say.
enum PermissionSource: EventSource {
  static let resourceTypes: Set = ["AWS::Lambda::Permission"]

  private static let kinds: [String: [NodeKind]] = [
    "apigateway": [.api], "s3": [.bucket], "sns": [.topic], "events": [.rule, .schedule], "cognito-idp": [.userPool], "iot": [.iotRule],
    "logs": [.logGroup], "elasticloadbalancing": [.loadBalancer], "scheduler": [.schedule],
  ]

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    guard let principal = resource["Principal"]?.text.rendered, let function = resource["FunctionName"], let source = resource["SourceArn"],
      let kinds = kinds[String(principal.prefix { $0 != "." })]
    else { return }
    links.add(
      from: .value(source.text, kinds), to: .value(function, .function), kind: "permission", at: resource.position, principal, certainty: .possible)
  }
}
