import FunctionProject
import Testing

@Suite struct CloudAssemblyTests {
  private static func template(_ resources: String) -> String { "{\n \"Resources\": {\n\(resources)\n }\n}" }

  private static func function(_ id: String, code: String, metadata: String) -> String {
    """
      "\(id)": {
       "Type": "AWS::Lambda::Function",
       "Properties": {"Code": \(code), "Handler": "index.handler", "Runtime": "python3.12"},
       "Metadata": \(metadata)
      }
    """
  }

  private func project() throws -> TemporaryProject {
    let s3 = #"{"S3Bucket": {"Fn::Sub": "x-${AWS::AccountId}"}, "S3Key": "abc.zip"}"#
    let asset = #"{"aws:asset:path": "asset.def", "aws:asset:property": "Code"}"#
    let staged = #"{"aws:asset:path": "../asset.def", "aws:asset:property": "Code"}"#
    let inline = #"{"ZipFile": "def handler(event, context): pass"}"#
    return try TemporaryProject([
      ".gitignore": "cdk.out\n", "app.py": SAMTests.module, "cdk.json": "{}",
      "cdk.out/cdk.out": "{\"version\":\"36\"}", "cdk.out/manifest.json": "{}",
      "cdk.out/App.template.json": Self.template(
        [
          Self.function("WithMetadata", code: s3, metadata: asset),
          Self.function("WithoutMetadata", code: s3, metadata: "{}"),
          Self.function("Inline", code: inline, metadata: "{}"),
        ].joined(separator: ",\n")),
      "cdk.out/App.assets.json": "{}",
      "cdk.out/assembly-Prod/cdk.out": "", "cdk.out/assembly-Prod/manifest.json": "{}",
      "cdk.out/assembly-Prod/Stage.template.json": Self.template(
        Self.function("Staged", code: s3, metadata: staged)),
      "cdk.out/asset.abc/index.py": SAMTests.module, "cdk.out/asset.def/index.py": "\n\(SAMTests.module)",
      // A project's own template among the assets is not part of the application.
      "cdk.out/asset.def/template.yaml": "Resources: {F: {Type: AWS::Lambda::Function}}",
    ])
  }

  @Test(arguments: [".", "cdk.out"])
  func findsAssets(path: String) throws {
    let project = try project()
    let found = try project.discover([path])
    #expect(project.texts(found) == [])
    #expect(found.functions.map(\.name) == ["WithMetadata", "WithoutMetadata", "Inline", "Staged"])
    #expect(Set(found.functions.map(\.templateKind)) == [.cdk])
    #expect(
      found.functions.map { project.relative($0.file) } == [
        "cdk.out/asset.def/index.py", "cdk.out/asset.abc/index.py", nil, "cdk.out/asset.def/index.py",
      ])
    #expect(found.functions.map(\.line) == [4, 3, 1, 4])
  }

  @Test func canBeExcluded() throws {
    let project = try project()
    let found = try project.discover { $0.excludes = ["cdk.out"] }
    #expect(found.functions.map(\.templateKind) == [.convention])
  }

  @Test func readsOneSynthesisedTemplate() throws {
    let project = try project()
    let found = try project.discover(["cdk.out/App.template.json"])
    #expect(found.functions.map(\.templateKind) == [.cdk, .cdk, .cdk])
  }

  @Test func isListedBesideOtherTemplates() throws {
    let project = try project()
    try project.write(
      "template.yaml",
      "Resources: {S: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.12, Handler: app.handler}}}")
    #expect(try project.discover().functions.map(\.name) == ["S", "WithMetadata", "WithoutMetadata", "Inline", "Staged"])
  }
}
