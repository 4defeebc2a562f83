import PyRewriter
import Testing

@Suite struct CatalogResourcesTests {
  private let catalog: Catalog

  init() throws { catalog = try CatalogFixture.catalog() }

  @Test(arguments: [
    ("dynamodb", "Table", "put_item", "PutItem"), ("dynamodb", "Table", "batch_writer", "BatchWriteItem"),
    ("dynamodb", "BatchWriter", "put_item", "BatchWriteItem"), ("dynamodb", nil, "batch_write_item", "BatchWriteItem"),
    ("s3", "Object", "put", "PutObject"), ("s3", "Object", "upload_file", "PutObject"), ("s3", "Object", "copy_from", "CopyObject"),
    ("s3", "Bucket", "upload_fileobj", "PutObject"), ("s3", "Bucket", "put_object", "PutObject"),
    ("s3", "ObjectSummary", "delete", "DeleteObject"), ("s3", "Bucket", "delete_objects", "DeleteObjects"),
    ("s3", "MultipartUpload", "complete", "CompleteMultipartUpload"), ("s3", "ObjectAcl", "put", "PutObjectAcl"),
    ("s3", "Object", "reload", "HeadObject"), ("s3", "Bucket", "wait_until_exists", "HeadBucket"),
    ("s3", "S3Transfer", "upload_file", "PutObject"), ("s3", "TransferManager", "delete", "DeleteObject"),
    ("sns", "Topic", "publish", "Publish"), ("sqs", "Queue", "send_messages", "SendMessageBatch"),
    ("sqs", "Queue", "send_message", "SendMessage"), ("sqs", "Message", "delete", "DeleteMessage"),
    ("sns", "PlatformEndpoint", "publish", "Publish"), ("ec2", "Instance", "stop", "StopInstances"),
    ("ec2", "Subnet", "create_instances", "RunInstances"), ("ec2", nil, "create_instances", "RunInstances"),
    ("cloudwatch", "Alarm", "set_state", "SetAlarmState"), ("iam", "User", "create_access_key_pair", "CreateAccessKey"),
  ])
  func knowsMethods(service: String, type: String?, method: String, operation: String) {
    #expect(catalog.resourceOperation(service: service, type: type, method: method)?.name == operation)
  }

  @Test(arguments: [
    ("s3", nil, "Object", "Object"), ("s3", nil, "Bucket", "Bucket"), ("s3", "Bucket", "Object", "Object"),
    ("s3", "Bucket", "objects", "ObjectSummary"), ("s3", "Bucket", "object_versions", "ObjectVersion"),
    ("s3", "ObjectSummary", "Object", "Object"), ("s3", "Bucket", "put_object", "Object"), ("s3", nil, "buckets", "Bucket"),
    ("dynamodb", nil, "Table", "Table"), ("dynamodb", nil, "create_table", "Table"), ("dynamodb", "Table", "batch_writer", "BatchWriter"),
    ("sqs", nil, "get_queue_by_name", "Queue"), ("sqs", nil, "create_queue", "Queue"), ("sqs", "Queue", "receive_messages", "Message"),
    ("sqs", "Message", "Queue", "Queue"), ("sns", nil, "create_topic", "Topic"), ("ec2", "Instance", "vpc", "Vpc"),
    ("s3", "Object", "Acl", "ObjectAcl"), ("s3", "Object", "put", nil), ("s3", "Bucket", "name", nil), ("s4", nil, "Bucket", nil),
  ])
  func knowsWhatAMemberGives(service: String, type: String?, member: String, given: String?) {
    #expect(catalog.resourceType(service: service, type: type, member: member) == given)
  }

  @Test func tellsListsAndCollectionsApart() {
    #expect(
      catalog.member(service: "sqs", type: "Queue", named: "receive_messages")
        == .action(operation: "ReceiveMessage", result: .list(of: "Message")))
    #expect(
      catalog.member(service: "s3", type: "Bucket", named: "objects")
        == .collection(operation: "ListObjects", item: "ObjectSummary"))
    #expect(catalog.member(service: "s3", type: nil, named: "Bucket") == .resource("Bucket"))
    #expect(catalog.resourceOperation(service: "s3", type: "Bucket", method: "objects") == nil)
  }

  @Test func knowsBatchActions() {
    #expect(catalog.collectionOperation(service: "s3", item: "ObjectSummary", method: "delete")?.name == "DeleteObjects")
    #expect(catalog.collectionOperation(service: "s3", item: "ObjectVersion", method: "delete")?.effect == .triggers)
    #expect(catalog.collectionOperation(service: "ec2", item: "Instance", method: "terminate")?.name == "TerminateInstances")
    #expect(catalog.collectionOperation(service: "s3", item: "ObjectSummary", method: "all") == nil)
  }

  @Test func knowsWhatConstructorsFill() {
    #expect(catalog.constructorParameters(service: "s3", type: "Object") == ["Bucket", "Key"])
    #expect(catalog.constructorParameters(service: "dynamodb", type: "Table") == ["TableName"])
    #expect(catalog.constructorParameters(service: "sqs", type: "Queue") == ["QueueUrl"])
    #expect(catalog.constructorParameters(service: "sns", type: "Topic") == ["TopicArn"])
    #expect(catalog.constructorParameters(service: "sns", type: "Nope").isEmpty)
  }

  @Test func knowsClassesThatCodeMakesItself() {
    #expect(catalog.sdkType(ofClass: "boto3.s3.transfer.S3Transfer") == SDKType(service: "s3", type: "S3Transfer"))
    #expect(catalog.sdkType(ofClass: "boto3.Session") == nil)
  }
}
