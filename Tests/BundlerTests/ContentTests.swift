import Foundation
import PatchTemplates
import Testing

@Suite struct ContentTests {
  private static let wrap = "handler = _gammaray.entry(handler)"

  @Test func holdsHandlerSourcesAndRuntime() throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    try workspace.write("code/pkg/util.py", "X = 1\n")
    try workspace.write("code/data.json", "{}")
    #expect(try workspace.run("bundle", ".", "--output", "out").exitCode == 0)
    let zip = try workspace.unpack("out/Fn.zip")
    #expect(zip.paths == ["app.py", "data.json", "pkg/util.py"])
    #expect(try zip.text("app.py").contains(Self.wrap))
    #expect(try zip.text("pkg/util.py") == "X = 1\n")
    #expect(zip.has("gammaray/__init__.py") && zip.has("gammaray/dynamic.py"))
    // The sources stay as they are.
    #expect(try !String(decoding: workspace.bytes("code/app.py"), as: UTF8.self).contains("gammaray"))
  }

  @Test func functionsOfOneDirectoryWrapTheirOwnEntryPointOnly() throws {
    let workspace = try Workspace()
    try workspace.writeTemplate([
      "One: {CodeUri: code, Handler: app.one, Runtime: python3.12}",
      "Two: {CodeUri: code, Handler: app.two, Runtime: python3.12}",
      "Three: {CodeUri: code, Handler: src/other.handler, Runtime: python3.12}",
    ])
    let source = "def one(event, context): pass\ndef two(event, context): pass\n"
    try workspace.write("code/app.py", source)
    try workspace.write("code/src/other.py", "def handler(event, context): pass\n")
    // Also where the files are instrumented on the disk already.
    try workspace.run("rewrite", "--in-place", ".")
    #expect(try workspace.run("bundle", ".", "--output", "out").exitCode == 0)
    let one = try workspace.unpack("out/One.zip")
    #expect(try one.text("app.py").contains("one = _gammaray.entry(one)"))
    #expect(try !one.text("app.py").contains("entry(two)"))
    #expect(try one.text("src/other.py") == "def handler(event, context): pass\n")
    let three = try workspace.unpack("out/Three.zip")
    #expect(try three.text("app.py") == source)
    #expect(try three.text("src/other.py").contains(Self.wrap))
  }

  @Test func inlineCodeIsAModule() throws {
    let workspace = try Workspace()
    try workspace.write(
      "template.yaml",
      """
      Resources:
        Custom:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.12
            Handler: index.handler
            Code:
              ZipFile: |
                import cfnresponse
                def handler(event, context):
                    cfnresponse.send(event, context, cfnresponse.SUCCESS, {})
        Plain:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.12
            Handler: index.handler
            Code: {ZipFile: "def handler(event, context): return 1"}
        Unknown:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.12
            Handler: index.handler
            Code:
              ZipFile: !Sub |
                def handler(event, context):
                    return "${Bucket.Arn}"
        Broken:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.12
            Handler: index.handler
            Code:
              ZipFile: |
                def handler(event, context):
                    return )
      """)
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    let custom = try workspace.unpack("out/Custom.zip")
    #expect(custom.paths == ["cfnresponse.py", "index.py"])
    #expect(try custom.text("index.py").contains(Self.wrap))
    #expect(try workspace.unpack("out/Plain.zip").paths == ["index.py"])
    #expect(outcome.errors.contains("Unknown's inline code holds values that only the deployment knows"))
    #expect(outcome.errors.contains("template.yaml:35:"), "\(outcome.errors)")
    #expect(!outcome.errors.contains("skipped"))
    #expect(!workspace.exists("out/Unknown.zip") && !workspace.exists("out/Broken.zip"))
  }

  @Test func customResourcesAreAnswered() throws {
    let workspace = try Workspace()
    try workspace.write("cfnresponse.py", String(decoding: RuntimeFiles.cfnresponse, as: UTF8.self))
    try workspace.write(
      "answer.py",
      """
      import http.server, json, threading, types, cfnresponse
      class Server(http.server.BaseHTTPRequestHandler):
          def do_PUT(self):
              body = self.rfile.read(int(self.headers["Content-Length"]))
              print(repr(self.headers["Content-Type"]), json.dumps(json.loads(body), sort_keys=True))
              self.send_response(200)
              self.end_headers()
          def log_message(self, *args): pass
      server = http.server.HTTPServer(("127.0.0.1", 0), Server)
      threading.Thread(target=server.handle_request).start()
      event = {"ResponseURL": "http://127.0.0.1:%d/x" % server.server_port, "StackId": "s", "RequestId": "r", "LogicalResourceId": "l"}
      context = types.SimpleNamespace(log_stream_name="stream")
      cfnresponse.send(event, context, cfnresponse.SUCCESS, {"a": 1})
      cfnresponse.send(dict(event, ResponseURL="http://127.0.0.1:1/"), context, cfnresponse.FAILED, {})
      """)
    let outcome = try workspace.execute("/usr/bin/env", ["python3", "answer.py"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(
      outcome.output.contains(
        #"'' {"Data": {"a": 1}, "LogicalResourceId": "l", "NoEcho": false, "PhysicalResourceId": "stream", "Reason": "#),
      "\(outcome.output)")
    #expect(outcome.output.contains("Status code: 200") && outcome.output.contains("failed executing"))
  }

  @Test func oneBrokenFunctionDoesNotKeepTheOthers() throws {
    let workspace = try Workspace()
    try workspace.writeTemplate([
      "Bad: {CodeUri: code, Handler: bad.handler, Runtime: python3.12}",
      "Old: {CodeUri: code, Handler: app.handler, Runtime: python3.8}",
      "Good: {CodeUri: code, Handler: app.handler, Runtime: python3.12}",
    ])
    try workspace.write("code/app.py", "def handler(event, context): pass\n")
    try workspace.write("code/bad.py", "def handler(event, context):\n  return (\n")
    try workspace.write("out/Bad.zip", "an older one")
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("code/bad.py:2:10: error: not valid Python"))
    #expect(outcome.errors.contains("Old runs on Python 3.8"))
    #expect(workspace.exists("out/Good.zip") && !workspace.exists("out/Bad.zip"))
  }

  @Test func namesBecomeSafeFileNamesAndNeverCollide() throws {
    let workspace = try Workspace()
    try workspace.write(
      "serverless.yml",
      "service: s\nprovider: {name: aws, runtime: python3.12}\nfunctions:\n  \"a/../b c\": {handler: app.handler}\n")
    try workspace.write("app.py", "def handler(event, context): pass\n")
    #expect(try workspace.run("bundle", ".", "--output", "out").exitCode == 0)
    #expect(workspace.exists("out/a%2F..%2Fb%20c.zip"))

    let twins = try Workspace()
    for name in ["x", "y"] {
      try twins.writeTemplate(["Fn: {CodeUri: ., Handler: app.handler, Runtime: python3.12}"], at: "\(name)/template.yaml")
      try twins.write("\(name)/app.py", "def handler(event, context): return '\(name)'\n")
    }
    let outcome = try twins.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("would overwrite the zip"))
    #expect(try twins.unpack("out/Fn.zip").text("app.py").contains("'x'"))
  }

  @Test func aModuleNamedLikeTheRuntimeIsRefused() throws {
    for path in ["code/gammaray/__init__.py", "code/gammaray.py"] {
      let workspace = try Workspace()
      try workspace.writeFunction()
      try workspace.write(path, "")
      let outcome = try workspace.run("bundle", ".", "--output", "out")
      #expect(outcome.exitCode == 2)
      #expect(outcome.errors.contains("would clash with GammaRay's runtime package"))
    }
  }

  @Test func aHandlerInALayerIsRefused() throws {
    let workspace = try Workspace()
    try workspace.write(
      "template.yaml",
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Shared: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layer}}
        Fn:
          Type: AWS::Serverless::Function
          Properties: {CodeUri: code, Handler: shared.handler, Runtime: python3.12, Layers: [!Ref Shared]}
      """)
    try workspace.write("code/data.txt", "")
    try workspace.write("layer/python/shared.py", "def handler(event, context): pass\n")
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("layer/python/shared.py: error: Fn's handler stands in a layer"))
  }
}
