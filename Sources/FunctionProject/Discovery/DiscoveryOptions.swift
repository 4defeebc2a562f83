/// What the caller knows beyond the project's files.
package struct DiscoveryOptions: Sendable, Equatable {
  /// Patterns as in `.gitignore`, seen from each path or from the working directory.
  package var excludes: [String] = []
  /// `--handler module.function`: each directory is one function of it, and no template is read.
  package var handler: String?
  /// The `Runtime` of functions that no template declares.
  package var runtime: String?
  /// Parameters of CloudFormation templates, and options (`${opt:…}`) and parameters of the Serverless Framework.
  package var parameters: [String: String] = [:]
  /// What `${env:…}` reads; empty unless given, so that the outcome depends on the project alone.
  package var environment: [String: String] = [:]

  package init() {}
}
