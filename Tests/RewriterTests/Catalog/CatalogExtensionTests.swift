import PyRewriter
import Testing

@Suite struct CatalogExtensionTests {
  private let catalog: Catalog

  init() throws { catalog = try CatalogFixture.catalog() }

  @Test func takesWrappers() throws {
    let extended = try catalog.extended(
      by: CatalogExtension(wrappers: ["mylib.events.emit": "sns.publish", "mylib.call": "http.post"]))
    #expect(extended.wrapper(named: "mylib.events.emit") == catalog.operation(service: "sns", named: "Publish"))
    #expect(extended.wrapper(named: "mylib.call")?.name == "POST")
    #expect(extended.wrapper(named: "mylib.events") == nil)
  }

  @Test(arguments: ["ssm.put_parameter", "ssm.PutParameter"])
  func takesEffects(name: String) throws {
    let extended = try catalog.extended(by: CatalogExtension(effects: [name: "triggers"]))
    #expect(extended.operation(service: "ssm", method: "put_parameter")?.effect == .triggers)
    #expect(extended.operation(service: "ssm", method: "put_parameter")?.resourceParameters == ["Name"])
    #expect(extended.isTriggering(method: "put_parameter"))
    #expect(!catalog.isTriggering(method: "put_parameter"), "the original stays as it was")
  }

  @Test func carriesEffectsOverToResources() throws {
    let extended = try catalog.extended(
      by: CatalogExtension(effects: ["ec2.stop_instances": "triggers", "sns.publish": "harmless", "sts.assume_role": "triggers"]))
    #expect(extended.resourceOperation(service: "ec2", type: "Instance", method: "stop")?.effect == .triggers)
    #expect(extended.triggeringUses(ofMethod: "stop").contains { $0.type == "Instance" })
    #expect(extended.resourceOperation(service: "sns", type: "Topic", method: "publish")?.effect == .harmless)
    #expect(extended.services(withTriggeringMethod: "publish") == ["iot-data"])
    #expect(extended.services(withTriggeringMethod: "assume_role") == ["sts"])
  }

  @Test func takesOperationsOfServicesThatNobodyKnows() throws {
    let wake = SDKOperation(service: "bell", name: "RingBell", effect: .triggers, resourceParameters: ["Tower"], joinKeys: ["Id"])
    let extended = try catalog.extended(by: CatalogExtension(wrappers: ["bells.ring": "bell.ring_bell"], operations: [wake]))
    #expect(extended.operation(service: "bell", method: "ring_bell") == wake)
    #expect(extended.wrapper(named: "bells.ring") == wake)
    #expect(extended.services(withTriggeringMethod: "ring_bell") == ["bell"])
    #expect(extended.operation(service: "bell", method: "list_bells")?.effect == .harmless)
  }

  @Test func tellsTheRuntimeOfWrappers() throws {
    let extended = try catalog.extended(
      by: CatalogExtension(wrappers: ["mylib.emit": "sns.publish", "mylib.call": "http.post", "mylib.read": "s3.get_object"]))
    let slice = CatalogSlice.forRuntime(try CatalogFixture.bytes(), of: extended)
    #expect(String(decoding: slice, as: UTF8.self).contains("\n&mylib.call=http.POST mylib.emit=sns.Publish\n"))
    let read = try Catalog(parsing: slice)
    #expect(read.wrapper(named: "mylib.emit")?.effect == .triggers && read.wrapper(named: "mylib.call")?.name == "POST")
    #expect(read.httpCall(module: "requests", attribute: "post") == catalog.httpCall(module: "requests", attribute: "post"))
    #expect(!CatalogSlice.forRuntime(try CatalogFixture.bytes(), of: catalog).contains(UInt8(ascii: "&")))
  }

  @Test func tellsTheRuntime() throws {
    let extended = try catalog.extended(
      by: CatalogExtension(
        effects: ["ssm.put_parameter": "triggers", "sns.publish": "harmless", "sts.assume_role": "triggers"],
        operations: [SDKOperation(service: "bell", name: "RingBell", effect: .triggers)]))
    let slice = CatalogSlice.forRuntime(try CatalogFixture.bytes(), of: extended)
    let read = try Catalog(parsing: slice)
    #expect(read.operation(service: "ssm", named: "PutParameter")?.effect == .triggers)
    #expect(read.operation(service: "ssm", named: "SendCommand")?.effect == .triggers)
    #expect(read.operation(service: "sns", named: "Publish")?.effect == .harmless)
    #expect(read.operation(service: "sns", named: "PublishBatch")?.effect == .triggers)
    #expect(read.operation(service: "sts", named: "AssumeRole")?.effect == .triggers)
    #expect(read.operation(service: "bell", named: "RingBell")?.effect == .triggers)
  }

  @Test func takesHosts() throws {
    let extended = try catalog.extended(by: CatalogExtension(httpHosts: ["b.example.com", "a.example.com", "b.example.com"]))
    #expect(extended.httpEffect(host: "a.example.com") == .triggers)
    #expect(extended.httpEffect(host: "x.b.example.com") == .triggers)
    #expect(extended.httpEffect(host: "c.example.com") == .harmless)
    let slice = CatalogSlice.forRuntime(try CatalogFixture.bytes(), of: extended)
    #expect(try Catalog(parsing: slice).httpHosts == extended.httpHosts)
    #expect(extended.httpHosts.count == catalog.httpHosts.count + 2)
  }

  @Test(arguments: [
    (CatalogExtension(wrappers: ["a.b": "ssn.publish"]), "error: 'ssn.publish' is no operation: write service.operation"),
    (CatalogExtension(wrappers: ["a.b": "publish"]), "error: 'publish' is no operation"),
    (CatalogExtension(effects: ["sns.publish": "trigger"]), "error: 'trigger' is no effect of 'sns.publish': write triggers"),
    (CatalogExtension(effects: ["sns.": "triggers"]), "error: 'sns.' is no operation"),
    (CatalogExtension(effects: ["http.post": "harmless"]), "error: 'http.post' is no operation"),
  ])
  func refusesWhatItDoesNotKnow(addition: CatalogExtension, message: String) {
    let error = #expect(throws: CatalogError.self) { try catalog.extended(by: addition) }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }

  @Test func explains() throws {
    let publish = catalog.explanation(of: try #require(catalog.operation(spelled: "sns.publish")))
    #expect(publish.hasPrefix("sns.Publish: triggers. It wakes the topic's subscribers. Hybrid hooks it."))
    #expect(publish.contains("TopicArn, TargetArn, PhoneNumber"))
    #expect(publish.contains("/sns.html"))
    let parameter = catalog.explanation(of: try #require(catalog.operation(spelled: "ssm.PutParameter")))
    #expect(parameter.hasPrefix("ssm.PutParameter: may-trigger. It can wake parameter change events in EventBridge."))
    let read = catalog.explanation(of: try #require(catalog.operation(spelled: "dynamodb.get_item")))
    #expect(read.hasPrefix("dynamodb.GetItem: harmless"))
    #expect(catalog.operation(spelled: "nonsense") == nil)
  }
}
