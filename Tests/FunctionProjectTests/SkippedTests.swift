import FunctionProject
import Testing

/// What is no Python function with code at hand is named with its reason.
@Suite struct SkippedTests {
  private func texts(_ properties: String, type: String = "AWS::Serverless::Function") throws -> [String] {
    let project = try TemporaryProject([
      "template.yaml": "Resources:\n  F:\n    Type: \(type)\n    Properties: \(properties)\n",
      "app.py": SAMTests.module, "archive.zip": "PK", "pkg/mod.py": SAMTests.module, "bad/app.py/x": "",
      "native/app.cpython-312-x86_64-linux-gnu.so": "", "spaces/app/x.py": "",
    ])
    return project.texts(try project.discover())
  }

  @Test(arguments: [
    ("{PackageType: Image, ImageUri: x}", "it is a container image"),
    ("{Runtime: nodejs20.x, Handler: a.b}", "its runtime is nodejs20.x, not Python"),
    ("{Runtime: python3.12, Handler: app.handler, CodeUri: s3://b/k}", "its code is at s3://b/k"),
    ("{Runtime: python3.12, Handler: app.handler, CodeUri: {Bucket: b, Key: k}}", "its code is at s3://b/k"),
    ("{Runtime: python3.12, Handler: app.handler, CodeUri: archive.zip}", "its code is the archive archive.zip"),
    ("{Runtime: python3.12, Handler: !Ref H}", "its handler is known only at deployment"),
    (
      "{Runtime: python3.12, Handler: app.handler, CodeUri: !Ref Where}",
      "where its code is, only the deployment knows (Ref Where)"
    ),
    ("{Runtime: !Ref R, Handler: index.handler}", "its runtime is not known, and its handler is no Python module here"),
    ("{Events: {}}", "it has neither a Python runtime nor a handler"),
  ])
  func names(properties: String, reason: String) throws {
    #expect(try texts(properties).map { $0.drop { $0 != " " } } == [" skipped F: \(reason)"])
  }

  @Test func plainFunctionsNeedCode() throws {
    let texts = try texts("{Runtime: python3.12, Handler: app.handler}", type: "AWS::Lambda::Function")
    #expect(texts == ["template.yaml:2:3: skipped F: it has no Code"])
  }

  @Test(arguments: [
    ("{Runtime: python3.12, Handler: gone.handler}", "48: error: F: no module gone in .: create gone.py"),
    (
      "{Runtime: python3.12, Handler: app.handler, CodeUri: nowhere}",
      "70: error: F: its code directory nowhere does not exist"
    ),
    ("{Runtime: python3.12, Handler: app.nothing}", "48: warning: F: nothing is not bound"),
    ("{Runtime: python3.12, Handler: handler}", "48: error: F: handler 'handler': it has no dot"),
    ("{Runtime: python3.12, Handler: ./app.handler}", "48: error: F: handler './app.handler': Lambda cannot import it"),
    ("{Runtime: python3.12, Handler: sys.handler}", "48: error: F: handler 'sys.handler': Lambda refuses it"),
    ("{Runtime: python3.12, Handler: app.sub.handler}", "48: error: F: no module app.sub in .: app.py is a module"),
    ("{Runtime: python3.12, Handler: pkg.handler}", "48: error: F: pkg is a directory without __init__.py"),
    ("{Runtime: python3.12, Handler: app.handler, CodeUri: native}", "48: error: F: native/app.cpython"),
    ("{Runtime: pyhton3.12, Handler: app.handler}", "27: error: F: unknown runtime 'pyhton3.12'"),
    ("{Runtime: python3.99, Handler: app.handler}", "27: warning: F: python3.99 is not a Python runtime known here"),
    ("{Runtime: !Ref R, Handler: app.handler}", "27: warning: F: its runtime is known only at deployment"),
    ("{Handler: app.handler}", "3: error: F has no runtime"),
    ("{Runtime: python3.12}", "3: error: F has no handler"),
    ("{Runtime: python3.12, Handler: app.handler, InlineCode: 'x = 1'}", "48: error: F: inline code is index.py"),
  ])
  func reports(properties: String, message: String) throws {
    let texts = try texts(properties)
    #expect(texts.count == 1)
    let line = message.hasPrefix("3:") ? 2 : 4
    #expect(texts.first?.hasPrefix("template.yaml:\(line):\(message)") == true, "\(texts)")
  }

  @Test func listsFunctionsWithProblemsAllTheSame() throws {
    let project = try TemporaryProject([
      "template.yaml": """
        Resources:
          Gone: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.12, Handler: gone.handler}}
          Unbound: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.12, Handler: app.nothing}}
          Fine: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.12, Handler: app.handler}}
        """,
      "app.py": SAMTests.module,
    ])
    let found = try project.discover()
    #expect(found.functions.map(\.name) == ["Gone", "Unbound", "Fine"])
    #expect(found.functions.map(\.line) == [nil, nil, 3])
    #expect(found.functions.map { project.relative($0.file) } == [nil, "app.py", "app.py"])
  }

  @Test func aForeignLayerMayHoldTheModule() throws {
    let texts = try texts("{Runtime: python3.12, Handler: datadog_lambda.handler.handler, Layers: ['arn:dd']}")
    #expect(texts.count == 1 && texts[0].contains("warning: F: no module datadog_lambda.handler"))
  }
}
