import FunctionProject
import Testing

@Suite struct SAMTests {
  private static let module = "import boto3\n\ndef handler(event, context):\n    return 1\n"

  @Test func readsAFunction() throws {
    let project = try TemporaryProject([
      "template.yaml": """
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties:
              FunctionName: hello
              CodeUri: src/
              Handler: app.handler
              Runtime: python3.12
              Architectures: [arm64]
              Environment:
                Variables: {TABLE: !Ref Table, STAGE: dev}
        """,
      "src/app.py": Self.module,
    ])
    let found = try project.discover()
    let function = try #require(found.functions.first)
    #expect(found.problems.isEmpty && found.skipped.isEmpty && found.functions.count == 1)
    #expect(function.name == "Hello" && function.functionName == "hello")
    #expect(function.templateKind == .sam)
    #expect(function.handler == "app.handler" && function.function == "handler" && function.line == 3)
    #expect(project.relative(function.file) == "src/app.py")
    #expect(project.relative(function.codeDirectory) == "src")
    #expect(project.relative(function.template) == "template.yaml")
    #expect(function.runtime == "python3.12" && function.architecture == "arm64")
    #expect(function.position.mark == TextMark(line: 4, column: 3))
    #expect(
      function.environment == [
        EnvironmentVariable(name: "TABLE", value: nil), EnvironmentVariable(name: "STAGE", value: "dev"),
      ])
  }
}
