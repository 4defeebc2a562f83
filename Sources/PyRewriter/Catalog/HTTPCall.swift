/// A function or method of an HTTP client that sends a request.
package struct HTTPCall: Equatable, Sendable {
  /// The module or class that has it: `requests`, `httpx.Client`.
  package let client: String
  /// The method that is sent; nil where an argument tells.
  package let method: String?
  /// Position of the argument that names the method.
  package let methodArgument: Int?
  /// Position of the URL; nil where there is none, as for a prepared request.
  package let urlArgument: Int?

  /// What the analysis says of it. A GET, too, runs the function behind an API.
  package var operation: SDKOperation {
    SDKOperation(
      service: "http", name: method ?? "*", effect: .triggers, wakes: "whatever serves the URL",
      joinKeys: ["x-amzn-requestid", "apigw-requestid"])
  }
}

/// A module or class of an HTTP client.
struct HTTPClient: Sendable {
  var calls: [String: HTTPCall] = [:]
  /// Member that makes an object -> that object's class.
  var types: [String: String] = [:]
}
