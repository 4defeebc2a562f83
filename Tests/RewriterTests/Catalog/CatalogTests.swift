import PyRewriter
import Testing

@Suite struct CatalogTests {
  private let catalog: Catalog

  init() throws { catalog = try CatalogFixture.catalog() }

  @Test(arguments: [
    ("sns", "publish", "Publish", Effect.triggers), ("sqs", "send_message_batch", "SendMessageBatch", .triggers),
    ("dynamodb", "put_item", "PutItem", .triggers), ("dynamodb", "get_item", "GetItem", .harmless),
    ("s3", "upload_file", "PutObject", .triggers), ("s3", "upload_fileobj", "PutObject", .triggers),
    ("s3", "download_file", "GetObject", .mayTrigger), ("s3", "copy", "CopyObject", .triggers),
    ("s3", "put_object_acl", "PutObjectAcl", .triggers), ("sqs", "delete_message", "DeleteMessage", .harmless),
    ("ssm", "put_parameter", "PutParameter", .mayTrigger), ("events", "put_rule", "PutRule", .mayTrigger),
    ("lambda", "invoke", "Invoke", .triggers), ("stepfunctions", "start_execution", "StartExecution", .triggers),
    ("iot-data", "publish", "Publish", .triggers), ("runtime.sagemaker", "invoke_endpoint", "InvokeEndpoint", .harmless),
    ("rekognition", "detect_labels", "DetectLabels", .harmless), ("sts", "get_caller_identity", "GetCallerIdentity", .harmless),
    ("apigateway", "create_api_key", "CreateApiKey", .harmless), ("appsync", "create_api_key", "CreateApiKey", .harmless),
    ("rds", "create_db_cluster", "CreateDBCluster", .harmless), ("neptune", "create_db_instance", "CreateDBInstance", .harmless),
    ("storagegateway", "create_cached_iscsi_volume", "CreateCachediSCSIVolume", .harmless),
  ])
  func knowsClientMethods(service: String, method: String, operation: String, effect: Effect) throws {
    let found = try #require(catalog.operation(service: service, method: method))
    #expect(found.name == operation)
    #expect(found.effect == effect)
  }

  @Test func leavesOutWhatIsNoOperation() {
    for method in ["get_paginator", "can_paginate", "generate_presigned_url", "close", "_make_api_call", ""] {
      #expect(catalog.operation(service: "s3", method: method) == nil)
    }
    #expect(catalog.operation(service: "no-such-service", method: "publish") == nil)
    #expect(catalog.clientMethod(named: "generate_presigned_url") == .handOff)
    #expect(catalog.clientMethod(named: "get_paginator") == .paginator)
    #expect(catalog.clientMethod(named: "put_object") == nil)
  }

  @Test func describesAnOperation() throws {
    let publish = try #require(catalog.operation(service: "sns", method: "publish"))
    #expect(publish.resourceParameters == ["TopicArn", "TargetArn", "~PhoneNumber"])
    #expect(publish.joinKeys == ["MessageId"])
    let batch = try #require(catalog.operation(service: "sns", named: "PublishBatch"))
    #expect(batch.joinKeys == ["Successful[].MessageId"])
    #expect(batch.wakes == publish.wakes, "an empty text is the last one")
  }

  @Test func knowsServices() throws {
    #expect(try #require(catalog.service(named: "dynamodb")).hasResource)
    #expect(try #require(catalog.service(named: "sts")).hasResource == false)
    #expect(catalog.service(named: "runtime.sagemaker")?.name == "sagemaker-runtime")
    #expect(catalog.service(named: "nope") == nil)
    #expect(catalog.service(named: "stepfunctions")?.className == "SFN")
  }

  @Test(arguments: [
    ("SNSClient", "sns"), ("S3ServiceResource", "s3"), ("SFNClient", "stepfunctions"), ("EventBridgeClient", "events"),
    ("IoTDataPlaneClient", "iot-data"), ("LambdaClient", "lambda"), ("Client", nil), ("S3", nil), ("HTTPClient", nil),
  ])
  func knowsStubClasses(name: String, service: String?) { #expect(catalog.service(forClass: name) == service) }

  @Test func knowsStubPackages() {
    #expect(catalog.service(forStubPackage: "mypy_boto3_iot_data") == "iot-data")
    #expect(catalog.service(forStubPackage: "types_boto3_s3.client") == "s3")
    #expect(catalog.service(forStubPackage: "types_aiobotocore_sqs") == "sqs")
    #expect(catalog.service(forStubPackage: "mypy_boto3_nope") == nil)
    #expect(catalog.service(forStubPackage: "boto3") == nil)
  }

  @Test func parsesFast() throws {
    let bytes = try CatalogFixture.bytes()
    _ = try Catalog(parsing: bytes)
    let clock = ContinuousClock()
    let best = try (0..<20).map { _ in try clock.measure { _ = try Catalog(parsing: bytes) } }.min()
    // Unoptimised test builds are some thirty times slower than the product.
    #expect(try #require(best) < .milliseconds(100), "\(String(describing: best))")
    print("catalog: \(bytes.count) bytes parsed in \(String(describing: best))")
  }

  @Test(arguments: [
    ("", "catalog.txt:1:1: error: not a catalog"), ("gammaray-catalog 2 botocore 1\n", "catalog.txt:1:1: error: not a catalog"),
    ("gammaray-catalog 1 botocore 1\n#x\n", "catalog.txt:2:1: error: unreadable line '#x'"),
    ("gammaray-catalog 1 botocore 1\n@sns\n+a|b\n", "catalog.txt:3:1: error: unreadable line '+a|b'"),
    ("gammaray-catalog 1 botocore 1\n+a|b|c|D\n", "catalog.txt:2:1: error: unreadable line"),
  ])
  func refusesWhatIsNoCatalog(text: String, message: String) {
    let error = #expect(throws: CatalogError.self) { try Catalog(parsing: Array(text.utf8)) }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }
}
