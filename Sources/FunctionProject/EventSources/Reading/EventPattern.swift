import ServiceGraph

/// Which events a rule of EventBridge waits for, as far as that tells where they come from.
struct EventPattern {
  private let root: ScopedNode?

  init(_ pattern: ScopedNode?) { root = pattern?.parsed }

  /// The exact names of `source`; nil where the pattern leaves the source open.
  var sources: [String]? {
    guard let source = root?["source"] else { return nil }
    let names = source.items.map(\.string)
    return names.contains(nil) ? nil : names.compactMap { $0 }
  }

  var text: String {
    let parts = [sources, root?["detail-type"]?.strings].compactMap { $0?.joined(separator: ",") }.filter { !$0.isEmpty }
    return parts.isEmpty ? "any event" : parts.joined(separator: " ")
  }

  /// Whether `PutEvents` of the application can match: it must not name sources of AWS.
  var takesOwnEvents: Bool { sources.map { $0.contains { !$0.hasPrefix("aws.") } } ?? true }

  /// Of events of AWS services: the resources that they are about, or else the services.
  func awsSources(in stack: Stack) -> [Endpoint] {
    (sources ?? []).filter { $0.hasPrefix("aws.") }.flatMap { source -> [Endpoint] in
      switch source {
      case "aws.s3": buckets(in: stack)
      case "aws.states": named(root?["detail"]?["stateMachineArn"], .stateMachine) ?? [Links.service("states")]
      default: [Links.service(String(source.dropFirst("aws.".count)))]
      }
    }
  }

  private func buckets(in stack: Stack) -> [Endpoint] {
    if let named = named(root?["detail"]?["bucket"]?["name"], .bucket) { return named }
    let notifying = stack.resources.filter { $0.type == "AWS::S3::Bucket" && $0["NotificationConfiguration"]?["EventBridgeConfiguration"] != nil }
    return notifying.isEmpty ? [Links.service("s3")] : notifying.map { .resource($0.key) }
  }

  private func named(_ list: ScopedNode?, _ kind: NodeKind) -> [Endpoint]? {
    let values = (list?.items ?? []).filter { !$0.isMapping }
    return values.isEmpty ? nil : values.map { .value($0, kind) }
  }

  /// Key prefixes and kinds of events of a pattern about S3.
  var traffic: Traffic {
    guard let root, sources == ["aws.s3"] else { return Traffic() }
    let events = (root["detail-type"]?.strings ?? []).compactMap {
      ["Object Created": "s3:ObjectCreated:*", "Object Deleted": "s3:ObjectRemoved:*"][$0]
    }
    let keys = root["detail"]?["object"]?["key"]?.items ?? []
    let prefixes = keys.map { $0["prefix"]?.string }
    return Traffic(events: Set(events), prefixes: prefixes.contains(nil) ? [] : Set(prefixes.compactMap { $0 }))
  }
}
