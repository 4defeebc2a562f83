/// The SDK operations that can wake something, and how code comes to call them: `catalog.txt`, which the runtime reads too.
///
/// The data is curated in `scripts/catalog` and checked there against botocore's and boto3's own models. What it does not list is
/// harmless: so an operation is found for each method of a known service, whether or not that method exists.
package struct Catalog: Sendable {
  /// The botocore whose models the data was checked against.
  package internal(set) var botocoreVersion = ""
  var names = OperationNames()
  var services: [String: ServiceEntry] = [:]
  /// Squashed client class names that the service's name does not give.
  var classNames: [String: String] = [:]
  var clientMethods: [String: ClientMethod] = [:]
  var classes: [String: SDKType] = [:]
  var httpClients: [String: HTTPClient] = [:]
  /// Operation name -> services where it triggers; sorted.
  var triggering: [String: [String]] = [:]
  /// Method -> where it triggers on something else than a client; sorted.
  var triggeringMembers: [String: [MethodUse]] = [:]
  var wrappers: [String: SDKOperation] = [:]
  var httpHosts: [String] = []

  package init(parsing bytes: [UInt8]) throws(CatalogError) {
    var parser = CatalogParser()
    try parser.parse(bytes)
    self = parser.catalog
  }

  init() {}

  package func service(named name: String) -> SDKService? {
    // botocore's one alias.
    let name = name == "runtime.sagemaker" ? "sagemaker-runtime" : name
    guard let entry = services[name] else { return nil }
    return SDKService(name: name, className: entry.className, hasResource: entry.types["ServiceResource"] != nil)
  }

  /// The service of a client or resource class as type stubs name it: `SNSClient`, `S3ServiceResource`, `EventBridgeClient`.
  package func service(forClass name: String) -> String? {
    for suffix in ["Client", "ServiceResource"] where name.hasSuffix(suffix) {
      let squashed = OperationNames.squashed(name.dropLast(suffix.count))
      return classNames[squashed]
    }
    return nil
  }

  /// The service of a stub package: `mypy_boto3_iot_data`, `types_boto3_lambda`, `types_aiobotocore_s3`.
  package func service(forStubPackage name: String) -> String? {
    for prefix in ["mypy_boto3_", "types_boto3_", "types_aiobotocore_"] where name.hasPrefix(prefix) {
      let service = String(name.dropFirst(prefix.count).prefix { $0 != "." }).replacing("_", with: "-")
      return services[service] == nil ? nil : service
    }
    return nil
  }

  /// What `method` of every client is, when it is no operation.
  package func clientMethod(named method: String) -> ClientMethod? { clientMethods[method] }

  /// What a client's method calls, transfer methods included; nil for an unknown service and for what is no operation.
  package func operation(service: String, method: String) -> SDKOperation? {
    guard let service = self.service(named: service)?.name, let entry = services[service] else { return nil }
    if case .action(let name, _)? = entry.types["Client"]?.members[method] { return operation(service: service, named: name) }
    guard clientMethods[method] == nil, !method.isEmpty, !method.hasPrefix("_") else { return nil }
    return operation(service: service, named: entry.ownNames.exception(for: method) ?? names.operation(for: method))
  }

  /// The operation of this name (`PutItem`); harmless when it is not listed, nil for an unknown service.
  package func operation(service: String, named name: String) -> SDKOperation? {
    guard let entry = services[service] else { return nil }
    return entry.operations[name] ?? SDKOperation(service: service, name: name, effect: .harmless)
  }
}

/// What is known of one service.
struct ServiceEntry: Sendable {
  var className: String?
  var operations: [String: SDKOperation] = [:]
  var types: [String: ResourceType] = [:]
  var ownNames = OperationNames()
}
