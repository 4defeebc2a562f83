/// How much of the SDK goes into a static bundle.
package enum SDKForm: String, CaseIterable, Sendable {
  /// The services that the function uses, without documentation.
  case slim
  /// Everything.
  case full
  /// Nothing: a layer holds it.
  case none
}

/// What a run says of the instrumented SDK.
package struct SDKOptions: Sendable {
  package var form = SDKForm.slim
  /// Kept whatever analysis finds.
  package var services: [String] = []
  /// Of boto3, for functions whose requirements do not name it; the newest by default.
  package var version: String?
  /// Part of the notes and of the cache's keys.
  package var toolVersion = ""

  package init() {}

  /// What is installed for functions that bring no boto3.
  var requirement: String { version.map { "boto3==\($0)" } ?? "boto3" }
}
