import Testing

/// Amazon States Language wherever templates keep it.
@Suite struct StateMachineTests {
  private static let others = "  F: {Type: AWS::Lambda::Function}\n  Q: {Type: AWS::SQS::Queue}\n  T: {Type: AWS::DynamoDB::Table}\n"

  @Test func anObjectWithNestedStates() throws {
    let machine = """
        M:
          Type: AWS::Serverless::StateMachine
          Properties:
            Definition:
              States:
                All: {Type: Map, ItemProcessor: {States: {One: {Type: Task, Resource: !GetAtt F.Arn}}}}
                Both:
                  Type: Parallel
                  Branches:
                    - States: {Send: {Type: Task, Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken", Parameters: {QueueUrl: !Ref Q}}}
                    - States: {Put: {Type: Task, Resource: "arn:aws:states:::aws-sdk:dynamodb:putItem", Arguments: {TableName: !Ref T}}}
                Tell: {Type: Task, Resource: "arn:aws:states:::events:putEvents", Parameters: {Entries: [{Source: a}]}}
                Wait: {Type: Task, Resource: "arn:aws:states:::dynamodb:getItem", Parameters: {TableName: !Ref T}}
            Events: {E: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}
      """
    #expect(
      try edges(ofResources: Self.others + machine) == [
        "schedule:ME -> state-machine:M schedule (rate(1 day))", "state-machine:M -> bus:default events.putEvents (Tell)",
        "state-machine:M -> function:F states (One)", "state-machine:M -> queue:Q sqs.sendMessage (Send)",
        "state-machine:M -> table:T dynamodb.putItem (Put)",
      ])
  }

  @Test(arguments: [
    #"DefinitionString: !Sub '{"States": {"S": {"Type": "Task", "Resource": "${F.Arn}"}}}'"#,
    #"DefinitionString: {"Fn::Join": ["", ['{"States": {"S": {"Type": "Task", "Resource": "', {"Fn::GetAtt": [F, Arn]}, '"}}}']]}"#,
    #"DefinitionString: '{"States": {"S": {"Type": "Task", "TimeoutSeconds": ${t}, "Resource": "${f}"}}}', DefinitionSubstitutions: {f: !GetAtt F.Arn, t: 9}"#,
  ])
  func textWithReferences(_ definition: String) throws {
    let machine = "  M: {Type: AWS::StepFunctions::StateMachine, Properties: {\(definition)}}\n"
    #expect(try edges(ofResources: Self.others + machine) == ["state-machine:M -> function:F states (S)"])
  }

  @Test func aFileWithItsOwnLines() throws {
    let machine = "  M: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: a.asl.json, DefinitionSubstitutions: {f: !Ref F}}}\n"
    let project = try TemporaryProject([
      "t.yaml": "Resources:\n" + Self.others + machine,
      "a.asl.json": "{\"States\": {\n  \"S\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\",\n \"Parameters\": {\"FunctionName\": \"${f}:live\"}}}}",
    ])
    #expect(project.edges() == ["state-machine:M -> function:F lambda.invoke (S)"])
    let place = project.wiring().graph.edges[0].evidence[0].place
    #expect(place.path.hasSuffix("a.asl.json") && place.line == 2 && place.column == 3)
  }

  @Test func aBlockOfTheTemplateHasTheTemplatesLines() throws {
    let machine = """
        M:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            DefinitionString: !Sub |
              {"States": {
                 "S": {"Type": "Task", "Resource": "${F.Arn}"}}}
      """
    let project = try TemporaryProject(["t.yaml": "Resources:\n" + Self.others + machine])
    #expect(project.wiring().graph.edges.map { $0.evidence[0].place.line } == [10])
  }
}
