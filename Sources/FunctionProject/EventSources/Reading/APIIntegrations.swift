import ServiceGraph

/// What API Gateway calls: integrations and authorizers, as resources or inside of an OpenAPI document.
enum APIIntegrations {
  private static let kinds: [NodeKind] = [.function, .queue, .topic, .stateMachine, .stream, .bus]

  static func add(_ resource: StackResource, to links: inout Links) {
    switch resource.type {
    case "AWS::ApiGateway::Method":
      guard let api = resource["RestApiId"] else { return }
      let method = resource["HttpMethod"]?.string ?? ""
      addIntegration(resource["Integration"], of: .value(api, .api), method, &links)
    case "AWS::ApiGatewayV2::Integration":
      guard let api = resource["ApiId"] else { return }
      addSecondIntegration(resource, of: .value(api, .api), &links)
    case "AWS::ApiGateway::Authorizer", "AWS::ApiGatewayV2::Authorizer":
      guard let api = resource["RestApiId"] ?? resource["ApiId"], let function = resource["AuthorizerUri"] else { return }
      links.add(from: .value(api, .api), to: .value(function, .function), kind: "authorizer", at: resource.position, resource.name)
    default: addDocument(resource, &links)
    }
  }

  private static func addIntegration(_ integration: ScopedNode?, of api: Endpoint, _ text: String, _ links: inout Links) {
    guard let integration, let uri = integration["Uri"] ?? integration["uri"] else { return }
    let type = (integration["Type"] ?? integration["type"])?.string?.lowercased()
    if type == "http" || type == "http_proxy" {
      guard let host = URLText.host(uri.text.rendered) else { return }
      return links.add(from: api, to: .node(GraphNode(kind: .host, name: host, origin: .named)), kind: "api", at: uri.position, text)
    }
    if let target = target(of: uri) { links.add(from: api, to: target, kind: "api", at: uri.position, text) }
  }

  /// A function, or the queue of `arn:aws:apigateway:REGION:sqs:path/ACCOUNT/NAME`; what `action/…` is about, request templates hide.
  private static func target(of uri: ScopedNode) -> Endpoint? {
    let text = uri.text.rendered
    if text.contains(":lambda:path/") || !uri.text.references.isEmpty && !text.contains(":apigateway:") { return .value(uri, .function) }
    if text.contains(":sqs:path/") { return .value(uri, .queue) }
    guard let action = text.firstRange(of: ":action/"), text.hasPrefix("arn:") else { return nil }
    let service = AWSName.split(String(text[..<action.lowerBound]), at: ":").last ?? ""
    let kinds: [String: NodeKind] = [
      "states": .stateMachine, "sqs": .queue, "sns": .topic, "kinesis": .stream, "dynamodb": .table, "events": .bus, "s3": .bucket,
    ]
    return kinds[service].map { .node(GraphNode(kind: $0, name: String(text[action.upperBound...]), origin: .unknown)) }
  }

  private static func addSecondIntegration(_ resource: StackResource, of api: Endpoint, _ links: inout Links) {
    if let subtype = resource["IntegrationSubtype"]?.string {
      let members: [(String, String, NodeKind)] = [
        ("SQS-", "QueueUrl", .queue), ("EventBridge-PutEvents", "EventBusName", .bus), ("Kinesis-", "StreamName", .stream),
        ("StepFunctions-", "StateMachineArn", .stateMachine),
      ]
      for (prefix, member, kind) in members where subtype.hasPrefix(prefix) {
        let given = resource["RequestParameters"]?[member]
        guard let to = given.map({ Endpoint.value($0, kind) }) ?? (kind == .bus ? Links.defaultBus : nil) else { continue }
        links.add(from: api, to: to, kind: "api", at: resource.position, subtype)
      }
    } else if let uri = resource["IntegrationUri"], resource["IntegrationType"]?.string?.hasPrefix("HTTP") != true {
      links.add(from: api, to: .value(uri.text, kinds), kind: "api", at: resource.position, resource.name)
    }
  }

  private static func addDocument(_ resource: StackResource, _ links: inout Links) {
    let api = Endpoint.resource(resource.key)
    for (name, authorizer, position) in resource["Auth"]?["Authorizers"]?.entries ?? [] {
      guard let function = authorizer["FunctionArn"] else { continue }
      links.add(from: api, to: .value(function, .function), kind: "authorizer", at: position, name)
    }
    if let function = resource["Auth"]?["AuthArn"] {
      links.add(from: api, to: .value(function, .function), kind: "authorizer", at: function.position, "Auth")
    }
    guard let document = resource["DefinitionBody"] ?? resource["Body"] else { return }
    for (path, item, _) in document["paths"]?.entries ?? [] {
      for (method, operation, _) in item.entries where method != "parameters" {
        addIntegration(operation["x-amazon-apigateway-integration"], of: api, "\(method.uppercased()) \(path)", &links)
      }
    }
  }
}
