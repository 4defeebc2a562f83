locals {
  name = "hook"
}

data "archive_file" "hook" {
  type        = "zip"
  source_dir  = "${path.module}/../code"
  output_path = "${path.module}/build/${local.name}.zip"
}

resource "aws_lambda_function" "hook" {
  function_name    = "${local.name}-${var.stage}"
  filename         = data.archive_file.hook.output_path
  source_code_hash = data.archive_file.hook.output_base64sha256
  handler          = "${local.name}.receive"
  runtime          = "python3.13"
  role             = aws_iam_role.hook.arn
}

variable "stage" {
  type    = string
  default = "dev"
}
