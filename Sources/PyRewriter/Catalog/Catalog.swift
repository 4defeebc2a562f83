/// The SDK operations that can wake something, and how code comes to call them: `catalog.txt`, which the runtime reads too.
///
/// The data is curated in `scripts/catalog` and checked there against botocore's and boto3's own models. What it does not list is
/// harmless: so an operation is found for each method of a known service, whether or not that method exists.
package struct Catalog: Sendable {
  /// The botocore whose models the data was checked against.
  package internal(set) var botocoreVersion = ""
  var names = OperationNames()
  /// Every service that botocore has -> its class name, where its own does not give that; else empty.
  var serviceNames: [String: String] = [:]
  /// The services of which more is known.
  var entries: [String: ServiceEntry] = [:]
  /// Squashed client class names that are not the service's name.
  var squashedClassNames: [String: String] = [:]
  var clientMethods: [String: ClientMethod] = [:]
  var classes: [String: SDKType] = [:]
  var httpClients: [String: HTTPClient] = [:]
  /// Squashed operation name -> the clients where it triggers; sorted.
  var triggering: [String: [MethodUse]] = [:]
  /// Method -> where it triggers on something else than a client; sorted.
  var triggeringMembers: [String: [MethodUse]] = [:]
  var wrappers: [String: SDKOperation] = [:]
  /// Domains whose HTTP requests count, with all hosts below them: AWS's, and those that the user declared.
  package internal(set) var httpHosts: [String] = []
  /// What the user judged, for the runtime to know too.
  package internal(set) var userJudgements: [SDKOperation] = []

  package init(parsing bytes: [UInt8]) throws(CatalogError) {
    var parser = CatalogParser()
    try parser.parse(bytes)
    self = parser.catalog
  }

  init() {}

  package func service(named name: String) -> SDKService? {
    // botocore's one alias.
    let name = name == "runtime.sagemaker" ? "sagemaker-runtime" : name
    guard let className = serviceNames[name] else { return nil }
    return SDKService(
      name: name, className: className.isEmpty ? nil : className, hasResource: entries[name]?.hasResource ?? false)
  }

  /// The service of a client or resource class as type stubs name it: `SNSClient`, `S3ServiceResource`, `EventBridgeClient`.
  package func service(forClass name: String) -> String? {
    for suffix in ["Client", "ServiceResource"] where name.hasSuffix(suffix) {
      let squashed = OperationNames.squashed(String(name.dropLast(suffix.count)))
      return squashedClassNames[squashed] ?? (serviceNames[squashed] == nil ? nil : squashed)
    }
    return nil
  }

  private static let stubPrefixes = ["mypy_boto3_", "types_boto3_", "types_aiobotocore_"]

  /// The service of a stub package: `mypy_boto3_iot_data`, `types_boto3_lambda`, `types_aiobotocore_s3`.
  package func service(forStubPackage name: String) -> String? {
    for prefix in Self.stubPrefixes where name.hasPrefix(prefix) {
      let service = String(name.dropFirst(prefix.count).prefix { $0 != "." }).replacing("_", with: "-")
      return serviceNames[service] == nil ? nil : service
    }
    return nil
  }

  /// The stub packages of all services.
  var stubPackages: [String] {
    serviceNames.keys.map { $0.replacing("-", with: "_") }.flatMap { name in Self.stubPrefixes.map { $0 + name } }
  }

  /// What `method` of every client is, when it is no operation.
  package func clientMethod(named method: String) -> ClientMethod? { clientMethods[method] }

  /// What a client's method calls, transfer methods included; nil for an unknown service and for what is no operation.
  package func operation(service: String, method: String) -> SDKOperation? {
    guard let service = self.service(named: service)?.name else { return nil }
    guard let entry = entries[service] else { return plainOperation(service: service, method: method) }
    if case .action(let name, _)? = entry.type(named: "Client", names: names)?.members[method] {
      return operation(service: service, named: name)
    }
    guard isOperation(method) else { return nil }
    return operation(service: service, named: entry.ownNames.exception(for: method) ?? names.operation(for: method))
  }

  /// The operation of this name (`PutItem`); harmless when it is not listed, nil for an unknown service.
  package func operation(service: String, named name: String) -> SDKOperation? {
    guard serviceNames[service] != nil else { return nil }
    return entries[service]?.operation(name, of: service) ?? SDKOperation(service: service, name: name, effect: .harmless)
  }

  private func plainOperation(service: String, method: String) -> SDKOperation? {
    isOperation(method) ? SDKOperation(service: service, name: names.operation(for: method), effect: .harmless) : nil
  }

  /// Whether a client's method of this name would be one: boto3 has no capitals in them.
  func isOperation(_ method: String) -> Bool {
    guard let first = method.utf8.first, first != UInt8(ascii: "_"), clientMethods[method] == nil else { return false }
    return !method.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}
