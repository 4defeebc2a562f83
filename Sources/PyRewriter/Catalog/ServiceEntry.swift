/// What is known of one service beyond its name.
struct ServiceEntry: Sendable {
  /// Operations that were judged -> index into `groups`.
  private var groupOfOperation: [String: Int] = [:]
  private var groups: [OperationGroup] = []
  /// Types of services that can trigger; the others' are read when someone asks for them, which few do.
  private(set) var types: [String: ResourceType] = [:]
  private var unread: [String: ArraySlice<UInt8>] = [:]
  /// Operation names that are spelled as in no other service.
  var ownNames = OperationNames()
  private(set) var triggeringOperations: [String] = []

  mutating func add(_ group: OperationGroup, operations: [String]) {
    for name in operations { groupOfOperation[name] = groups.count }
    if group.effect == .triggers { triggeringOperations += operations }
    groups.append(group)
  }

  /// The operations that were judged; sorted.
  var listedOperations: [String] { groupOfOperation.keys.sorted() }

  /// What was judged of the operation; nil for the many that nobody suspects.
  func operation(_ name: String, of service: String) -> SDKOperation? {
    guard let index = groupOfOperation[name] else { return nil }
    let group = groups[index]
    return SDKOperation(
      service: service, name: name, effect: group.effect, wakes: group.wakes.isEmpty ? nil : group.wakes,
      resourceParameters: Fields.words(group.resourceParameters), joinKeys: Fields.words(group.joinKeys))
  }

  func isTriggering(_ operation: String) -> Bool { groupOfOperation[operation].map { groups[$0].effect } == .triggers }

  /// The user judges the operation otherwise.
  mutating func judge(_ operation: SDKOperation, names: OperationNames) {
    triggeringOperations.removeAll { $0 == operation.name }
    let group = OperationGroup(
      effect: operation.effect, wakes: operation.wakes ?? "", resourceParameters: operation.resourceParameters.joined(separator: " "),
      joinKeys: operation.joinKeys.joined(separator: " "))
    add(group, operations: [operation.name])
    for (name, line) in unread { types[name] = ResourceType(reading: line, named: name, names: names) }
    unread = [:]
  }

  mutating func addType(_ name: String, _ line: ArraySlice<UInt8>, names: OperationNames) {
    if triggeringOperations.isEmpty {
      unread[name] = line
    } else {
      types[name] = ResourceType(reading: line, named: name, names: names)
    }
  }

  func type(named name: String, names: OperationNames) -> ResourceType? {
    types[name] ?? unread[name].map { ResourceType(reading: $0, named: name, names: names) }
  }

  /// Every type of the resource model, by name.
  func allTypes(names: OperationNames) -> [(name: String, type: ResourceType)] {
    (types.map { ($0.key, $0.value) } + unread.map { ($0.key, ResourceType(reading: $0.value, named: $0.key, names: names)) })
      .sorted { $0.0 < $1.0 }
  }

  var hasResource: Bool { types["ServiceResource"] != nil || unread["ServiceResource"] != nil }
}

/// What some operations of a service share.
struct OperationGroup: Sendable {
  let effect: Effect
  let wakes: String
  /// Separated by spaces, as in the file.
  let resourceParameters: String
  let joinKeys: String
}
