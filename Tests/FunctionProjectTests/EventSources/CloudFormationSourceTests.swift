import Testing

/// Resources of CloudFormation that join others.
@Suite struct CloudFormationSourceTests {
  private let function = "  F: {Type: AWS::Lambda::Function, Properties: {FunctionName: worker}}\n"

  @Test func mappingsByAliasArnAndName() throws {
    let resources = """
        A: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref F}}
        M: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref A, EventSourceArn: !GetAtt Q.Arn}}
        N: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: worker, EventSourceArn: "arn:aws:sqs:eu-west-1:1:jobs"}}
        Q: {Type: AWS::SQS::Queue, Properties: {QueueName: first}}
        R: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs, RedrivePolicy: {deadLetterTargetArn: !GetAtt Q.Arn}}}
      """
    #expect(
      try edges(ofResources: function + resources) == [
        "queue:Q -> function:F sqs (EventSourceMapping)", "queue:R -> function:F sqs (EventSourceMapping)",
        "queue:R -> queue:Q dead-letter (RedrivePolicy)",
      ])
  }

  @Test func notificationsOfBucketsAndOfTheCDK() throws {
    let resources = """
        B:
          Type: AWS::S3::Bucket
          Properties:
            NotificationConfiguration:
              LambdaConfigurations: [{Event: "s3:ObjectCreated:*", Function: !GetAtt F.Arn}]
              TopicConfigurations: [{Event: "s3:ObjectRemoved:*", Topic: !Ref T}]
        C: {Type: AWS::S3::Bucket}
        N:
          Type: Custom::S3BucketNotifications
          Properties:
            BucketName: {Ref: C}
            NotificationConfiguration:
              LambdaFunctionConfigurations:
                - {Events: ["s3:ObjectCreated:*"], Filter: {Key: {FilterRules: [{Name: prefix, Value: a/}]}}, LambdaFunctionArn: {"Fn::GetAtt": [F, Arn]}}
        T: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: sqs, Endpoint: !GetAtt Q.Arn}, {Protocol: email, Endpoint: a@b.c}]}}
        Q: {Type: AWS::SQS::Queue}
      """
    #expect(
      try edges(ofResources: function + resources) == [
        "bucket:B -> function:F s3 (s3:ObjectCreated:*)", "bucket:B -> topic:T s3 (s3:ObjectRemoved:*)",
        "bucket:C -> function:F s3 (s3:ObjectCreated:* a/*)", "topic:T -> queue:Q sns (sqs)",
      ])
  }

  @Test func rulesPipesAndSchedules() throws {
    let resources = """
        R: {Type: AWS::Events::Rule, Properties: {EventPattern: {source: [a]}, Targets: [{Arn: !GetAtt F.Arn}, {Arn: !GetAtt X.Arn}]}}
        S: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day), Targets: [{Arn: !GetAtt F.Arn}]}}
        D: {Type: AWS::Scheduler::Schedule, Properties: {ScheduleExpression: rate(2 days), Target: {Arn: !GetAtt F.Arn}}}
        P: {Type: AWS::Pipes::Pipe, Properties: {Source: !GetAtt Q.Arn, Enrichment: !GetAtt F.Arn, Target: !GetAtt B.Arn}}
        Q: {Type: AWS::SQS::Queue}
        X: {Type: AWS::CodeBuild::Project}
        B: {Type: AWS::Events::EventBus, Properties: {Name: own}}
      """
    #expect(
      try edges(ofResources: function + resources) == [
        "bus:default -> rule:R events (a)", "pipe:P -> bus:B pipe (Target)", "pipe:P -> function:F pipe (Enrichment)",
        "queue:Q -> pipe:P sqs (Source)", "rule:R -> function:F events (Targets)", "rule:R -> resource:X@template.yaml events (Targets)",
        "schedule:D -> function:F schedule (rate(2 days))", "schedule:S -> function:F schedule (rate(1 day))",
      ])
  }

  @Test func destinationsAPIsAndManagement() throws {
    let resources = """
        I: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName: !Ref F, DestinationConfig: {OnSuccess: {Destination: !GetAtt Q.Arn}}}}
        Q: {Type: AWS::SQS::Queue}
        A: {Type: AWS::ApiGateway::RestApi}
        M:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref A
            HttpMethod: POST
            Integration:
              Type: AWS_PROXY
              Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations
        C: {Type: Custom::Seed, Properties: {ServiceToken: !GetAtt F.Arn}}
        U: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {PreSignUp: !GetAtt F.Arn}}}
        W: {Type: AWS::Lambda::Permission, Properties: {Principal: apigateway.amazonaws.com, FunctionName: !Ref F, SourceArn: !Sub "arn:aws:execute-api:x:1:${A}/*"}}
      """
    #expect(
      try edges(ofResources: function + resources) == [
        "api:A -> function:F api (POST)", "function:F -> queue:Q on-success (OnSuccess)", "service:cloudformation -> function:F cloudformation (C)",
        "user-pool:U -> function:F cognito (PreSignUp)",
      ])
  }

  @Test func aPermissionAloneIsAHint() throws {
    let resources = """
        A: {Type: AWS::ApiGateway::RestApi, Properties: {BodyS3Location: {Bucket: b, Key: k}}}
        W: {Type: AWS::Lambda::Permission, Properties: {Principal: apigateway.amazonaws.com, FunctionName: !Ref F, SourceArn: !Sub "arn:aws:execute-api:x:1:${A}/*"}}
      """
    #expect(try edges(ofResources: function + resources) == ["api:A -> function:F permission (apigateway.amazonaws.com)"])
  }
}
