import Testing

/// Terraform says the same in its own words.
@Suite struct TerraformSourceTests {
  @Test func mappingsNotificationsSubscriptionsAndTargets() throws {
    let text = #"""
      locals { suffix = "x" }
      resource "aws_lambda_function" "worker" {
        function_name = "worker-${local.suffix}"
        dead_letter_config { target_arn = aws_sqs_queue.dead.arn }
      }
      resource "aws_sqs_queue" "jobs" {
        name = "jobs"
        redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 })
      }
      resource "aws_sqs_queue" "dead" {}
      resource "aws_sns_topic" "news" {}
      resource "aws_s3_bucket" "files" { bucket = "files" }
      resource "aws_lambda_event_source_mapping" "m" {
        event_source_arn = aws_sqs_queue.jobs.arn
        function_name    = aws_lambda_function.worker.arn
      }
      resource "aws_s3_bucket_notification" "n" {
        bucket = aws_s3_bucket.files.id
        lambda_function {
          lambda_function_arn = aws_lambda_function.worker.arn
          events              = ["s3:ObjectCreated:*"]
          filter_prefix       = "in/"
        }
        queue {
          queue_arn = aws_sqs_queue.jobs.arn
          events    = ["s3:ObjectRemoved:*"]
        }
      }
      resource "aws_sns_topic_subscription" "s" {
        topic_arn = aws_sns_topic.news.arn
        protocol  = "lambda"
        endpoint  = aws_lambda_function.worker.arn
      }
      resource "aws_cloudwatch_event_rule" "paid" {
        event_pattern = <<EOF
      {"source": ["shop"]}
      EOF
      }
      resource "aws_cloudwatch_event_target" "t" {
        rule = aws_cloudwatch_event_rule.paid.name
        arn  = aws_lambda_function.worker.arn
      }
      resource "aws_sfn_state_machine" "flow" {
        definition = <<EOF
      {"States": {"S": {"Type": "Task", "Resource": "${aws_lambda_function.worker.arn}"}}}
      EOF
      }
      """#
    #expect(
      try TemporaryProject(["main.tf": text]).edges() == [
        "bucket:files -> function:worker s3 (s3:ObjectCreated:* in/*)", "bucket:files -> queue:jobs s3 (s3:ObjectRemoved:*)",
        "bus:default -> rule:paid events (shop)", "function:worker -> queue:dead dead-letter (dead letters)",
        "queue:jobs -> function:worker sqs (EventSourceMapping)", "queue:jobs -> queue:dead dead-letter (RedrivePolicy)",
        "rule:paid -> function:worker events (t)", "state-machine:flow -> function:worker states (S)", "topic:news -> function:worker sns (lambda)",
      ])
  }
}
