import ArgumentParser

/// The table and the functions' permission as infrastructure code, to deploy as it is or to copy from.
enum TableTemplate: String, ExpressibleByArgument, CaseIterable {
  case cloudformation, terraform

  func text(table: String) -> String {
    switch self {
    case .cloudformation: Self.cloudFormation(table)
    case .terraform: Self.terraform(table)
    }
  }

  private static func cloudFormation(_ table: String) -> String {
    """
    AWSTemplateFormatVersion: "2010-09-09"
    Description: The table that GammaRay's runtime writes events to, and the one permission that a function needs for it.

    Parameters:
      TableName:
        Type: String
        Default: \(table)

    Resources:
      GammaRayEvents:
        Type: AWS::DynamoDB::Table
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain
        Properties:
          TableName: !Ref TableName
          BillingMode: PAY_PER_REQUEST
          AttributeDefinitions:
            - {AttributeName: \(EventsTable.partitionKey), AttributeType: S}
            - {AttributeName: \(EventsTable.sortKey), AttributeType: N}
          KeySchema:
            - {AttributeName: \(EventsTable.partitionKey), KeyType: HASH}
            - {AttributeName: \(EventsTable.sortKey), KeyType: RANGE}
          StreamSpecification: {StreamViewType: NEW_IMAGE}

      GammaRayWrite:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          Description: Lets a function write its events to GammaRay's table.
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - {Effect: Allow, Action: "dynamodb:BatchWriteItem", Resource: !GetAtt GammaRayEvents.Arn}

    Outputs:
      Table: {Value: !Ref GammaRayEvents}
      WritePolicy: {Value: !Ref GammaRayWrite}

    # For functions of the same SAM template; each may have Policies of its own beside this one.
    #
    # Globals:
    #   Function:
    #     Environment:
    #       Variables:
    #         GAMMARAY_TABLE: !Ref GammaRayEvents
    #
    # MyFunction:
    #   Type: AWS::Serverless::Function
    #   Properties:
    #     Policies: [!Ref GammaRayWrite]

    """
  }

  private static func terraform(_ table: String) -> String {
    """
    # The table that GammaRay's runtime writes events to, and the one permission that a function needs for it.
    resource "aws_dynamodb_table" "gammaray_events" {
      name             = "\(table)"
      billing_mode     = "PAY_PER_REQUEST"
      hash_key         = "\(EventsTable.partitionKey)"
      range_key        = "\(EventsTable.sortKey)"
      stream_enabled   = true
      stream_view_type = "NEW_IMAGE"

      attribute {
        name = "\(EventsTable.partitionKey)"
        type = "S"
      }

      attribute {
        name = "\(EventsTable.sortKey)"
        type = "N"
      }
    }

    resource "aws_iam_policy" "gammaray_write" {
      name_prefix = "gammaray-write-"
      policy = jsonencode({
        Version   = "2012-10-17"
        Statement = [{ Effect = "Allow", Action = "dynamodb:BatchWriteItem", Resource = aws_dynamodb_table.gammaray_events.arn }]
      })
    }

    # In each aws_lambda_function:          environment { variables = { GAMMARAY_TABLE = aws_dynamodb_table.gammaray_events.name } }
    # An aws_iam_role_policy_attachment:    policy_arn = aws_iam_policy.gammaray_write.arn

    """
  }
}
