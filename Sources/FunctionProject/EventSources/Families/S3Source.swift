import ServiceGraph

/// Notifications of buckets.
enum S3Source: EventSource {
  static let samEvents: Set = ["S3"]
  static let resourceTypes: Set = ["AWS::S3::Bucket", "Custom::S3BucketNotifications", "AWS::S3ObjectLambda::AccessPoint"]
  static let serverlessEvents: Set = ["s3"]

  static func add(_ event: SAMEvent, to links: inout Links) {
    guard let bucket = event["Bucket"] else { return }
    let traffic = traffic(event["Events"], event["Filter"])
    links.add(from: .value(bucket, .bucket), to: event.target, kind: "s3", at: event.position, text(traffic), traffic: traffic)
  }

  static func add(_ event: ServerlessEvent, to links: inout Links) {
    guard let bucket = event.member("bucket") else { return }
    var traffic = Traffic(events: Set(event["event"]?.strings ?? ["s3:ObjectCreated:*"]))
    for rule in event["rules"]?.items ?? [] {
      if let prefix = rule["prefix"]?.string { traffic.prefixes.insert(prefix) }
      if let suffix = rule["suffix"]?.string { traffic.suffixes.insert(suffix) }
    }
    links.add(from: .value(bucket, .bucket), to: event.target, kind: "s3", at: event.position, text(traffic), traffic: traffic)
  }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    if resource.type == "AWS::S3ObjectLambda::AccessPoint" { return addObjectLambda(resource, &links) }
    let isBucket = resource.type == "AWS::S3::Bucket"
    guard let configuration = resource["NotificationConfiguration"], let bucket = isBucket ? .resource(resource.key) : bucket(of: resource)
    else { return }
    for (list, member, kind) in targets {
      for item in configuration[list]?.items ?? [] {
        // CloudFormation's spelling, then that of S3's own interface, which the CDK uses.
        guard let target = item[member.cloudFormation] ?? item[member.own] else { continue }
        let traffic = traffic(item["Event"] ?? item["Events"], item["Filter"])
        links.add(from: bucket, to: .value(target, kind), kind: "s3", at: item.position, text(traffic), traffic: traffic)
      }
    }
  }

  private static func bucket(of resource: StackResource) -> Endpoint? { resource["BucketName"].map { .value($0, .bucket) } }

  private static func addObjectLambda(_ resource: StackResource, _ links: inout Links) {
    for item in resource["ObjectLambdaConfiguration"]?["TransformationConfigurations"]?.items ?? [] {
      guard let function = item["ContentTransformation"]?["AwsLambda"]?["FunctionArn"] else { continue }
      links.add(from: Links.service("s3-object-lambda"), to: .value(function, .function), at: item.position, resource.name)
    }
  }

  private typealias Member = (cloudFormation: String, own: String)
  private static let targets: [(list: String, member: Member, kind: NodeKind)] = [
    ("LambdaConfigurations", ("Function", "LambdaFunctionArn"), .function),
    ("LambdaFunctionConfigurations", ("Function", "LambdaFunctionArn"), .function),
    ("QueueConfigurations", ("Queue", "QueueArn"), .queue), ("TopicConfigurations", ("Topic", "TopicArn"), .topic),
  ]

  private static func traffic(_ events: ScopedNode?, _ filter: ScopedNode?) -> Traffic {
    var traffic = Traffic(events: Set(events?.strings ?? []))
    let rules = filter?["S3Key"]?["Rules"] ?? filter?["Key"]?["FilterRules"]
    for rule in rules?.items ?? [] {
      guard let value = rule["Value"]?.string else { continue }
      switch rule["Name"]?.string?.lowercased() {
      case "prefix": traffic.prefixes.insert(value)
      case "suffix": traffic.suffixes.insert(value)
      default: break
      }
    }
    return traffic
  }

  static func text(_ traffic: Traffic) -> String {
    (traffic.events.sorted() + traffic.prefixes.sorted().map { "\($0)*" } + traffic.suffixes.sorted().map { "*\($0)" }).joined(separator: " ")
  }
}
