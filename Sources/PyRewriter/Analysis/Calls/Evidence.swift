/// How a call looks from outside: what is judged when its receiver is not known.
struct CallShape {
  let method: String
  /// The receiver's source text, in lower case.
  let receiver: String
  /// Positional arguments that are no `*args`.
  let positionalCount: Int
  let keywords: [String]
  let hasSplat: Bool
  /// The file names the SDK.
  let isInSDKFile: Bool
}

/// Judges calls of unknown receivers by the method's name and by the arguments: SDK operations take keywords only, and known ones.
struct Evidence {
  let catalog: Catalog

  enum Verdict: Equatable {
    case noSDKCall
    /// Where the call may lead; certain when the arguments fit one service alone.
    case possible([MethodUse], isCertain: Bool)
  }

  func verdict(on call: CallShape) -> Verdict {
    let fitting = fitting(call)
    guard !fitting.isEmpty else { return .noSDKCall }
    if call.keywords.contains(where: Self.isTelling) {
      return .possible(fitting, isCertain: Set(fitting.map(\.service)).count == 1)
    }
    if !call.keywords.isEmpty { return call.isInSDKFile || names(call, oneOf: fitting) ? .possible(fitting, isCertain: false) : .noSDKCall }
    if Self.isDistinctive(call.method) { return .possible(fitting, isCertain: false) }
    let isNamed = names(call, oneOf: fitting) || call.hasSplat && Self.generic.contains(where: call.receiver.contains)
    // `client.send_command(**command)` may be anywhere, `obj.delete()` is an SDK call only where the SDK is known.
    guard isNamed, call.isInSDKFile || call.hasSplat && call.method.contains("_") else { return .noSDKCall }
    return .possible(fitting, isCertain: false)
  }

  /// The methods of that name that trigger and can have such arguments.
  func fitting(_ call: CallShape) -> [MethodUse] { catalog.triggeringUses(ofMethod: call.method).filter { fits(call, $0) } }

  /// A keyword such as `TopicArn` or `stateMachineArn`, which Python code does not use by itself.
  private static func isTelling(_ keyword: String) -> Bool {
    keyword.dropFirst().contains { $0.isUppercase } || keyword.first?.isUppercase == true && keyword.contains { $0.isLowercase }
  }

  /// Names of more than one word, but for those that other libraries have too.
  static func isDistinctive(_ method: String) -> Bool { method.contains("_") && !common.contains(method) }

  private static let common: Set<String> = [
    "send_message", "put_record", "create_job", "start_execution", "execute_statement", "send_email", "delete_file", "put_file", "copy_from",
    "create_task", "run_task", "upload_file", "start_job", "create_event", "start_task", "stop_task", "start_query", "send_messages",
    "create_commit", "create_branch", "delete_branch", "create_deployment", "create_stack", "delete_stack", "delete_objects", "start_flow",
    "delete_object", "delete_connection", "send_command", "create_room", "delete_item", "update_item", "put_events",
  ]
  /// The last words of the receiver as one name: `event_bridge_client` gives `eventbridge`.
  private func receiverName(_ call: CallShape) -> String {
    let last = call.receiver.split(whereSeparator: { $0 == "." || $0 == "(" || $0 == ")" || $0 == " " }).last ?? ""
    return OperationNames.squashed(String(last)).replacing("client", with: "").replacing("boto3", with: "").replacing("aws", with: "")
  }

  /// The service whose client the receiver is named after: `sqs_client`, `self.redshift_data`.
  func serviceNamed(by call: CallShape) -> String? {
    let name = receiverName(call)
    guard !name.isEmpty else { return nil }
    if let service = Self.aliases[name] { return service }
    return catalog.service(forClass: name + "Client") ?? catalog.service(named: name)?.name
  }

  private static let aliases: [String: String] = [
    "eventbridge": "events", "stepfunction": "stepfunctions", "sfn": "stepfunctions", "states": "stepfunctions", "ddb": "dynamodb",
    "dynamo": "dynamodb", "cfn": "cloudformation", "cf": "cloudformation", "cloudwatch": "cloudwatch", "cw": "cloudwatch", "iot": "iot-data",
    "rdsdata": "rds-data", "redshiftdata": "redshift-data", "cognito": "cognito-idp", "apigw": "apigateway", "sm": "secretsmanager",
  ]

