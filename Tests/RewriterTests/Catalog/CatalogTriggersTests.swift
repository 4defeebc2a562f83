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
    ("put_record", ["DeliveryStreamName", "Record"], ["firehose"]), ("put_record", ["StreamName", "Data"], ["kinesis"]),
    ("publish", ["topic", "payload"], ["iot-data"]), ("publish", ["PhoneNumber", "Message"], ["sns", "sns", "sns"]),
    ("put_events", ["Entries"], ["events"]), ("publish", [], ["iot-data", "sns", "sns", "sns"]),
    ("send_message", ["QueueUrl"], ["sqs", "sqs"]),
  ])
  func weighsKeywords(method: String, keywords: [String], services: [String]) {
    #expect(catalog.triggeringUses(ofMethod: method, keywords: keywords).map(\.service) == services)
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

  @Test func slicesWhatTheRuntimeReads() throws {
    let bytes = try CatalogFixture.bytes()
    let slice = CatalogSlice.forRuntime(bytes)
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
