extension NodeKind {
  /// What a call of a service acts on; nil: the service as a whole.
  package static func target(of service: String) -> NodeKind? { targets[service] }

  static let targets: [String: NodeKind] = [
    "sns": .topic, "sqs": .queue, "s3": .bucket, "dynamodb": .table, "kinesis": .stream, "firehose": .deliveryStream, "events": .bus,
    "stepfunctions": .stateMachine, "lambda": .function, "iot-data": .iotTopic, "cognito-idp": .userPool, "logs": .logGroup,
  ]
}

/// A resource or function as records name it.
package struct ObservedName: Hashable, Sendable {
  package let kind: NodeKind
  package let name: String
  /// Empty where the records do not say it.
  package let region: String
}

/// Makes names of resources out of what calls and entries say: ARNs, URLs, plain names.
enum ResourceNames {
  /// What a call acts on: several tables in a batch, else one thing.
  static func targets(service: String, resource: String?, region: String) -> [ObservedName] {
    guard service != "http" else { return [host(resource ?? "?", region: region)] }
    guard let kind = NodeKind.target(of: service) else { return [ObservedName(kind: .service, name: service, region: region)] }
    let texts = kind == .table ? (resource ?? "?").split(separator: " ").map(String.init) : [resource ?? "?"]
    return texts.map { ObservedName(kind: kind, name: short($0, kind), region: ARN($0).map(\.region).flatMap(nonEmpty) ?? region) }
  }

  static let kinds: [String: NodeKind] = [
    "s3": .bucket, "s3_object_lambda": .bucket, "sns": .topic, "sqs": .queue, "kinesis": .stream, "dynamodb": .table,
    "eventbridge": .bus, "schedule": .schedule, "rest_api": .api, "http_api": .api, "function_url": .api, "websocket": .api,
    "load_balancer": .loadBalancer, "stepfunctions": .stateMachine, "firehose": .deliveryStream, "logs": .logGroup, "kafka": .kafka,
    "mq": .broker, "documentdb": .database, "cognito": .userPool,
  ]

  /// What woke a function, by its entry's source and the ARN that it gives.
  static func source(_ source: String?, arn: String?, function: ObservedName) -> ObservedName? {
    guard let source, source != "unknown", source != "destination" else { return nil }
    guard let kind = kinds[source] else {
      return ObservedName(kind: .service, name: source, region: function.region)
    }
    let region = arn.flatMap(ARN.init).map(\.region).flatMap(nonEmpty) ?? function.region
    // An event's `resources` are not its bus; a request names no API.
    let isNamed = arn != nil && kind != .bus && kind != .api && kind != .loadBalancer
    return ObservedName(kind: kind, name: isNamed ? short(arn ?? "", kind) : kind == .bus ? "default" : function.name, region: region)
  }

  static func function(_ arn: String?) -> ObservedName {
    ObservedName(kind: .function, name: arn.map(ARN.function) ?? "?", region: arn.flatMap(ARN.init)?.region ?? "")
  }

  /// A host of API Gateway is an API.
  private static func host(_ host: String, region: String) -> ObservedName {
    let parts = host.split(separator: ".")
    if parts.count > 2, parts[1] == "execute-api" { return ObservedName(kind: .api, name: String(parts[0]), region: String(parts[2])) }
    return ObservedName(kind: .host, name: host, region: "")
  }

  private static func short(_ text: String, _ kind: NodeKind) -> String {
    switch kind {
    case .table: return ARN.table(text)
    case .function: return ARN.function(text)
    case .queue where text.contains("/"): return text.split(separator: "/").last.map(String.init) ?? text
    case .stateMachine:
      // `…:execution:Name:run` and `…:stateMachine:Name`.
      let parts = (ARN(text)?.resource ?? text).split(separator: ":")
      return parts.count > 1 ? String(parts[1]) : text
    // A log group's name has slashes; a consumer's ARN goes on behind its stream.
    case .logGroup: return ARN(text).map { String($0.resource.dropFirst("log-group:".count)) } ?? text
    case .stream:
      let parts = (ARN(text)?.resource ?? text).split(separator: "/")
      return parts.count > 1 ? String(parts[1]) : text
    default:
      guard let arn = ARN(text) else { return text }
      return arn.resource.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? text
    }
  }

  private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
