/// A source of events that needs no resource of its own: what the call's answer says, and what the woken function's event names.
struct SimulatedSource {
  enum Proof {
    /// The event has the call's id, in so many invocations.
    case id(invocations: Int)
    /// It has the id of something that outlives the call and that others act on too.
    case lasting
    /// It names nothing of the call, only what stands in `around`.
    case nothing
  }

  /// `event_source`, as `runtime/src/gammaray/sources` names it.
  let name: String
  let service, operation: String
  /// The prefix of the key that call and event share.
  let prefix: String
  let proof: Proof
  /// Prefixes of keys that the event has in front of the shared one, and behind it.
  var around: (before: [String], behind: [String]) = ([], [])

  init(_ name: String, _ call: String, _ prefix: String, _ proof: Proof, before: [String] = [], behind: [String] = []) {
    let parts = call.split(separator: ".").map(String.init)
    (self.name, service, operation) = (name, parts[0], parts[1])
    (self.prefix, self.proof, around) = (prefix, proof, (before, behind))
  }

  /// All sources but those of messages, objects, items and plain requests, which `SimulatedCalls` and `SimulatedTables` play.
  static let all: [SimulatedSource] = [
    .init("stepfunctions", "stepfunctions.StartExecution", "states", .id(invocations: 3)),
    .init("stepfunctions", "stepfunctions.StartExecution", "states", .id(invocations: 2), behind: ["states_token"]),
    .init("unknown", "stepfunctions.StartExecution", "states", .nothing),
    .init("unknown", "events.PutEvents", "events", .nothing),
    .init("unknown", "scheduler.CreateSchedule", "scheduler", .nothing),
    .init("unknown", "iot-data.Publish", "iot-data", .nothing),
    .init("schedule", "scheduler.CreateSchedule", "scheduler", .lasting, before: ["events"]),
    .init("ses", "sesv2.SendEmail", "ses", .id(invocations: 1), behind: ["ses_received"]),
    .init("kafka", "kafka.Send", "kafka", .id(invocations: 1)), .init("mq", "mq.Send", "mq", .id(invocations: 1)),
    .init("documentdb", "documentdb.Insert", "documentdb", .id(invocations: 1)),
    .init("firehose", "firehose.PutRecord", "firehose", .id(invocations: 1)),
    .init("s3_batch", "s3control.CreateJob", "s3control", .id(invocations: 3)),
    .init("s3_object_lambda", "s3.GetObject", "s3", .id(invocations: 1)),
    .init("codedeploy", "codedeploy.CreateDeployment", "codedeploy", .id(invocations: 2)),
    .init("secretsmanager", "secretsmanager.RotateSecret", "secretsmanager", .id(invocations: 4)),
    .init("connect", "connect.StartOutboundVoiceContact", "connect", .id(invocations: 1)),
    .init("sns", "rekognition.StartLabelDetection", "rekognition", .id(invocations: 1), before: ["sns"]),
    .init("sqs", "textract.StartDocumentAnalysis", "textract", .id(invocations: 1), before: ["sqs", "sns"]),
    .init("eventbridge", "stepfunctions.StartExecution", "states", .id(invocations: 2), before: ["events"]),
    .init("eventbridge", "codebuild.StartBuild", "codebuild", .id(invocations: 2), before: ["events"]),
    .init("eventbridge", "glue.StartJobRun", "glue", .id(invocations: 1), before: ["events"]),
    .init("eventbridge", "iam.CreateRole", "request", .id(invocations: 1), before: ["events"]),
    .init("eventbridge", "transcribe.StartTranscriptionJob", "transcribe", .lasting, before: ["events"]),
    .init("codecommit", "codecommit.CreateCommit", "codecommit", .lasting, behind: ["codecommit_event"]),
    .init("cloudformation", "cloudformation.CreateStack", "cloudformation", .lasting, behind: ["cloudformation_request"]),
    .init("codepipeline", "codepipeline.StartPipelineExecution", "codepipeline", .nothing, before: ["codepipeline_job"]),
    .init("cognito", "cognito-idp.SignUp", "cognito-idp", .nothing),
    .init("lex", "lexv2-runtime.RecognizeText", "lexv2-runtime", .nothing, before: ["lex_session"]),
    .init("bedrock", "bedrock-agent-runtime.InvokeAgent", "bedrock", .nothing, before: ["bedrock_session"]),
    .init("alarm", "cloudwatch.PutMetricData", "cloudwatch", .nothing, before: ["alarm"]),
    .init("iot", "iot-data.Publish", "iot-data", .nothing, before: ["iot_event"]),
    .init("config", "config.PutEvaluations", "config", .nothing, before: ["config"]),
    .init("rest_api", "http.GET", "http", .id(invocations: 1), behind: ["xray"]), .init("function_url", "http.POST", "http", .id(invocations: 1)),
    .init("websocket", "http.GET", "http", .id(invocations: 1)), .init("cloudfront", "http.GET", "http", .id(invocations: 1)),
    .init("load_balancer", "http.GET", "http", .nothing, before: ["xray"]), .init("lattice", "http.GET", "http", .nothing, before: ["xray"]),
    .init("appsync", "http.POST", "http", .nothing), .init("authorizer", "http.GET", "http", .nothing),
  ]
}

