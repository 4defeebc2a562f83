import FunctionProject
import ServiceGraph
import Testing

/// What code says of a resource, joined with what templates declare.
@Suite struct ResourceMatchingTests {
  private func node(_ name: String, _ kinds: [NodeKind], variables: String, resources: String, parameters: String = "") throws -> String {
    let template = """
      \(parameters)
      Globals: {Function: {Environment: {Variables: {SHARED: !Ref T}}}}
      Resources:
        F: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.12, Handler: a.h, Environment: {Variables: {\(variables)}}}}
      \(resources)
      """
    let project = try TemporaryProject(["template.yaml": template, "a.py": "def h(event, context): pass\n"])
    var wiring = project.wiring()
    let function = try #require(try project.discover().functions.first)
    return wiring.node(naming: name, kinds: kinds, for: function).replacing("@\(project.path)/", with: "@")
  }

  private static let table = "  T: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub 'orders-${AWS::AccountId}'}}"
  private static let queue = "  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs}}"

  @Test(arguments: [
    ("X: !Ref T", "${X}", NodeKind.table, "table:T"), ("", "${SHARED}", .table, "table:T"),
    ("X: !GetAtt T.Arn", "${X}", .table, "table:T"), ("X: !Sub '${T}'", "${X}", .table, "table:T"),
    ("X: !Sub 'orders-${AWS::AccountId}'", "${X}", .table, "table:T"),
    ("X: !Sub 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders-${AWS::AccountId}'", "${X}", .table, "table:T"),
    ("", "jobs", .queue, "queue:Q"), ("", "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs", .queue, "queue:Q"),
    ("", "arn:aws:sqs:eu-west-1:123456789012:jobs", .queue, "queue:Q"), ("", "other", .queue, "queue:other"),
    ("X: !If [Never, !Ref Q, !Ref Q]", "${X}", .queue, "queue:Q"), ("X: !Ref Missing", "${X}", .queue, "queue:?Missing@template.yaml"),
    ("", "${NOWHERE}", .queue, "queue:?NOWHERE@F"), ("X: jo", "${X}bs", .queue, "queue:Q"), ("X: !Ref T", "${X}", .topic, "topic:?T"),
  ])
  func finds(variables: String, name: String, kind: NodeKind, expected: String) throws {
    let found = try node(name, [kind], variables: variables, resources: Self.table + "\n" + Self.queue)
    #expect(found == expected || expected == "topic:?T" && found == "resource:T@template.yaml")
  }

  @Test func parametersByTheirDefaults() throws {
    let found = try node(
      "${X}", [.queue], variables: "X: !Ref Name", resources: Self.queue, parameters: "Parameters: {Name: {Type: String, Default: jobs}}")
    #expect(found == "queue:Q")
  }

  @Test func nestedTemplatesExportsAndStoredParameters() throws {
    let project = try TemporaryProject([
      "main.yaml": """
        Resources:
          Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Topic: !Ref T}}}
          T: {Type: AWS::SNS::Topic}
          P: {Type: AWS::SSM::Parameter, Properties: {Name: /bus, Value: !Ref B}}
          B: {Type: AWS::Events::EventBus}
          M: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !GetAtt Child.Outputs.Fn, EventSourceArn: !ImportValue jobs}}
        """,
      "child.yaml": """
        Parameters: {Topic: {Type: String}, Bus: {Type: "AWS::SSM::Parameter::Value<String>", Default: /bus}}
        Resources:
          F: {Type: AWS::Lambda::Function}
          S: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref Topic, Protocol: lambda, Endpoint: !GetAtt F.Arn}}
          R: {Type: AWS::Events::Rule, Properties: {EventBusName: !Ref Bus, EventPattern: {source: [a]}, Targets: [{Arn: !GetAtt F.Arn}]}}
        Outputs: {Fn: {Value: !Ref F}}
        """,
      "other.yaml": "Resources: {Q: {Type: AWS::SQS::Queue}}\nOutputs: {Q: {Value: !GetAtt Q.Arn, Export: {Name: jobs}}}",
    ])
    #expect(
      project.edges() == [
        "bus:B -> rule:R events (a)", "queue:Q -> function:F sqs (EventSourceMapping)", "rule:R -> function:F events (Targets)",
        "topic:T -> function:F sns (lambda)",
      ])
  }

  @Test func equalNamesInTwoTemplatesAreTwoNodes() throws {
    let template = "Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}}}"
    let project = try TemporaryProject(["a.yaml": template, "b.yaml": template])
    #expect(
      project.edges() == [
        "schedule:FE@a.yaml -> function:F@a.yaml schedule (rate(1 day))", "schedule:FE@b.yaml -> function:F@b.yaml schedule (rate(1 day))",
      ])
  }

  @Test func aTemplateThatCannotBeReadIsReported() throws {
    let project = try TemporaryProject(["a.yaml": "Resources:\n  Q: {Type: AWS::SQS::Queue\n"])
    let problems = project.wiring().problems.map { $0.description.replacing("\(project.path)/", with: "") }
    #expect(problems.count == 1 && problems[0].hasPrefix("a.yaml:") && problems[0].contains("warning"))
  }
}
