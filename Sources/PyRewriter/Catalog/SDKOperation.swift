/// What an operation does to the rest of the application.
package enum Effect: String, CaseIterable, Sendable {
  /// It hands over an event, a message or a record, or starts work: hybrid hooks it.
  case triggers
  /// It wakes something only in some configurations, or later: not hooked by default.
  case mayTrigger = "may-trigger"
  case harmless
}

/// An operation of an AWS service as botocore names both.
package struct SDKOperation: Equatable, Sendable {
  /// botocore's name of the service: `dynamodb`, `iot-data`; `http` for a request by an HTTP client.
  package let service: String
  /// `PutItem`; the method for `http`. Of a method that no botocore has, the name it would have.
  package let name: String
  package var effect: Effect
  /// What is woken, what may be, or why nothing is; nil for what nobody would suspect.
  package let wakes: String?
  /// Paths in the parameters of what the call is about, outermost first; those that a call lacks are left out.
  /// `a.b` is a member, `a[]` each element, `a{}` each key of a map.
  package let resourceParameters: [String]
  /// Paths in the response (behind `request.`: in the parameters) of the ids that the woken side sees too.
  package let joinKeys: [String]

  package init(
    service: String, name: String, effect: Effect, wakes: String? = nil, resourceParameters: [String] = [],
    joinKeys: [String] = []
  ) {
    self.service = service
    self.name = name
    self.effect = effect
    self.wakes = wakes
    self.resourceParameters = resourceParameters
    self.joinKeys = joinKeys
  }
}

/// A service that botocore knows.
package struct SDKService: Equatable, Sendable {
  package let name: String
  /// Its client's class in type stubs, without `Client`, where that differs from the name in more than case and hyphens.
  package let className: String?
  /// boto3 has a resource model of it.
  package let hasResource: Bool
}

/// A method that every client has and that is no operation.
package enum ClientMethod: String, Sendable {
  /// Its first argument names the method that the paginator will call.
  case paginator
  case waiter
  /// It signs a request that someone else sends: no tracer sees that.
  case handOff = "handoff"
  case plain
}
