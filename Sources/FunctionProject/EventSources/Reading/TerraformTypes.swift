/// Terraform's resource types in CloudFormation's terms, so that the event sources need to know one language only.
enum TerraformTypes {
  /// The type, and attributes whose name is not just the property's in snake case.
  typealias Row = (type: String, renamed: [String: String])

  static let rows: [String: Row] = [
    "aws_lambda_function": ("AWS::Lambda::Function", [:]), "aws_dynamodb_table": ("AWS::DynamoDB::Table", ["name": "TableName"]),
    "aws_s3_bucket": ("AWS::S3::Bucket", ["bucket": "BucketName"]), "aws_sqs_queue": ("AWS::SQS::Queue", ["name": "QueueName"]),
    "aws_sns_topic": ("AWS::SNS::Topic", ["name": "TopicName"]), "aws_kinesis_stream": ("AWS::Kinesis::Stream", [:]),
    "aws_kinesis_firehose_delivery_stream": ("AWS::KinesisFirehose::DeliveryStream", ["name": "DeliveryStreamName"]),
    "aws_cloudwatch_event_bus": ("AWS::Events::EventBus", [:]), "aws_cloudwatch_event_rule": ("AWS::Events::Rule", [:]),
    "aws_cloudwatch_event_target": ("aws_cloudwatch_event_target", [:]),
    "aws_sfn_state_machine": ("AWS::StepFunctions::StateMachine", ["name": "StateMachineName"]),
    "aws_api_gateway_rest_api": ("AWS::ApiGateway::RestApi", [:]), "aws_apigatewayv2_api": ("AWS::ApiGatewayV2::Api", [:]),
    "aws_api_gateway_resource": ("AWS::ApiGateway::Resource", [:]), "aws_api_gateway_integration": ("AWS::ApiGateway::Method", [:]),
    "aws_apigatewayv2_integration": ("AWS::ApiGatewayV2::Integration", [:]), "aws_lambda_function_url": ("AWS::Lambda::Url", ["function_name": "TargetFunctionArn"]),
    "aws_lambda_alias": ("AWS::Lambda::Alias", [:]), "aws_lambda_permission": ("AWS::Lambda::Permission", [:]),
    "aws_lambda_event_source_mapping": ("AWS::Lambda::EventSourceMapping", ["destination_arn": "Destination"]),
    "aws_lambda_function_event_invoke_config": ("AWS::Lambda::EventInvokeConfig", [:]),
    "aws_s3_bucket_notification": ("Custom::S3BucketNotifications", ["bucket": "BucketName"]),
    "aws_sns_topic_subscription": ("AWS::SNS::Subscription", [:]), "aws_scheduler_schedule": ("AWS::Scheduler::Schedule", [:]),
    "aws_pipes_pipe": ("AWS::Pipes::Pipe", [:]), "aws_cognito_user_pool": ("AWS::Cognito::UserPool", ["name": "UserPoolName"]),
    "aws_cloudwatch_log_group": ("AWS::Logs::LogGroup", ["name": "LogGroupName"]),
    "aws_cloudwatch_log_subscription_filter": ("AWS::Logs::SubscriptionFilter", [:]),
    "aws_msk_cluster": ("AWS::MSK::Cluster", [:]), "aws_mq_broker": ("AWS::AmazonMQ::Broker", [:]),
  ]

  /// `event_source_arn` → `EventSourceArn`.
  static func property(_ attribute: String, _ row: Row) -> String {
    row.renamed[attribute] ?? attribute.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
