/// A `serverless.yml` of the Serverless Framework.
struct ServerlessService {
  let path: String
  let root: DocumentNode
  let options: DiscoveryOptions

  static func isConfiguration(_ name: String) -> Bool {
    ["serverless.yml", "serverless.yaml", "serverless.json"].contains(name)
  }

  /// Configurations that only a program can tell.
  static func isScript(_ name: String) -> Bool { ["serverless.ts", "serverless.js"].contains(name) }

  func addFunctions(to project: inout FunctionProject, assembler: inout FunctionAssembler) {
  }
}
