import Bundler
import Foundation
import FunctionProject
import Testing

@Suite struct SizeTests {
  private struct NoNames: HandlerLocator {
    func locate(_ names: [String], inModule source: [UInt8]) -> [HandlerBinding?]? {
      names.map { _ in HandlerBinding(line: 1, isCallableWithTwoParameters: true) }
    }
  }

  /// A function of some 300 KB with a layer of 5,000 bytes.
  private func makeFunction(in workspace: Workspace) throws -> LambdaFunction {
    try workspace.write(
      "template.yaml",
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Shared: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layer}}
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: code
            Handler: app.handler
            Runtime: python3.12
            Layers: [!Ref Shared, "arn:aws:lambda:us-east-1:1:layer:other:1"]
      """)
    try workspace.write("layer/python/shared.txt", String(repeating: "x", count: 5000))
    try workspace.write("code/app.py", "def handler(event, context): pass\n")
    try workspace.write("code/big/one.txt", String(repeating: "1", count: 200_000))
    try workspace.write("code/big/two.txt", String(repeating: "2", count: 100_000))
    try workspace.write("code/small.txt", "s")
    let project = try FunctionProject.discover(paths: [workspace.root.path], locator: NoNames())
    return try #require(project.functions.first)
  }

  private func options(_ workspace: Workspace) -> BundleOptions {
    var options = BundleOptions(directory: workspace.path("out"), environment: ["XDG_CACHE_HOME": workspace.path("cache")])
    options.compilesRuntime = false
    return options
  }

  @Test func tooMuchIsRefusedWithTheLargest() async throws {
    let workspace = try Workspace()
    let function = try makeFunction(in: workspace)
    try workspace.write("out/Fn.zip", "an older one")
    let unzipped = try await FunctionPacker(options: options(workspace)).pack(function).function.sizes
    #expect(unzipped.layers == 5000)
    var limited = options(workspace)
    limited.limits.unzipped = unzipped.unzipped + unzipped.layers
    _ = try await FunctionPacker(options: limited).pack(function)
    limited.limits.unzipped -= 1
    do {
      _ = try await FunctionPacker(options: limited).pack(function)
      Issue.record("not refused")
    } catch {
      guard case .tooLarge(_, let bytes, let layerBytes, let limit, let largest) = error else { throw error }
      #expect(bytes == limit + 1 && layerBytes == 5000)
      #expect(largest.first?.name == "big" && largest.first?.bytes == 300_000)
      #expect(largest.contains { $0.name.hasSuffix("/layer") && $0.bytes == 5000 })
      #expect(error.description.contains("300,000  big"), "\(error.description)")
    }
    #expect(!workspace.exists("out/Fn.zip"))
  }

  @Test func aLargeZipAndUnknownLayersAreSaid() async throws {
    let workspace = try Workspace()
    let function = try makeFunction(in: workspace)
    try workspace.write("out/.keep", "")
    var options = options(workspace)
    options.limits.directUpload = 1000
    let row = try await FunctionPacker(options: options).pack(function).function
    #expect(row.warnings.contains { $0.message.contains("more than the 1,000 of a direct upload") })
    #expect(row.uncountedLayers == ["arn:aws:lambda:us-east-1:1:layer:other:1"])
    #expect(row.bytecode == nil)
  }

  @Test func whatABuildAddsToALayerIsSaid() async throws {
    let workspace = try Workspace()
    var function = try makeFunction(in: workspace)
    try workspace.write("layer/requirements.txt", "requests\n")
    function.layers = [.directory(path: workspace.path("layer"), isPythonRoot: true)]
    try workspace.write("out/.keep", "")
    let row = try await FunctionPacker(options: options(workspace)).pack(function).function
    #expect(row.uncountedLayers == [workspace.path("layer/requirements.txt")])
    #expect(row.sizes.layers == 5009)
  }

  @Test func aZippedLayerCountsUnzipped() async throws {
    let workspace = try Workspace()
    var function = try makeFunction(in: workspace)
    _ = try workspace.execute("/usr/bin/zip", ["-q", "-r", "layer.zip", "layer"])
    function.layers = [.directory(path: workspace.path("layer.zip"), isPythonRoot: false)]
    try workspace.write("out/.keep", "")
    #expect(try await FunctionPacker(options: options(workspace)).pack(function).function.sizes.layers == 5000)
  }
}
