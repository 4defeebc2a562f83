import Testing

/// Each type of `Events` in SAM.
@Suite struct SAMEventTests {
  @Test func bucketsWithFilters() throws {
    let event = """
      E:
        Type: S3
        Properties:
          Bucket: !Ref B
          Events: [s3:ObjectCreated:Put, "s3:ObjectRemoved:*"]
          Filter: {S3Key: {Rules: [{Name: prefix, Value: in/}, {Name: suffix, Value: .csv}]}}
      """
    #expect(
      try edges(ofEvents: event, and: "  B: {Type: AWS::S3::Bucket}") == [
        "bucket:B -> function:F s3 (s3:ObjectCreated:Put s3:ObjectRemoved:* in/* *.csv)"
      ])
  }

  @Test func topicsDirectlyAndThroughAQueueOfSAM() throws {
    let events = """
      A: {Type: SNS, Properties: {Topic: !Ref T}}
      B: {Type: SNS, Properties: {Topic: arn:aws:sns:eu-west-1:123456789012:other, SqsSubscription: true}}
      """
    #expect(
      try edges(ofEvents: events, and: "  T: {Type: AWS::SNS::Topic}") == [
        "queue:FBQueue -> function:F sqs (SqsSubscription)", "topic:T -> function:F sns (SNS)",
        "topic:other -> queue:FBQueue sns (SqsSubscription)",
      ])
  }

  @Test func whatLambdaPolls() throws {
    let events = """
      A: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn}}
      B: {Type: DynamoDB, Properties: {Stream: !GetAtt T.StreamArn, DestinationConfig: {OnFailure: {Destination: !GetAtt Q.Arn}}}}
      C: {Type: Kinesis, Properties: {Stream: !GetAtt C.ConsumerARN}}
      D: {Type: MQ, Properties: {Broker: !Ref BrokerArn}}
      """
    let others = """
        Q: {Type: AWS::SQS::Queue}
        T: {Type: AWS::Serverless::SimpleTable}
        S: {Type: AWS::Kinesis::Stream}
        C: {Type: AWS::Kinesis::StreamConsumer, Properties: {StreamARN: !GetAtt S.Arn}}
      """
    #expect(
      try edges(ofEvents: events, and: others) == [
        "broker:?BrokerArn@template.yaml -> function:F mq (MQ)", "function:F -> queue:Q on-failure (OnFailure)",
        "queue:Q -> function:F sqs (SQS)", "stream:S -> function:F kinesis (Kinesis)", "table:T -> function:F dynamodb (DynamoDB)",
      ])
  }

  @Test func rulesOnABusOnTheDefaultBusAndForAWS() throws {
    let events = """
      Own: {Type: EventBridgeRule, Properties: {EventBusName: !Ref Bus, Pattern: {source: [shop], detail-type: [Paid]}}}
      Default: {Type: CloudWatchEvent, Properties: {Pattern: {source: [shop]}}}
      Objects: {Type: EventBridgeRule, Properties: {Pattern: {source: [aws.s3], detail: {bucket: {name: [!Ref B]}}}}}
      Other: {Type: EventBridgeRule, Properties: {Pattern: {source: [aws.ec2]}}}
      """
    #expect(
      try edges(ofEvents: events, and: "  Bus: {Type: AWS::Events::EventBus}\n  B: {Type: AWS::S3::Bucket}") == [
        "bucket:B -> rule:FObjects events (aws.s3)", "bus:Bus -> rule:FOwn events (shop Paid)", "bus:default -> rule:FDefault events (shop)",
        "rule:FDefault -> function:F events (CloudWatchEvent)", "rule:FObjects -> function:F events (EventBridgeRule)",
        "rule:FOther -> function:F events (EventBridgeRule)", "rule:FOwn -> function:F events (EventBridgeRule)",
        "service:ec2 -> rule:FOther events (aws.ec2)",
      ])
  }

  @Test func clocksRequestsAndAllElse() throws {
    let events = """
      A: {Type: Schedule, Properties: {Schedule: rate(1 hour)}}
      B: {Type: ScheduleV2, Properties: {ScheduleExpression: cron(0 1 * * ? *)}}
      C: {Type: Api, Properties: {Path: /a, Method: get}}
      D: {Type: HttpApi}
      E: {Type: Cognito, Properties: {UserPool: !Ref P, Trigger: PreSignUp}}
      G: {Type: IoTRule, Properties: {Sql: "SELECT * FROM 'topic/a'"}}
      H: {Type: CloudWatchLogs, Properties: {LogGroupName: /app, FilterPattern: ERROR}}
      I: {Type: AlexaSkill}
      """
    #expect(
      try edges(ofEvents: events, and: "  P: {Type: AWS::Cognito::UserPool}") == [
        "api:ServerlessHttpApi -> function:F api (any route)", "api:ServerlessRestApi -> function:F api (GET /a)",
        "iot-rule:FG -> function:F iot (SELECT * FROM 'topic/a')", "iot-topic:topic/a -> iot-rule:FG iot (topic/a)",
        "log-group:/app -> function:F logs (ERROR)", "schedule:FA -> function:F schedule (rate(1 hour))",
        "schedule:FB -> function:F schedule (cron(0 1 * * ? *))", "skill:alexa -> function:F alexa (AlexaSkill)",
        "user-pool:P -> function:F cognito (PreSignUp)",
      ])
  }
}
