/// Where a method of some name triggers.
package struct MethodUse: Equatable, Sendable, Comparable {
  package let service: String
  /// The resource type, or nil for a client's method.
  package let type: String?
  /// It belongs to collections of `type`.
  package let isBatch: Bool
  package let operation: String
  /// False where boto3 takes keywords only, as for all operations: then a positional argument proves that a call is another's.
  package let takesPositionalArguments: Bool

  package static func < (left: MethodUse, right: MethodUse) -> Bool {
    (left.service, left.type ?? "", left.operation) < (right.service, right.type ?? "", right.operation)
  }
}

/// Judging a call whose receiver is unknown.
extension Catalog {
  /// All places where `method` triggers: clients first, then resource types; in a fixed order. Most clients' names are distinctive
  /// (`put_item`), most of the resources' are not (`put`, `delete`, `update`): for these, ask with the call's arguments.
  package func triggeringUses(ofMethod method: String) -> [MethodUse] {
    clientUses(ofMethod: method) + (triggeringMembers[method] ?? [])
  }

  /// The services where `method` of a client or resource triggers; sorted.
  package func services(withTriggeringMethod method: String) -> [String] {
    var found: [String] = []
    for use in triggeringUses(ofMethod: method) where !found.contains(use.service) { found.append(use.service) }
    return found.sorted()
  }

  package func isTriggering(method: String) -> Bool {
    triggeringMembers[method] != nil || !clientUses(ofMethod: method).isEmpty
  }

  private func clientUses(ofMethod method: String) -> [MethodUse] {
    guard let uses = triggering[OperationNames.squashed(method)], isOperation(method) else { return [] }
    return uses.filter { use in
      let name = entries[use.service]?.ownNames.exception(for: method) ?? names.operation(for: method)
      return name == use.operation
    }
  }

  /// Fills the tables behind these functions from the services.
  mutating func indexTriggers() {
    triggering = [:]
    triggering.reserveCapacity(512)
    triggeringMembers = [:]
    for (service, entry) in entries {
      for name in entry.triggeringOperations {
        triggering[OperationNames.squashed(name), default: []].append(
          MethodUse(service: service, type: nil, isBatch: false, operation: name, takesPositionalArguments: false))
      }
      for (type, description) in entry.types { indexMembers(of: description, type: type, service: service, entry) }
    }
    for (name, uses) in triggering where uses.count > 1 { triggering[name] = uses.sorted() }
    for (method, uses) in triggeringMembers where uses.count > 1 { triggeringMembers[method] = uses.sorted() }
  }

  private mutating func indexMembers(of description: ResourceType, type: String, service: String, _ entry: ServiceEntry) {
    for (method, member) in description.members {
      guard case .action(let name, let result) = member, entry.isTriggering(name) else { continue }
      // Python functions rather than operations: transfer methods, and what belongs to or makes the classes beside the model.
      let isWritten = [type, result?.type].contains { isWrittenClass($0, of: service) }
      triggeringMembers[method, default: []].append(
        MethodUse(
          service: service, type: type == "Client" ? nil : type, isBatch: false, operation: name,
          takesPositionalArguments: isWritten || entry.types["Client"]?.members[method] != nil))
    }
    for (method, name) in description.batchActions where entry.isTriggering(name) {
      triggeringMembers[method, default: []].append(
        MethodUse(service: service, type: type, isBatch: true, operation: name, takesPositionalArguments: false))
    }
  }

  private func isWrittenClass(_ type: String?, of service: String) -> Bool {
    classes.values.contains { $0.type == type && $0.service == service }
  }
}
