import Testing

/// `events` of functions in `serverless.yml`, and the CloudFormation beside them.
@Suite struct ServerlessSourceTests {
  private func edges(_ events: String, and others: String = "") throws -> [String] {
    let indented = events.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
    let text = "service: shop\nprovider: {name: aws, runtime: python3.12}\nfunctions:\n  f:\n    handler: a.b\n    events:\n\(indented)\n\(others)"
    return try TemporaryProject(["serverless.yml": text]).edges()
  }

  @Test func everyKind() throws {
    let events = """
      - http: GET /a
      - httpApi: {method: post, path: /b}
      - s3: {bucket: pictures, event: "s3:ObjectRemoved:*", rules: [{prefix: in/}]}
      - sns: alarms
      - sqs: arn:aws:sqs:eu-west-1:1:jobs
      - stream: {type: kinesis, arn: "arn:aws:kinesis:eu-west-1:1:stream/clicks"}
      - schedule: rate(1 hour)
      - eventBridge: {pattern: {source: [shop]}, eventBus: arn:aws:events:eu-west-1:1:event-bus/own}
      - cloudwatchLog: /app
      - cognitoUserPool: {pool: people, trigger: PreSignUp}
      - iot: {sql: "SELECT * FROM 't'"}
      - alexaSkill: amzn1.ask.skill.1
      - activemq: {arn: "arn:aws:mq:eu-west-1:1:broker:b:1", queue: q}
      """
    #expect(
      try edges(events) == [
        "api:ApiGatewayRestApi -> function:f api (GET /a)", "api:HttpApi -> function:f api (POST /b)",
        "broker:broker:b:1 -> function:f mq (activemq)", "bucket:pictures -> function:f s3 (s3:ObjectRemoved:* in/*)",
        "bus:own -> rule:f-eventBridge-8 events (shop)", "iot-rule:f-iot-11 -> function:f iot (SELECT * FROM 't')",
        "iot-topic:t -> iot-rule:f-iot-11 iot (t)", "log-group:/app -> function:f logs", "queue:jobs -> function:f sqs (sqs)",
        "rule:f-eventBridge-8 -> function:f events (eventBridge)", "schedule:f-schedule-7 -> function:f schedule (rate(1 hour))",
        "skill:amzn1.ask.skill.1 -> function:f alexa (alexaSkill)", "stream:clicks -> function:f kinesis (kinesis)",
        "topic:alarms -> function:f sns (sns)", "user-pool:people -> function:f cognito (PreSignUp)",
      ])
  }

  @Test func resourcesDestinationsAndStateMachines() throws {
    let events = "- stream: {type: dynamodb, arn: !GetAtt Orders.StreamArn}\n- sqs: {arn: !GetAtt Jobs.Arn}"
    let others = """
          destinations: {onSuccess: g}
          onError: !GetAtt Jobs.Arn
          url: true
        g:
          handler: a.c
      stepFunctions:
        stateMachines:
          flow:
            definition: {States: {S: {Type: Task, Resource: !GetAtt [g, Arn]}}}
            events: [{schedule: rate(1 day)}]
      resources:
        - ${file(more.yml)}
        - Resources:
            Jobs: {Type: AWS::SQS::Queue}
      """
    let text = "service: shop\nprovider: {name: aws, runtime: python3.12}\nfunctions:\n  f:\n    handler: a.b\n    events:\n"
    let indented = events.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
    let project = try TemporaryProject([
      "serverless.yml": text + indented + "\n" + others,
      "more.yml": "Resources:\n  Orders: {Type: AWS::DynamoDB::Table, Properties: {TableName: '${self:service}-orders'}}",
    ])
    #expect(
      project.edges() == [
        "api:fUrl -> function:f url (function URL)", "function:f -> function:g on-success (onSuccess)",
        "function:f -> queue:Jobs dead-letter (onError)", "queue:Jobs -> function:f sqs (sqs)",
        "schedule:flow-schedule-1 -> state-machine:flow schedule (rate(1 day))", "state-machine:flow -> function:g states (S)",
        "table:Orders -> function:f dynamodb (dynamodb)",
      ])
    #expect(project.wiring().graph["table:Orders"]?.physicalName == "shop-orders")
    #expect(project.wiring().graph["table:Orders"]?.place?.path.hasSuffix("more.yml") == true)
  }

  @Test func otherCloudsAreNoneOfOurs() throws {
    let text = "service: s\nprovider: {name: google, runtime: python312}\nfunctions: {f: {handler: a.b, events: [{http: path}]}}"
    #expect(try TemporaryProject(["serverless.yml": text]).edges().isEmpty)
  }
}
