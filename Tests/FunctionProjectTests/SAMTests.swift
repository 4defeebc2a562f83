import FunctionProject
import Testing

@Suite struct SAMTests {
  static let module = "import boto3\n\ndef handler(event, context):\n    return 1\n"

  private func function(_ template: String, _ files: [String: String] = [:]) throws
    -> LambdaFunction
  {
    let project = try TemporaryProject(["template.yaml": template].merging(files) { $1 })
    let found = try project.discover()
    #expect(project.texts(found) == [])
    #expect(found.functions.count == 1)
    var function = try #require(found.functions.first)
    function.file = project.relative(function.file)
    function.codeDirectory = project.relative(function.codeDirectory)
    function.template = project.relative(function.template)
    return function
  }

  @Test func readsAFunction() throws {
    let function = try function(
      """
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
      """, ["src/app.py": Self.module])
    #expect(function.name == "Hello" && function.functionName == "hello")
    #expect(function.templateKind == .sam && function.template == "template.yaml")
    #expect(
      function.handler == "app.handler" && function.function == "handler" && function.line == 3)
    #expect(function.file == "src/app.py" && function.codeDirectory == "src")
    #expect(function.runtime == "python3.12" && function.architecture == "arm64")
    #expect(function.position.mark == TextMark(line: 4, column: 3))
    #expect(
      function.environment == [
        EnvironmentVariable(name: "TABLE", content: TemplateValue([.reference("Table")])),
        EnvironmentVariable(name: "STAGE", content: .literal("dev")),
      ])
  }

  @Test func takesWhatIsMissingFromTheGlobals() throws {
    let function = try function(
      """
      Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
      Globals:
        Function:
          Runtime: python3.9
          Handler: app.handler
          CodeUri: ./
          Layers: ['arn:one']
          Environment: {Variables: {A: global, B: global}}
      Resources:
        Hello:
          Type: AWS::Serverless::Function
          Properties:
            Layers: ['arn:two']
            Environment: {Variables: {B: own}}
      """, ["app.py": Self.module])
    #expect(
      function.runtime == "python3.9" && function.file == "app.py" && function.codeDirectory == ".")
    #expect(function.layers == [.external("arn:one"), .external("arn:two")])
    #expect(
      function.environment.map(\.name) == ["B", "A"]
        && function.environment.map(\.value) == ["own", "global"])
  }

  @Test func evaluatesIntrinsicFunctions() throws {
    let function = try function(
      """
      Parameters:
        Stage: {Type: String, Default: prod}
        Version: {Type: String, Default: '3.11'}
        Dirs: {Type: CommaDelimitedList, Default: 'one, two'}
      Mappings:
        Names: {prod: {code: live, fn: app}}
      Conditions:
        IsProd: !And [!Equals [!Ref Stage, prod], !Not [!Equals [a, b]]]
        Loop: !Condition Loop
      Resources:
        Hello:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub ['${Prefix}-${Stage}${!x}', {Prefix: !Select [1, !Ref Dirs]}]
            CodeUri: !If [IsProd, !Sub 'src/${Stage}', src/dev]
            Handler: !Join ['.', [!FindInMap [Names, !Ref Stage, fn], handler]]
            Runtime: {Fn::Sub: 'python${Version}'}
            Layers: !If [Loop, [a], !Ref AWS::NoValue]
            Environment: {Variables: {A: !Ref AWS::Partition, B: !Select [0, !Split ['/', 'x/y']], C: !If [IsProd, 1, 2]}}
      """, ["src/prod/app.py": Self.module])
    #expect(function.functionName == "two-prod${x}")
    #expect(function.handler == "app.handler" && function.runtime == "python3.11")
    #expect(function.file == "src/prod/app.py" && function.layers.isEmpty)
    #expect(function.environment.map(\.value) == ["aws", "x", "1"])
  }

  @Test func readsAnchorsMergesAndLateDocuments() throws {
    let function = try function(
      """
      kind: other
      ---
      Common: &common
        Runtime: python3.12
        Handler: wrong.handler
      Resources:
        Hello:
          Type: AWS::Serverless::Function
          Properties:
            <<: *common
            Handler: app.handler
      """, ["app.py": Self.module])
    #expect(function.runtime == "python3.12" && function.handler == "app.handler")
  }

  @Test func findsHandlersInLayers() throws {
    let function = try function(
      """
      Resources:
        Shared:
          Type: AWS::Serverless::LayerVersion
          Metadata: {BuildMethod: python3.12}
          Properties: {ContentUri: layers/shared}
        Hello:
          Type: AWS::Serverless::Function
          Properties: {CodeUri: src, Handler: common.handler, Runtime: python3.12, Layers: [!Ref Shared]}
      """, ["src/app.py": "", "layers/shared/common.py": Self.module])
    #expect(function.file == "layers/shared/common.py" && function.codeDirectory == "src")
  }

  @Test func acceptsBOMAndCRLF() throws {
    let lines = [
      "\u{FEFF}Transform: AWS::Serverless-2016-10-31", "Resources:", "  Hello:",
      "    Type: AWS::Serverless::Function",
      "    Properties:", "      InlineCode: |", "        def handler(event, context):",
      "          pass",
      "      Handler: index.handler", "      Runtime: python3.12", "",
    ]
    let function = try function(lines.joined(separator: "\r\n"))
    #expect(function.inlineSource?.text == "def handler(event, context):\n  pass\n")
    #expect(function.inlineSource?.templateLine == 7 && function.line == 1 && function.file == nil)
    #expect(function.inlineSource?.isVerbatim == true && function.codeDirectory == nil)
  }

  @Test func aLaterDuplicateKeyWins() throws {
    let project = try TemporaryProject([
      "template.yaml": """
      Resources:
        Hello:
          Type: AWS::Serverless::Function
          Properties: {Handler: gone.handler}
        Hello:
          Type: AWS::Serverless::Function
          Properties:
            Handler: nothing.handler
            Runtime: python3.12
            Handler: app.handler
      """,
      "app.py": Self.module,
    ])
    let found = try project.discover()
    #expect(found.functions.map(\.handler) == ["app.handler"])
    #expect(
      project.texts(found) == [
        "template.yaml:2:3: warning: Hello is declared again below: the last one holds",
        "template.yaml:8:7: warning: Hello has Handler twice: the last one holds",
      ])
  }
}
