import ServiceGraph

/// Pipes of EventBridge: source → pipe → enrichment and target.
enum PipeSource: EventSource {
  static let resourceTypes: Set = ["AWS::Pipes::Pipe"]

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    let pipe = Endpoint.resource(resource.key)
    if let source = resource["Source"] {
      let from = Endpoint.value(source, .queue, .stream, .table, .kafka, .broker)
      links.add(from: from, to: pipe, at: source.position, "Source")
    }
    for member in ["Enrichment", "Target"] {
      guard let arn = resource[member] else { continue }
      links.add(from: pipe, to: .value(arn.text, EventBridgeSource.targetKinds), kind: "pipe", at: arn.position, member)
    }
  }
}
