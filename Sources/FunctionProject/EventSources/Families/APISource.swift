import ServiceGraph

/// Requests over HTTP: API Gateway, function URLs, AppSync, load balancers.
enum APISource: EventSource {
  static let samEvents: Set = ["Api", "HttpApi"]
  static let resourceTypes: Set = [
    "AWS::Serverless::Function", "AWS::Lambda::Url", "AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGateway::Authorizer", "AWS::ApiGatewayV2::Authorizer", "AWS::Serverless::Api", "AWS::Serverless::HttpApi",
    "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api", "AWS::AppSync::DataSource", "AWS::Serverless::GraphQLApi",
    "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::Serverless::WebSocketApi",
  ]
  static let serverlessEvents: Set = ["http", "httpApi", "websocket", "alb", "cloudFront", "appSync"]

  static func add(_ event: SAMEvent, to links: inout Links) {
    let isREST = event.type == "Api"
    let given = event[isREST ? "RestApiId" : "ApiId"] ?? event.owner.globals?["RestApiId"]
    let implicit = isREST ? "ServerlessRestApi" : "ServerlessHttpApi"
    let api = given.map { Endpoint.value($0, .api) } ?? .node(GraphNode(kind: .api, name: implicit, origin: .declared))
    let route = [event["Method"]?.string?.uppercased(), event["Path"]?.string].compactMap { $0 }.joined(separator: " ")
    links.add(from: api, to: event.target, kind: "api", at: event.position, route.isEmpty ? "any route" : route)
  }

  static func add(_ event: ServerlessEvent, to links: inout Links) {
    // `http: GET /path`, or its members.
    let members = [event["method"]?.string?.uppercased(), event["path"]?.string].compactMap { $0 }.joined(separator: " ")
    let route = event.value.isMapping ? members : event.value.string ?? ""
    let names = ["http": "ApiGatewayRestApi", "httpApi": "HttpApi", "websocket": "WebsocketsApi"]
    let api = GraphNode(kind: event.key == "alb" ? .loadBalancer : .api, name: names[event.key] ?? event.key, origin: .declared)
    links.add(from: .node(api), to: event.target, kind: "api", at: event.position, route.isEmpty ? event.key : route)
    guard let authorizer = event["authorizer"] else { return }
    // A function of the same file by its key, or any by its ARN.
    let name = (authorizer["name"] ?? authorizer).string
    let known = name.map { authorizer.scope.key(ServerlessStack.logicalID(ofFunction: $0)) }
    if let arn = authorizer["arn"] {
      links.add(from: .node(api), to: .value(arn, .function), kind: "authorizer", at: authorizer.position, "authorizer")
    } else if let known, authorizer.scope.resourceIDs.contains(known.id) {
      links.add(from: .node(api), to: .resource(known), kind: "authorizer", at: authorizer.position, "authorizer")
    }
  }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    switch resource.type {
    case "AWS::Serverless::Function":
      guard let url = resource["FunctionUrlConfig"] else { return }
      addURL(of: .resource(resource.key), named: resource.name, at: url.position, &links)
    case "AWS::Lambda::Url":
      guard let function = resource["TargetFunctionArn"] else { return }
      addURL(of: .value(function, .function), named: resource.name, at: resource.position, &links)
    case "AWS::AppSync::DataSource":
      guard let function = resource["LambdaConfig"]?["LambdaFunctionArn"], let api = resource["ApiId"] else { return }
      links.add(from: .value(api, .api), to: .value(function, .function), kind: "appsync", at: resource.position, resource.name)
    case "AWS::Serverless::GraphQLApi":
      for (name, source, position) in resource["DataSources"]?["Lambda"]?.entries ?? [] {
        guard let function = source["FunctionArn"] else { continue }
        links.add(from: .resource(resource.key), to: .value(function, .function), kind: "appsync", at: position, name)
      }
    case "AWS::Serverless::WebSocketApi":
      for (name, route, position) in resource["Routes"]?.entries ?? [] {
        guard let function = route["FunctionArn"] else { continue }
        links.add(from: .resource(resource.key), to: .value(function, .function), kind: "api", at: position, name)
      }
      APIIntegrations.add(resource, to: &links)
    case "AWS::ElasticLoadBalancingV2::TargetGroup":
      guard resource["TargetType"]?.string == "lambda" else { return }
      for target in resource["Targets"]?.items.compactMap({ $0["Id"] }) ?? [] {
        links.add(from: .resource(resource.key), to: .value(target, .function), kind: "alb", at: target.position, resource.name)
      }
    default: APIIntegrations.add(resource, to: &links)
    }
  }

  private static func addURL(of function: Endpoint, named name: String, at position: ProjectPosition, _ links: inout Links) {
    let url = links.implied(.api, "\(name)Url", at: position)
    links.add(from: url, to: function, kind: "url", at: position, "function URL")
  }

  /// `url: true` of a function in `serverless.yml`.
  static func addServerless(_ function: StackResource, to links: inout Links) {
    guard let url = function["url"], url.isMapping || url.isTrue else { return }
    addURL(of: .resource(function.key), named: function.name, at: url.position, &links)
  }
}
