import ServiceGraph

/// The resource types of CloudFormation and SAM that are nodes of a service graph.
enum ResourceTypes {
  static func kind(of type: String) -> NodeKind? { rows[type]?.kind }
  /// The property that holds the resource's name in AWS.
  static func nameProperty(of type: String) -> String? { rows[type]?.name }
  /// Types that stand for another resource: the property that says which.
  static func leading(_ type: String) -> String? { leads[type] }

  private typealias Row = (kind: NodeKind, name: String)

  private static let rows: [String: Row] = [
    "AWS::Serverless::Function": (.function, "FunctionName"), "AWS::Lambda::Function": (.function, "FunctionName"),
    "AWS::DynamoDB::Table": (.table, "TableName"), "AWS::DynamoDB::GlobalTable": (.table, "TableName"),
    "AWS::Serverless::SimpleTable": (.table, "TableName"), "AWS::S3::Bucket": (.bucket, "BucketName"),
    "AWS::SQS::Queue": (.queue, "QueueName"), "AWS::SNS::Topic": (.topic, "TopicName"),
    "AWS::Kinesis::Stream": (.stream, "Name"), "AWS::KinesisFirehose::DeliveryStream": (.deliveryStream, "DeliveryStreamName"),
    "AWS::Events::EventBus": (.bus, "Name"), "AWS::Events::Rule": (.rule, "Name"), "AWS::Scheduler::Schedule": (.schedule, "Name"),
    "AWS::Pipes::Pipe": (.pipe, "Name"), "AWS::StepFunctions::StateMachine": (.stateMachine, "StateMachineName"),
    "AWS::Serverless::StateMachine": (.stateMachine, "Name"), "AWS::Serverless::Api": (.api, "Name"),
    "AWS::Serverless::HttpApi": (.api, "Name"), "AWS::ApiGateway::RestApi": (.api, "Name"), "AWS::ApiGatewayV2::Api": (.api, "Name"),
    "AWS::Serverless::WebSocketApi": (.api, "Name"), "AWS::AppSync::GraphQLApi": (.api, "Name"), "AWS::Serverless::GraphQLApi": (.api, "Name"),
    "AWS::ElasticLoadBalancingV2::TargetGroup": (.loadBalancer, "Name"), "AWS::Cognito::UserPool": (.userPool, "UserPoolName"),
    "AWS::MSK::Cluster": (.kafka, "ClusterName"), "AWS::MSK::ServerlessCluster": (.kafka, "ClusterName"),
    "AWS::AmazonMQ::Broker": (.broker, "BrokerName"), "AWS::DocDB::DBCluster": (.database, "DBClusterIdentifier"),
    "AWS::Logs::LogGroup": (.logGroup, "LogGroupName"), "AWS::IoT::TopicRule": (.iotRule, "RuleName"),
  ]

  private static let leads: [String: String] = [
    "AWS::Lambda::Alias": "FunctionName", "AWS::Lambda::Version": "FunctionName", "AWS::Lambda::Url": "TargetFunctionArn",
    "AWS::Kinesis::StreamConsumer": "StreamARN", "AWS::StepFunctions::StateMachineAlias": "RoutingConfiguration",
    "AWS::StepFunctions::StateMachineVersion": "StateMachineArn", "AWS::ApiGateway::Stage": "RestApiId",
    "AWS::ApiGateway::Resource": "RestApiId", "AWS::ApiGateway::Deployment": "RestApiId", "AWS::ApiGatewayV2::Stage": "ApiId",
  ]

  /// The kind of what an ARN names, by its service.
  static func kind(ofService service: String, resource: String) -> NodeKind? {
    switch service {
    case "lambda": resource.hasPrefix("function") ? .function : nil
    case "dynamodb": .table
    case "s3": .bucket
    case "sqs": .queue
    case "sns": .topic
    case "kinesis": .stream
    case "firehose": .deliveryStream
    case "events": resource.hasPrefix("rule/") ? .rule : .bus
    case "states": resource.hasPrefix("activity") ? nil : .stateMachine
    case "execute-api", "apigateway": .api
    case "logs": .logGroup
    case "cognito-idp": .userPool
    case "mq": .broker
    case "kafka": .kafka
    case "scheduler": .schedule
    case "pipes": .pipe
    case "rds", "docdb-elastic": .database
    case "iot": resource.hasPrefix("topic/") ? .iotTopic : .iotRule
    case "elasticloadbalancing": .loadBalancer
    case "ses": .email
    default: nil
    }
  }
}
