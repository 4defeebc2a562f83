locals { name = "jobs" }

data "archive_file" "code" {
  type        = "zip"
  source_dir  = "${path.module}/src"
  output_path = "code.zip"
}

resource "aws_lambda_function" "worker" {
  function_name = "${local.name}-worker"
  filename      = data.archive_file.code.output_path
  handler       = "work.handler"
  runtime       = "python3.12"
  environment {
    variables = {
      RESULTS = aws_sns_topic.results.arn
    }
  }
}

resource "aws_sqs_queue" "jobs" { name = local.name }
resource "aws_sns_topic" "results" {}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.worker.arn
}

resource "aws_sns_topic_subscription" "again" {
  topic_arn = aws_sns_topic.results.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.jobs.arn
}
