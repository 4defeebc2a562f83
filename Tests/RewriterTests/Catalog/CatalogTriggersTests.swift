import PyRewriter
import Testing

@Suite struct CatalogTriggersTests {
  private let catalog: Catalog

  init() throws { catalog = try CatalogFixture.catalog() }

  @Test(arguments: [
    ("publish", ["iot-data", "sns"]), ("send_message", ["connectparticipant", "sqs"]), ("put_events", ["events", "pinpoint"]),
    ("put_record", ["firehose", "kinesis"]), ("execute_statement", ["dynamodb"]), ("put_object", ["s3"]),
    ("upload_file", ["s3"]), ("batch_writer", ["dynamodb"]), ("put_item", ["dynamodb"]), ("get_item", []), ("append", []),
    ("sendMessage", []), ("Publish", []), ("_publish", []), ("", []), ("invoke", ["lambda"]), ("send_messages", ["pinpoint", "sqs"]),
  ])
  func knowsServicesOfAMethod(method: String, services: [String]) {
    #expect(catalog.services(withTriggeringMethod: method) == services)
    #expect(catalog.isTriggering(method: method) == !services.isEmpty)
  }

  @Test func tellsClientsFromResources() {
    #expect(catalog.triggeringUses(ofMethod: "put_object").map(\.type) == [nil, "Bucket"])
    let deletes = catalog.triggeringUses(ofMethod: "delete")
    #expect(deletes.allSatisfy { $0.type != nil }, "only resources have this name")
    #expect(deletes.contains { $0.type == "ObjectSummary" && $0.isBatch && $0.operation == "DeleteObjects" })
    #expect(deletes.contains { $0.type == "Object" && !$0.isBatch && $0.operation == "DeleteObject" })
  }

  @Test(arguments: [
    ("put_record", 0, ["DeliveryStreamName", "Record"], ["firehose"]), ("put_record", 0, ["StreamName", "Data"], ["kinesis"]),
    ("publish", 0, ["topic", "payload"], ["iot-data"]), ("publish", 0, ["PhoneNumber", "Message"], ["sns", "sns", "sns"]),
    ("publish", 0, ["Message"], ["sns", "sns", "sns"]), ("publish", 2, [], []), ("publish", 0, [], ["iot-data", "sns", "sns", "sns"]),
    ("put_events", 0, ["Entries"], ["events"]), ("send_message", 0, ["QueueUrl"], ["sqs", "sqs"]), ("invoke", 1, [], []),
    ("invoke", 0, ["input"], []), ("invoke", 0, ["FunctionName"], ["lambda"]), ("put", 1, [], []), ("put", 0, ["Body"], ["s3", "s3", "s3"]),
    ("update", 0, ["a"], []), ("update", 1, [], []), ("copy", 0, [], []), ("copy", 3, [], ["s3", "s3", "s3", "s3"]),
    ("upload_file", 2, ["Key"], ["s3", "s3", "s3", "s3"]), ("put_item", 0, ["Item"], ["dynamodb", "dynamodb", "dynamodb"]),
    ("put_item", 1, [], ["dynamodb"]), ("start_execution", 0, ["stateMachineArn"], ["stepfunctions"]),
    ("start_execution", 0, ["name"], ["stepfunctions"]), ("start_execution", 0, ["Name"], []), ("batch_writer", 0, [], ["dynamodb"]),
    ("batch_writer", 0, ["overwrite_by_pkeys"], ["dynamodb"]),
  ])
  func weighsArguments(method: String, positional: Int, keywords: [String], services: [String]) {
    let arguments = CallArguments(positionalCount: positional, keywords: keywords)
    #expect(catalog.triggeringUses(ofMethod: method, calledWith: arguments).map(\.service) == services)
  }

  @Test func takesUnpackedArgumentsForAnything() {
    let arguments = CallArguments(positionalCount: 1, keywords: [], isOpen: true)
    #expect(catalog.triggeringUses(ofMethod: "publish", calledWith: arguments).count == 4)
  }

  @Test(arguments: [
    ("put_object", [false, false]), ("upload_fileobj", [true, true, true]), ("send_messages", [false, false]), ("publish", [false, false, false, false]),
  ])
  func knowsWhatTakesPositionalArguments(method: String, takes: [Bool]) {
    #expect(catalog.triggeringUses(ofMethod: method).map(\.takesPositionalArguments) == takes)
  }

  @Test(arguments: [
    ("requests", "post", "POST", nil, 0), ("requests", "get", "GET", nil, 0), ("requests", "request", nil, 0, 1),
    ("requests.Session", "put", "PUT", nil, 0), ("urllib.request", "urlopen", nil, nil, 0), ("urllib3", "request", nil, 0, 1),
    ("urllib3.PoolManager", "request", nil, 0, 1), ("http.client.HTTPConnection", "request", nil, 0, 1),
    ("httpx", "post", "POST", nil, 0), ("httpx.Client", "send", nil, nil, nil), ("aiohttp.ClientSession", "get", "GET", nil, 0),
    ("botocore.vendored.requests", "get", "GET", nil, 0), ("httplib2.Http", "request", nil, 1, 0),
  ])
  func knowsHTTPClients(module: String, attribute: String, method: String?, methodArgument: Int?, urlArgument: Int?) throws {
    let call = try #require(catalog.httpCall(module: module, attribute: attribute))
    #expect(call.method == method)
    #expect(call.methodArgument == methodArgument)
    #expect(call.urlArgument == urlArgument)
    #expect(call.operation.service == "http")
    #expect(call.operation.effect == .triggers)
  }

  @Test func knowsWhatMakesHTTPClients() {
    #expect(catalog.httpType(module: "requests", attribute: "session") == "requests.Session")
    #expect(catalog.httpType(ofClass: "requests.sessions.Session") == "requests.Session")
    #expect(catalog.httpType(module: "httpx", attribute: "AsyncClient") == "httpx.Client")
    #expect(catalog.httpType(module: "requests", attribute: "get") == nil)
    #expect(catalog.httpCall(module: "requests", attribute: "codes") == nil)
    #expect(catalog.httpCall(module: "json", attribute: "get") == nil)
    #expect(catalog.isHTTPModule("urllib.request"))
  }

  @Test(arguments: [
    ("abc.execute-api.us-east-1.amazonaws.com", Effect.triggers), ("x.lambda-url.us-east-1.on.aws", .triggers),
    ("AMAZONAWS.COM", .triggers), ("example.com", .harmless), ("notamazonaws.com", .harmless),
  ])
  func judgesHosts(host: String, effect: Effect) { #expect(catalog.httpEffect(host: host) == effect) }

  @Test func takesAnUnknownHostForOneThatCounts() { #expect(catalog.httpEffect(host: nil) == .triggers) }

  @Test func slicesWhatTheRuntimeReads() throws {
    let bytes = try CatalogFixture.bytes()
    let slice = CatalogSlice.forRuntime(bytes, of: catalog)
    #expect(slice.count * 2 < bytes.count)
    let small = try Catalog(parsing: slice)
    for (service, name) in [("sns", "Publish"), ("s3", "DeleteObjects"), ("ssm", "PutParameter"), ("sqs", "PurgeQueue")] {
      let (whole, part) = (catalog.operation(service: service, named: name), small.operation(service: service, named: name))
      #expect(part?.effect == whole?.effect)
      #expect(part?.resourceParameters == whole?.resourceParameters)
      #expect(part?.joinKeys == whole?.joinKeys)
    }
  }
}
