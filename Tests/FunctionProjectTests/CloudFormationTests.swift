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
    #expect(
      found.functions.map(\.templateKind) == [.cloudformation, .cloudformation, .cloudformation])
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
      "a.yaml": template("one"), "b.yaml": template("two"), "c.yaml": template("one"),
      "one/app.py": SAMTests.module,
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
    #expect(
      project.texts(found) == ["empty.yaml: skipped empty.yaml: it declares no Lambda function"])
  }

  @Test func conditionsKeepFunctionsOfOneNameApart() throws {
    let properties = "{FunctionName: same, Runtime: python3.12, Handler: app.handler, Code: "
    let project = try TemporaryProject([
      "template.yaml": """
      Resources:
        A: {Type: AWS::Lambda::Function, Condition: IsProd, Properties: \(properties) one}}
        B: {Type: AWS::Lambda::Function, Condition: IsDev, Properties: \(properties) two}}
      """,
      "one/app.py": SAMTests.module, "two/app.py": SAMTests.module,
    ])
    let found = try project.discover()
    #expect(project.texts(found) == [] && found.functions.map(\.condition) == ["IsProd", "IsDev"])
  }

  @Test func bundlesHaveNamesOfTheirOwn() throws {
    let template = """
      Resources:
        F: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.12, Handler: app.handler}}
      """
    let project = try TemporaryProject([
      "a/one.yaml": template, "a/two.yaml": template, "b/c/template.yaml": template,
      "a/app.py": SAMTests.module,
      "b/c/app.py": SAMTests.module, "d/template.yaml": template.replacing("F:", with: "G:"),
      "d/app.py": SAMTests.module,
    ])
    let root = project.path.dropFirst().replacing("/", with: "-")
    let names = try project.discover().bundleNames.map { $0.replacing("\(root)-", with: "") }
    #expect(names == ["a-F", "a-F-2", "b-c-F", "G"])
  }

  @Test func loopsAreNamed() throws {
    let project = try TemporaryProject([
      "template.yaml": """
      Transform: AWS::LanguageExtensions
      Resources:
        Fn::ForEach::Functions: [Name, [A, B], {'F${Name}': {Type: AWS::Lambda::Function}}]
      """
    ])
    #expect(
      project.texts(try project.discover()) == [
        "template.yaml:3:3: skipped Fn::ForEach::Functions: a loop: its resources exist only at deployment"
      ])
  }

  @Test func choosesCodeByCondition() throws {
    let project = try TemporaryProject([
      "template.yaml": """
      Conditions: {Small: !Equals [a, a]}
      Resources:
        F:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.12
            Handler: index.handler
            Code: !If [Small, {ZipFile: 'def handler(event, context): pass'}, {S3Bucket: b, S3Key: k}]
      """
    ])
    let found = try project.discover()
    #expect(project.texts(found) == [] && found.functions.map(\.line) == [1])
  }
}