  /// The likeliest first: services that the receiver names, then those that most code uses.
  func ranked(_ uses: [MethodUse], _ call: CallShape) -> [MethodUse] {
    let named = serviceNamed(by: call)
    func rank(_ use: MethodUse) -> Int {
      // A batch writer's `put_item` is behind the table's.
      let isOther = InterestingWords.method(of: use.operation) == call.method ? 0 : 1
      if use.service == named { return isOther }
      return (names(call, oneOf: [use]) ? 10 : 1_000) + 2 * (Self.popular.firstIndex(of: use.service) ?? 90) + isOther
    }
    return uses.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  /// The receiver's name tells this service from the others.
  func tells(_ use: MethodUse, _ call: CallShape) -> Bool {
    serviceNamed(by: call) == use.service || names(call, oneOf: [use]) || Self.popular.prefix(6).contains(use.service)
  }

  /// A method given away is an SDK client's only where its name and that of its owner say so.
  func isNamedLikeOurs(_ call: CallShape) -> Bool {
    Self.isDistinctive(call.method)
      && (Self.generic.contains(where: call.receiver.contains) || names(call, oneOf: catalog.triggeringUses(ofMethod: call.method)))
  }

  private static let popular = [
    "s3", "dynamodb", "lambda", "sns", "sqs", "events", "stepfunctions", "kinesis", "firehose", "ses", "ecs", "glue", "batch", "athena",
    "sagemaker", "cloudformation", "codebuild", "codepipeline", "ssm", "logs", "rds-data", "scheduler",
  ]
  private static let generic = ["client", "boto", "aws", "resource"]

  /// The receiver's text names one of the services.
  private func names(_ call: CallShape, oneOf uses: [MethodUse]) -> Bool {
    uses.contains { use in
      let words = Self.words[use.service] ?? [String(use.service.prefix { $0 != "-" })]
      return words.contains(where: call.receiver.contains)
    }
  }

  private static let words: [String: [String]] = [
    "s3": ["s3", "bucket", "obj", "blob", "key", "version", "summary"], "sns": ["sns", "topic"], "sqs": ["sqs", "queue"],
    "lambda": ["lambda", "lmb"], "dynamodb": ["dynamo", "ddb", "table", "batch", "writer"], "events": ["event", "bus"],
    "stepfunctions": ["sfn", "step", "state", "machine"], "ses": ["ses", "mail"], "sesv2": ["ses", "mail"],
    "iot-data": ["iot"], "firehose": ["firehose", "stream"], "kinesis": ["kinesis", "stream"], "rds-data": ["rds"],
  ]

  // MARK: Arguments

  private func fits(_ call: CallShape, _ use: MethodUse) -> Bool {
    if let signature = Self.signatures[Key(use.type, call.method)] {
      // `put_item(x)` is a method of many stores.
      let isWriter = ["batch", "writer"].contains(where: call.receiver.contains)
      if use.type == "BatchWriter", call.positionalCount > 0, !isWriter { return false }
      guard call.positionalCount <= signature.names.count, call.keywords.allSatisfy(signature.names.contains) else { return false }
      return call.hasSplat || call.positionalCount + call.keywords.count >= signature.required
    }
    guard call.positionalCount == 0 else { return false }
    if use.isBatch { return call.keywords.isEmpty || fitsMembers(call, use, given: [], isBatch: true) }
    let given = use.type.map { Set(catalog.constructorParameters(service: use.service, type: $0)) } ?? []
    return fitsMembers(call, use, given: given, isBatch: false)
  }

  private func fitsMembers(_ call: CallShape, _ use: MethodUse, given: Set<String>, isBatch: Bool) -> Bool {
    guard let members = OperationParameters.shared.members(service: use.service, operation: use.operation) else {
      return call.keywords.allSatisfy { !$0.contains("_") }
    }
    guard call.keywords.allSatisfy(members.all.contains) else { return false }
    return isBatch || call.hasSplat || members.required.subtracting(given).isSubset(of: call.keywords)
  }

  private struct Key: Hashable {
    let type: String?
    let method: String

    init(_ type: String?, _ method: String) {
      self.type = type
      self.method = method
    }
  }

  private struct Signature {
    let names: [String]
    let required: Int
  }

  /// The methods that boto3 and s3transfer write by hand: they take positional arguments.
  private static let signatures: [Key: Signature] = [
    Key(nil, "upload_file"): Signature(names: ["Filename", "Bucket", "Key", "ExtraArgs", "Callback", "Config"], required: 3),
    Key(nil, "upload_fileobj"): Signature(names: ["Fileobj", "Bucket", "Key", "ExtraArgs", "Callback", "Config"], required: 3),
    Key(nil, "copy"): Signature(names: ["CopySource", "Bucket", "Key", "ExtraArgs", "Callback", "SourceClient", "Config"], required: 3),
    Key("Bucket", "upload_file"): Signature(names: ["Filename", "Key", "ExtraArgs", "Callback", "Config"], required: 2),
    Key("Bucket", "upload_fileobj"): Signature(names: ["Fileobj", "Key", "ExtraArgs", "Callback", "Config"], required: 2),
    Key("Bucket", "copy"): Signature(names: ["CopySource", "Key", "ExtraArgs", "Callback", "SourceClient", "Config"], required: 2),
    Key("Object", "upload_file"): Signature(names: ["Filename", "ExtraArgs", "Callback", "Config"], required: 1),
    Key("Object", "upload_fileobj"): Signature(names: ["Fileobj", "ExtraArgs", "Callback", "Config"], required: 1),
    Key("Object", "copy"): Signature(names: ["CopySource", "ExtraArgs", "Callback", "SourceClient", "Config"], required: 1),
    Key("S3Transfer", "upload_file"): Signature(names: ["filename", "bucket", "key", "callback", "extra_args"], required: 3),
    Key("TransferManager", "upload"): Signature(names: ["fileobj", "bucket", "key", "extra_args", "subscribers"], required: 3),
    Key("TransferManager", "copy"): Signature(names: ["copy_source", "bucket", "key", "extra_args", "subscribers", "source_client"], required: 3),
    Key("TransferManager", "delete"): Signature(names: ["bucket", "key", "extra_args", "subscribers"], required: 2),
    Key("BatchWriter", "put_item"): Signature(names: ["Item"], required: 1),
    Key("BatchWriter", "delete_item"): Signature(names: ["Key"], required: 1),
  ]
}