extension Simulation {
  /// A call of one of `SimulatedSource.all`, and what it wakes.
  mutating func callService(_ call: PlannedCall, at time: Int64) {
    let source = SimulatedSource.all[random.below(SimulatedSource.all.count)]
    let isLasting = !source.isProof && !source.isUnnamed
    let id = isLasting ? "thing-\(random.below(2))" : random.id()
    let key = "\(source.prefix):\(id)"
    // Requests that CloudTrail tells of have an id and no key; hosts of the user's own answer with none.
    let isBare = source.prefix == "request" || source.service == "http" && source.isUnnamed
    tell(call, source.service, source.operation, "thing", isBare ? [] : [key])
    if source.prefix == "request" { call.end.fields.append(("request_id", SimulatedRecord.text(id))) }
    var invocations = 1
    if case .id(let most) = source.proof { invocations = 1 + random.below(most) }
    var reader = random.below(topology.functions.count)
    let given = source.service == "stepfunctions" && random.chance(25) ? inputGiven(to: call) : nil
    if given != nil, reader == runs[call.run].batch.function { reader = (reader + 1) % topology.functions.count }
    if given != nil { invocations = 1 }
    for step in 0..<invocations {
      let own = source.around.before.map { "\($0):\(random.id())" } + (source.isUnnamed ? [] : [key])
      let text = (own + source.around.behind.map { "\($0):\(random.id())" }).joined(separator: " ")
      let truth = Truth(call: call.end, isUntold: !source.isProof || given != nil, through: given?.truth.past ?? [])
      let delivery = Delivery(text: given?.text ?? text, truth: truth)
      let target = (reader + step) % topology.functions.count
      let name = given == nil ? source.name : runs[call.run].batch.source
      let batch = Batch(function: target, source: name, arn: nil, deliveries: [delivery], hops: call.hops)
      schedule(.start(batch), at: time + 20_000 + Int64(step) * 300_000)
    }
    if isLasting, random.chance(30) { actOutside(source, key, at: time) }
  }

  /// An event that goes on as the input of an execution: its tasks name what the event names. A function does not start itself so.
  private mutating func inputGiven(to call: PlannedCall) -> Delivery? {
    guard let event = runs[call.run].batch.deliveries.first, !event.text.isEmpty else { return nil }
    runs[call.run].handsOn = true
    return event
  }

  /// Somebody outside does the same to the same thing.
  private mutating func actOutside(_ source: SimulatedSource, _ key: String, at time: Int64) {
    let text = (source.around.before.map { "\($0):\(random.id())" } + [key]).joined(separator: " ")
    let batch = Batch(
      function: random.below(topology.functions.count), source: source.name, arn: nil, deliveries: [Delivery(text: text, truth: Truth())], hops: 6)
    schedule(.start(batch), at: time + 900_000)
  }
}

extension SimulatedSource {
  var isUnnamed: Bool { if case .nothing = proof { true } else { false } }
  /// Whether the event can prove the call.
  var isProof: Bool { if case .id = proof { true } else { false } }
}
