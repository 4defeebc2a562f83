import FunctionProject
import Testing

@Suite struct CloudFormationTests {
  @Test func readsInlineCodeOfEveryForm() throws {
    let project = try TemporaryProject([
      "stack.yml": """
        Resources:
          Plain:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.12
              Handler: index.handler
              Code:
                ZipFile: |
                  import os

                  def handler(event, context): pass
          Substituted:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.12
              Handler: index.handler
              Code:
                ZipFile: !Sub |
                  REGION = "${AWS::Region}"
                  def handler(event, context): return "${!x}"
          Joined:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.12
              Handler: index.handler
              Code:
                ZipFile:
                  Fn::Join:
                    - "\\n"
                    - - 'BUCKET = "'
                      - !Ref Bucket
                      - "def handler(event, context): pass"
        """
    ])
    let found = try project.discover()
    #expect(project.texts(found) == [])
    #expect(found.functions.map(\.templateKind) == [.cloudformation, .cloudformation, .cloudformation])
    let sources = found.functions.compactMap(\.inlineSource)
    #expect(
      sources.map(\.text) == [
        "import os\n\ndef handler(event, context): pass\n",
        "REGION = \"${AWS::Region}\"\ndef handler(event, context): return \"${x}\"\n",
        "BUCKET = \"\n${Bucket}\ndef handler(event, context): pass",
      ])
    #expect(sources.map(\.templateLine) == [9, 19, 30])
    #expect(sources.map(\.isVerbatim) == [true, false, false])
    #expect(found.functions.map(\.line) == [3, 2, 3])
    #expect(sources[0].templateLine(of: 3) == 11)
  }

  @Test func readsJSONWithTabs() throws {
    let project = try TemporaryProject([
      "app.json": """
        {
        \t"AWSTemplateFormatVersion": "2010-09-09",
        \t"Resources": {
        \t\t"F\\u00e9": {
        \t\t\t"Type": "AWS::Lambda::Function",
        \t\t\t"Properties": {"Runtime": {"Ref": "R"}, "Handler": "mod.run", "Code": "./src", "Timeout": 3.5e1}
        \t\t}
        \t},
        \t"Parameters": {"R": {"Type": "String", "Default": "python3.8"}}
        }
        """,
      "src/mod.py": "def run(event, context): pass",
    ])
    let found = try project.discover()
    let function = try #require(found.functions.first)
    #expect(project.texts(found) == [])
    #expect(function.name == "Fé" && function.runtime == "python3.8" && function.line == 1)
    #expect(function.position.mark == TextMark(line: 4, column: 3))
  }

  @Test(arguments: [
    ("{\"Resources\": {\"F\": AWS::Lambda::Function}}", "stack.json:1:21"),
    ("{\"Resources\": [\"AWS::Lambda::Function\",\n ]}", "stack.json:2:2"),
    ("{\"Resources\": \"AWS::Lambda::Function\n\"}", "stack.json:1:37"),
    ("{\"Resources\": \"AWS::Lambda::Function\\x\"}", "stack.json:1:39"),
    ("{\"Resources\": \"AWS::Lambda::Function\"} x", "stack.json:1:40"),
    ("{\"Resources\": \"AWS::Lambda::Function\"", "stack.json:1:38"),
    (String(repeating: "{\"Resources AWS::Lambda::Function\":", count: 9999), "stack.json:1:"),
  ])
  func saysWhereJSONIsBroken(text: String, place: String) throws {
    let project = try TemporaryProject(["stack.json": text])
    let texts = project.texts(try project.discover())
    #expect(texts.count == 1 && texts[0].hasPrefix("\(place)") && texts[0].contains(": error: "), "\(texts)")
  }

  @Test func brokenYAMLIsReportedAndTheRestGoesOn() throws {
    let fine = """
      Resources:
        F: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.12, Handler: app.handler}}
      """
    let project = try TemporaryProject([
      "a/template.yaml": "Resources:\n  F:\n    Type: AWS::Lambda::Function\n\tProperties: {}\n",
      "b/template.yaml": fine, "b/app.py": SAMTests.module,
      "c/notes.yaml": "text: {{ AWS::Lambda::Function }} }\n",
      "d/latin.yaml": "Resources:\n  # é\n  F: AWS::Lambda::Function\n",
    ])
    try project.write("d/latin.yaml", bytes: Array("Resources:\n  # ".utf8) + [0xE9] + Array(" AWS::Lambda::Function".utf8))
    let found = try project.discover()
    #expect(found.functions.map(\.name) == ["F"])
    let texts = project.texts(found)
    #expect(texts.count == 2)
    #expect(texts[0].hasPrefix("a/template.yaml:4:1: error: "))
    #expect(texts[1].hasPrefix("d/latin.yaml:2:6: error: "))
  }

  @Test func refusesAliasTowers() throws {
    var text = "a0: &a0 [x]\n"
    for level in 1...400 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let project = try TemporaryProject(["template.yaml": text + "Resources: AWS::Lambda::Function\n"])
    #expect(project.texts(try project.discover()).map { $0.contains("nested more than") } == [true])
  }

  @Test func twoFunctionsOfOneNameAreAnError() throws {
    let template = { (directory: String) in
      """
      Resources:
        F:
          Type: AWS::Lambda::Function
          Properties: {FunctionName: same, Runtime: python3.12, Handler: app.handler, Code: \(directory)}
      """
    }
    let project = try TemporaryProject([
      "a.yaml": template("one"), "b.yaml": template("two"), "c.yaml": template("one"), "one/app.py": SAMTests.module,
      "two/app.py": SAMTests.module,
    ])
    let texts = project.texts(try project.discover())
    #expect(
      texts == [
        "b.yaml:2:3: error: F: the name 'same' is also F's at a.yaml:2:3: rename one of them",
        "c.yaml:2:3: warning: F: the name 'same' is also F's at a.yaml:2:3: rename one of them",
      ])
  }

  @Test func parametersCanBeGiven() throws {
    let project = try TemporaryProject([
      "template.yaml": """
        Parameters: {Dir: {Type: String}}
        Resources:
          F: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.12, Handler: app.handler, Code: !Ref Dir}}
        """,
      "src/app.py": SAMTests.module,
    ])
    let found = try project.discover { $0.parameters = ["Dir": "src"] }
    #expect(project.texts(found) == [] && found.functions.count == 1)
  }

  @Test func readsATemplateNamedOutright() throws {
    let project = try TemporaryProject([
      "infra/any.txt": """
        Resources:
          F: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.12, Handler: app.handler, Code: .}}
        """,
      "infra/app.py": SAMTests.module, "empty.yaml": "a: 1",
    ])
    let found = try project.discover(["infra/any.txt", "empty.yaml"])
    #expect(found.functions.map(\.name) == ["F"])
    #expect(project.texts(found) == ["empty.yaml: skipped empty.yaml: it declares no Lambda function"])
  }
}
