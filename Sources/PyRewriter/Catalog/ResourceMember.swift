/// What a member of a resource type is; types are boto3's names, such as `Bucket` or `ObjectSummary`.
package enum ResourceMember: Equatable, Sendable {
  /// An action: it calls `operation`, and gives `result` where that is an object of the resource model.
  case action(operation: String, result: ResourceResult?)
  /// A sub-resource's constructor, or an attribute that holds another resource: no call to AWS.
  case resource(String)
  /// A collection; iterating over it, or over what its methods give, calls `operation` and yields `item`s.
  case collection(operation: String, item: String)
}

/// What an action gives.
package enum ResourceResult: Equatable, Sendable {
  case one(String)
  case list(of: String)

  package var type: String {
    switch self {
    case .one(let type), .list(let type): type
    }
  }
}

/// A type of a service's resource model.
struct ResourceType: Sendable {
  /// The parameter that each argument of the constructor fills; `-` where there is none.
  var parameters: [String] = []
  var members: [String: ResourceMember] = [:]
  /// Methods of a collection of this type: the operation that each calls on all its items.
  var batchActions: [String: String] = [:]
}

/// A class of the resource model or beside it.
package struct SDKType: Equatable, Sendable {
  package let service: String
  package let type: String
}
