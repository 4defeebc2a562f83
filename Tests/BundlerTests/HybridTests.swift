import Testing

/// Bundles of `--mode hybrid`: all that is imported in them is hooked, whoever wrote it.
@Suite struct HybridTests {
  private static let publish = "def tell(sns): sns.publish(TopicArn='t', Message='m')\n"
  private static let hooked = publish.replacing("sns.publish", with: "_gammaray.hook(sns.publish)")

  @Test func ownFilesAndDependenciesAreHooked() async throws {
    let workspace = try Workspace()
    try workspace.writeTemplate(["Fn: {CodeUri: code, Handler: app.handler, Runtime: python3.12}"])
    try workspace.write("code/app.py", "from lib.send import tell\nimport outside\ndef handler(event, context): tell(event)\n")
    try workspace.write("code/lib/send.py", "import boto3\n" + Self.publish)
    try workspace.write("code/lib/read.py", "import boto3\ns3 = boto3.client('s3')\ndef get(): return s3.get_object(Bucket='b', Key='k')\n")
    try workspace.write("code/requirements.txt", "outside\nbotocore\n")
    try await Wheel.write("outside", files: ["outside/__init__.py": "import boto3\n" + Self.publish], into: workspace)
    try await Wheel.write("botocore", files: ["botocore/client.py": Self.publish], into: workspace)
    #expect(try workspace.run("bundle", "--mode", "hybrid", ".", "--output", "out").exitCode == 0)
    let zip = try workspace.unpack("out/Fn.zip")
    let prologue = "import gammaray.hybrid as _gammaray; import boto3\n"
    #expect(try zip.text("lib/send.py") == prologue + Self.hooked)
    #expect(try zip.text("outside/__init__.py") == prologue + Self.hooked)
    #expect(try !zip.text("lib/read.py").contains("gammaray"))
    // The SDK's own calls are recorded through the hooks of others.
    #expect(try zip.text("botocore/client.py") == Self.publish)
    #expect(try zip.text("app.py").hasSuffix("handler = _gammaray.entry(handler)\n"))
  }

  @Test func inlineCodeIsHooked() throws {
    let workspace = try Workspace()
    try workspace.write(
      "template.yaml",
      """
      Resources:
        Fn:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: python3.12
            Handler: index.handler
            Code:
              ZipFile: |
                import boto3
                def handler(event, context): boto3.client("sns").publish(TopicArn="t", Message="m")
      """)
    #expect(try workspace.run("bundle", "--mode", "hybrid", ".", "--output", "out").exitCode == 0)
    #expect(try workspace.unpack("out/Fn.zip").text("index.py").contains("_gammaray.hook(boto3.client(\"sns\").publish)("))
  }

  /// A file that is instrumented on the disk, in another mode too, goes in as if it were not.
  @Test func instrumentationOnTheDiskDoesNotMatter() throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    try workspace.write("code/send.py", "import boto3\n" + Self.publish)
    #expect(try workspace.run("bundle", "--mode", "hybrid", ".", "--output", "out").exitCode == 0)
    let before = try workspace.bytes("out/Fn.zip")
    try workspace.run("rewrite", "--mode", "hybrid", "--in-place", ".")
    #expect(try workspace.run("bundle", "--mode", "hybrid", ".", "--output", "out").exitCode == 0)
    #expect(try workspace.bytes("out/Fn.zip") == before)
    #expect(try workspace.run("bundle", ".", "--output", "out").exitCode == 0)
    #expect(try workspace.unpack("out/Fn.zip").text("send.py") == "import boto3\n" + Self.publish)
  }

  @Test(arguments: ["dynamic", "hybrid"])
  func theRuntimeKnowsTheUsersCatalog(mode: String) throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    func catalog() throws -> String {
      #expect(try workspace.run("bundle", "--mode", mode, ".", "--output", "out").exitCode == 0)
      return try workspace.unpack("out/Fn.zip").text("gammaray/catalog.txt")
    }
    let shipped = try catalog()
    #expect(shipped.utf8.count < 25_000 && shipped.contains("\n!requests ") && !shipped.contains("\n&"))
    try workspace.write(
      "pyproject.toml", "[tool.gammaray.catalog]\n\"bell.Ring\" = {effect = \"triggers\"}\n\"lib.tell\" = \"bell.Ring\"\n")
    let extended = try catalog()
    #expect(extended.contains("\n&lib.tell=bell.Ring\n") && extended.hasSuffix("\n@bell\n+|||Ring\n"))
    let zip = try workspace.bytes("out/Fn.zip")
    #expect(try catalog() == extended && workspace.bytes("out/Fn.zip") == zip)
    #expect(try workspace.run("layer", "--no-bytecode", "--output", "layer.zip").exitCode == 0)
    #expect(try workspace.unpack("layer.zip").text("python/gammaray/catalog.txt") == extended)
  }

  @Test func callsOfALayerAreTold() throws {
    let workspace = try Workspace()
    try workspace.writeTemplate(["Fn: {CodeUri: code, Handler: app.handler, Runtime: python3.12, Layers: [!Ref L]}"])
    let layer = "  L:\n    Type: AWS::Serverless::LayerVersion\n    Properties: {ContentUri: layer}\n"
    try workspace.write("template.yaml", try workspace.text("template.yaml") + layer)
    try workspace.write("code/app.py", "import shared\ndef handler(event, context): pass\n")
    try workspace.write("layer/python/shared.py", "import boto3\n" + Self.publish)
    let outcome = try workspace.run("bundle", "--mode", "hybrid", ".", "--output", "out")
    #expect(outcome.exitCode == 0 && outcome.errors.contains("layer: warning: 1 call of this layer"))
    #expect(try workspace.run("rewrite", "--mode", "hybrid", "--output", "copy", "layer").exitCode == 0)
    #expect(try workspace.text("copy/python/shared.py").contains("_gammaray.hook(sns.publish)"))
  }
}
