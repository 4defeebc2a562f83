/// Operations that can wake something, as the runtime knows them (`runtime/src/gammaray/services`): the others read or configure.
enum EffectOperations {
  static let known: [String: Set<String>] = [
    "lambda": ["Invoke", "InvokeAsync", "InvokeWithResponseStream"],
    "s3": [
      "PutObject", "CopyObject", "CompleteMultipartUpload", "DeleteObject", "DeleteObjects", "RestoreObject", "PutObjectTagging",
      "DeleteObjectTagging", "PutObjectAcl", "RenameObject",
    ],
    "sns": ["Publish", "PublishBatch"], "sqs": ["SendMessage", "SendMessageBatch"], "kinesis": ["PutRecord", "PutRecords"],
    "events": ["PutEvents", "PutPartnerEvents"], "stepfunctions": ["StartExecution", "StartSyncExecution", "RedriveExecution"],
    "dynamodb": [
      "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems", "ExecuteStatement", "BatchExecuteStatement",
      "ExecuteTransaction",
    ],
  ]

  static func contains(service: String, operation: String) -> Bool { known[service]?.contains(operation) ?? false }
}
