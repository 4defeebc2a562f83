import ServiceGraph

/// Incoming mail: receipt rules of SES.
enum MailSource: EventSource {
  static let resourceTypes: Set = ["AWS::SES::ReceiptRule"]

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    let recipients = resource["Rule"]?["Recipients"]?.items.map(\.text.rendered) ?? []
    let mail = Endpoint.node(GraphNode(kind: .email, name: recipients.first ?? "incoming mail", origin: .named))
    let actions: [(String, String, NodeKind)] = [
      ("LambdaAction", "FunctionArn", .function), ("SNSAction", "TopicArn", .topic), ("S3Action", "BucketName", .bucket),
    ]
    for action in resource["Rule"]?["Actions"]?.items ?? [] {
      for (name, member, kind) in actions {
        guard let target = action[name]?[member] else { continue }
        links.add(from: mail, to: .value(target, kind), kind: "ses", at: action.position, name)
      }
    }
  }
}
