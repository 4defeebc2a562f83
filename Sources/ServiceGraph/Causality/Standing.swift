/// How an invocation came about, as far as the records prove it.
package enum Standing: String, Sendable, CaseIterable {
  /// A recorded call, or a recorded invocation's end, caused it.
  case caused
  /// It has candidates, none of them proven.
  case ambiguous
  /// Nothing in the application caused it.
  case root
  /// Something did, and no record says what.
  case orphan
}

/// What begins a chain of invocations.
package enum RootKind: String, Sendable, CaseIterable {
  case schedule
  /// A request of somebody outside, through an API, a function URL or a load balancer.
  case http
  /// An invocation by somebody outside: a person, a script, another application.
  case direct
  /// DynamoDB removed an item whose time was over.
  case timeToLive = "ttl"
  /// S3 removed or moved an object by a rule.
  case lifecycle
  /// CloudWatch Logs tried whether it may send.
  case control
  /// A person, a device or a service outside of the application, by way of a service whose events name no call.
  case outside

  /// Of a key `root:<why>`.
  init(why: String) { self = RootKind(rawValue: why) ?? .outside }

  /// Of an entry's `event_source`, where that alone says so.
  static func named(_ source: String?) -> RootKind? {
    switch source {
    case "schedule": .schedule
    case "rest_api", "http_api", "function_url", "websocket", "load_balancer", "lattice", "appsync", "authorizer", "cloudfront": .http
    case "alarm", "alexa", "bedrock", "cognito", "config", "iot", "lex": .outside
    case "unknown", nil: .direct
    default: nil
    }
  }
}

/// How one invocation came about.
struct Origin: Sendable {
  var standing: Standing
  var root: RootKind?
  /// Of an orphan: why.
  var reason: OrphanReason?
}

/// Why an invocation that something caused is without a cause.
package enum OrphanReason: String, Sendable, CaseIterable {
  case noEntry = "its entry record is missing"
  case noKeys = "its event names nothing that a call could be found by"
  case keysNotKept = "its event names more causes than its entry record keeps"
  case unrecorded = "no recorded call has the keys of its event: somebody outside, or a function that is not instrumented"
  case unnamed = "its event names no call, and recorded calls may have started it"
  case handedOn = "a function that got the same event started an execution, and may have handed the event on"
  case callsMissing = "nobody is known to have started it, and records are missing that may tell"
  case impossible = "the records make it its own cause"
}
