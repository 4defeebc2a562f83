import FunctionProject
import Testing

/// What templates say of functions' environment variables, in the form that `scan` prints.
@Suite struct EnvironmentTests {
  private func environment(_ template: String, of name: String = "template.yaml") throws -> [String: String] {
    let project = try TemporaryProject([name: template, "app.py": "def handler(event, context): pass\n"]).discover()
    let function = try #require(project.functions.first)
    return Dictionary(uniqueKeysWithValues: function.environment.map { ($0.name, $0.content.description) })
  }

  @Test func keepsReferencesOfCloudFormation() throws {
    let variables = try environment(
      """
      Parameters:
        Stage: {Type: String, Default: prod}
        Bucket: {Type: String}
        Secret: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /secret}
      Conditions: {Open: !Equals [!Ref Bucket, a]}
      Globals:
        Function: {Environment: {Variables: {SHARED: !Ref Topic, TABLE: no}}}
      Resources:
        Hello:
          Type: AWS::Serverless::Function
          Properties:
            Handler: app.handler
            Runtime: python3.12
            Environment:
              Variables:
                TABLE: !Ref Table
                STREAM: !GetAtt Table.StreamArn
                LONG: {'Fn::GetAtt': [Queue, QueueName]}
                TEXT: !Sub 'x-${Stage}-${Table}-${Queue.Arn}-${AWS::Region}-${Local}${!y}'
                LOCAL: !Sub ['${a}/${b}', {a: !Ref Table, b: c}]
                JOINED: !Join ['-', [orders, !Ref 'AWS::AccountId', !Ref Stage]]
                PARAMETER: !Ref Bucket
                SSM: !Ref Secret
                OTHER: !ImportValue {'Fn::Sub': 'net-${Bucket}-table'}
                CHOICE: !If [Open, !Ref Table, !Ref 'AWS::NoValue']
                UNSURE: !If [Open, !Ref Table, !Ref Topic]
                STRANGE: !Base64 x
                EMPTY: ''
      """)
    #expect(
      variables == [
        "SHARED": "!Ref Topic", "TABLE": "!Ref Table", "STREAM": "!GetAtt Table.StreamArn", "LONG": "!GetAtt Queue.QueueName",
        "TEXT": "!Sub x-prod-${Table}-${Queue.Arn}-${AWS::Region}-${Local}${y}", "LOCAL": "!Sub ${Table}/c",
        "JOINED": "!Sub orders-${AWS::AccountId}-prod", "PARAMETER": "!Ref Bucket", "SSM": "!Ref Secret",
        "OTHER": "!ImportValue net-${Bucket}-table", "CHOICE": "!Ref Table", "UNSURE": "?", "STRANGE": "?", "EMPTY": "",
      ])
  }

  @Test func keepsReferencesOfServerless() throws {
    let variables = try environment(
      """
      service: shop
      provider:
        name: aws
        runtime: python3.12
        environment: {TABLE: !Ref Table, NAME: '${self:service}-orders', GONE: '${ssm:/x}'}
      functions:
        hello:
          handler: app.handler
          environment:
            ARN: {Fn::GetAtt: [Topic, Arn]}
            TEXT: {'Fn::Sub': '${self:service}-${Table}-${AWS::Region}'}
            HALF: {'Fn::Sub': '${ssm:/x}-${Table}'}
      """, of: "serverless.yml")
    #expect(
      variables == [
        "TABLE": "!Ref Table", "NAME": "shop-orders", "GONE": "?", "ARN": "!GetAtt Topic.Arn",
        "TEXT": "!Sub shop-${Table}-${AWS::Region}", "HALF": "?",
      ])
  }

  @Test func keepsReferencesOfTerraform() throws {
    let variables = try environment(
      """
      variable "stage" {}
      locals {
        common = { STAGE = var.stage, "QUOTED" = "b" }
        name   = "orders-${var.stage}"
      }
      data "archive_file" "code" {
        type        = "zip"
        source_dir  = path.module
        output_path = "out.zip"
      }
      resource "aws_lambda_function" "hello" {
        filename = data.archive_file.code.output_path
        handler  = "app.handler"
        runtime  = "python3.12"
        environment {
          variables = merge(local.common, {
            TABLE = aws_dynamodb_table.orders[0].name # the table
            TOPIC : aws_sns_topic.orders.arn,
            NAME  = "x-${local.name}-${data.aws_region.here.name}"
            MAP   = jsonencode({ a = [for x in y : x] })
            EACH  = { for a in b : a => a }
          })
        }
      }
      """, of: "main.tf")
    #expect(
      variables == [
        "STAGE": "var.stage", "QUOTED": "b", "TABLE": "aws_dynamodb_table.orders.name", "TOPIC": "aws_sns_topic.orders.arn",
        "NAME": "x-orders-${var.stage}-${data.aws_region.here.name}", "MAP": "?", "EACH": "?",
      ])
  }

  @Test func listsWhatATextRefersTo() {
    let value = TemplateValue([.literal("a"), .literal("b"), .reference("T"), .attribute(resource: "Q", name: "Arn"), .unknown])
    #expect(value.references == ["T", "Q"] && value.literal == nil && !value.isUnknown)
    #expect(value.description == "!Sub ab${T}${Q.Arn}${?}" && TemplateValue.literal("x").literal == "x")
  }
}
