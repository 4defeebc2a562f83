/// The resource model: what boto3's resources have as members. Type nil is the service resource, as `boto3.resource(…)` makes it.
extension Catalog {
  /// A member of a resource, as an attribute or called; `load` and `reload` are the same.
  package func member(service: String, type: String?, named name: String) -> ResourceMember? {
    let members = services[service]?.types[type ?? "ServiceResource"]?.members
    return members?[name == "reload" ? "load" : name]
  }

  /// What a method of a resource calls; nil when it makes no call to AWS, and for collections.
  package func resourceOperation(service: String, type: String?, method: String) -> SDKOperation? {
    guard case .action(let name, _)? = member(service: service, type: type, named: method) else { return nil }
    return operation(service: service, named: name)
  }

  /// The type that a constructor, an attribute or an action gives; of a collection and of an action that gives a list, the items'.
  package func resourceType(service: String, type: String?, member name: String) -> String? {
    switch member(service: service, type: type, named: name) {
    case .resource(let made): made
    case .collection(_, let item): item
    case .action(_, let result): result?.type
    case nil: nil
    }
  }

  /// What a method of a collection of `item`s calls: a batch action such as `bucket.objects.delete()`. Nil for `all`, `filter`,
  /// `limit`, `page_size` and `pages`, which give the collection again or its items.
  package func collectionOperation(service: String, item: String, method: String) -> SDKOperation? {
    guard let name = services[service]?.types[item]?.batchActions[method] else { return nil }
    return operation(service: service, named: name)
  }

  /// The parameter that each argument of the type's constructor fills in its operations, its parent's identifiers first:
  /// `Bucket Key` for `s3.Object('b', 'k')` and, of a bucket, `bucket.Object('k')`. `-` where there is no such parameter.
  package func constructorParameters(service: String, type: String) -> [String] {
    services[service]?.types[type]?.parameters ?? []
  }

  /// A class that code makes by itself, by its dotted name: `boto3.s3.transfer.S3Transfer`.
  package func sdkType(ofClass name: String) -> SDKType? { classes[name] }
}
