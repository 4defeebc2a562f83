import FunctionProject
import Testing

@Suite struct TerraformTests {
  @Test func readsFunctionsWithTheirArchives() throws {
    let project = try TemporaryProject([
      "infra/main.tf": """
        /* two functions
           of one module */
        data "archive_file" "code" {
          type        = "zip"
          source_dir  = "${path.module}/../${var.dir}"
          output_path = "${path.module}/out/${local.name}.zip"
        }
        resource "aws_lambda_function" "by_reference" {
          function_name = "${local.name}-one" # a comment
          filename      = data.archive_file.code.output_path
          handler       = "app.handler"
          runtime       = var.runtime
          architectures = ["arm64"]
          environment { variables = { A = "b", C = jsonencode({ d = [1, 2] }) } }
        }
        resource "aws_lambda_function" "by_path" {
          function_name = "two"
          filename      = "./out/shop.zip"
          handler       = "gone.handler"
          runtime       = "python3.12"
        }
        """,
      "infra/more.tf": """
        locals { name = "shop" }
        variable "dir" { default = "src" }
        variable "runtime" {
          type    = string
          default = "python3.11"
        }
        data "archive_file" "single" {
          type = "zip"
          output_path = "single.zip"
          source {
            content  = file("${path.module}/single.py")
            filename = "single.py"
          }
        }
        resource "aws_s3_object" "single" {
          source = data.archive_file.single.output_path
        }
        resource "aws_lambda_function" "single" {
          s3_bucket = aws_s3_bucket.x.id
          s3_key    = aws_s3_object.single.key
          handler   = "single.handler"
          runtime   = "python3.12"
          layers    = [aws_lambda_layer_version.x.arn]
        }
        resource "aws_lambda_function" "image" { package_type = "Image" }
        resource "aws_lambda_function" "stored" {
          s3_bucket = "b"
          s3_key    = "k"
          runtime   = "python3.12"
        }
        resource "aws_lambda_function" "computed" {
          filename = var.enabled ? "a.zip" : "b.zip"
          runtime  = "python3.12"
        }
        """,
      "src/app.py": SAMTests.module, "infra/single.py": SAMTests.module,
    ])
    let found = try project.discover()
    #expect(found.functions.map(\.name) == ["by_reference", "by_path", "single"])
    #expect(found.functions.map(\.functionName) == ["shop-one", "two", nil])
    #expect(found.functions.map { project.relative($0.file) } == ["src/app.py", nil, "infra/single.py"])
    #expect(found.functions.map(\.runtime) == ["python3.11", "python3.12", "python3.12"])
    #expect(found.functions[0].architecture == "arm64" && found.functions[0].templateKind == .terraform)
    #expect(found.functions[2].layers == [.external("aws_lambda_layer_version.x.arn")])
    #expect(
      project.texts(found) == [
        "infra/main.tf:19:19: error: by_path: no module gone in src: create src/gone.py, or correct the handler",
        "infra/more.tf:25:1: skipped image: it is a container image",
        "infra/more.tf:26:1: skipped stored: its code is at s3://b/k",
        "infra/more.tf:31:1: skipped computed: where its code is, only Terraform knows",
      ])
  }

  @Test(arguments: [
    ("resource \"aws_lambda_function\" \"f\" {\n  x = \"open\n}", "main.tf:2:7: error: a string without"),
    ("resource \"aws_lambda_function\" \"f\" {\n  = 1\n}", "main.tf:2:3: error: expected a block"),
    ("/* \"aws_lambda_function\"", "main.tf:1:1: error: a comment without its end"),
    ("x = <<E\n\"aws_lambda_function\"", "main.tf:1:5: error: a heredoc without its end"),
    ("resource \"aws_lambda_function\" \"f\" {", "main.tf:1:37: error: expected a block"),
  ])
  func saysWhereAFileIsBroken(text: String, expected: String) throws {
    let project = try TemporaryProject(["main.tf": text])
    let texts = project.texts(try project.discover())
    #expect(texts.count == 1 && texts[0].hasPrefix(expected), "\(texts)")
  }

  @Test func oddExpressionsAreRead() throws {
    let project = try TemporaryProject([
      "main.tf": """
        x = [for s in var.list : upper(s) if s != "${var.a["b"]}"]
        y = { a = 1, "b" : [1, (2)] }
        z = <<-EOT
          } resource ${x}
          EOT
        resource "aws_lambda_function" "f" {
          filename = "x.zip"
          handler  = "a.b"
          runtime  = "python3.12"
        }
        """
    ])
    #expect(project.texts(try project.discover()) == ["main.tf:6:1: skipped f: its code is the archive x.zip"])
  }
}
