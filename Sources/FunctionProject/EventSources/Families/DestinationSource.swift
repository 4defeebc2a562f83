import ServiceGraph

/// Where the outcome of an asynchronous invocation goes, and dead letters.
enum DestinationSource: EventSource {
  static let resourceTypes: Set = [
    "AWS::Serverless::Function", "AWS::Lambda::Function", "AWS::Lambda::EventInvokeConfig", "AWS::SQS::Queue", "AWS::SNS::Subscription",
  ]

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    switch resource.type {
    case "AWS::SQS::Queue":
      guard let target = resource["RedrivePolicy"]?.parsed["deadLetterTargetArn"] else { return }
      links.add(from: .resource(resource.key), to: .value(target, .queue), kind: "dead-letter", at: target.position, "RedrivePolicy")
    case "AWS::SNS::Subscription":
      guard let target = resource["RedrivePolicy"]?.parsed["deadLetterTargetArn"], let topic = resource["TopicArn"] else { return }
      links.add(from: .value(topic, .topic), to: .value(target, .queue), kind: "dead-letter", at: target.position, "RedrivePolicy")
    case "AWS::Lambda::EventInvokeConfig":
      guard let function = resource["FunctionName"] else { return }
      addDestinations(resource["DestinationConfig"], of: .value(function, .function), &links)
    default:
      let function = Endpoint.resource(resource.key)
      addDestinations(resource["EventInvokeConfig"]?["DestinationConfig"], of: function, &links)
      guard let letters = (resource["DeadLetterQueue"] ?? resource["DeadLetterConfig"])?["TargetArn"] else { return }
      links.add(from: function, to: .value(letters, .queue, .topic), kind: "dead-letter", at: letters.position, "dead letters")
    }
  }

  /// `destinations` and `onError` of a function in `serverless.yml`.
  static func addServerless(_ function: StackResource, to links: inout Links) {
    let source = Endpoint.resource(function.key)
    for (member, kind) in [("onSuccess", "on-success"), ("onFailure", "on-failure")] {
      guard let given = function["destinations"]?[member] else { continue }
      let target = given["arn"] ?? given
      var to = Endpoint.value(target, .function, .queue, .topic, .bus)
      // A plain text names a function of the same file.
      if let name = target.string, !name.contains(":") { to = .resource(target.scope.key(ServerlessStack.logicalID(ofFunction: name))) }
      links.add(from: source, to: to, kind: kind, at: given.position, member)
    }
    guard let letters = function["onError"] else { return }
    links.add(from: source, to: .value(letters, .topic, .queue), kind: "dead-letter", at: letters.position, "onError")
  }

  private static func addDestinations(_ configuration: ScopedNode?, of function: Endpoint, _ links: inout Links) {
    for (member, kind) in [("OnSuccess", "on-success"), ("OnFailure", "on-failure")] {
      guard let destination = configuration?[member]?["Destination"] else { continue }
      links.add(
        from: function, to: .value(destination, .queue, .topic, .function, .bus, .bucket), kind: kind, at: destination.position, member)
    }
  }
}
