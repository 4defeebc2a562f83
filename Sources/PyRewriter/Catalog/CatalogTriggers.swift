/// Where a method of some name triggers.
package struct MethodUse: Equatable, Sendable, Comparable {
  package let service: String
  /// The resource type, or nil for a client's method.
  package let type: String?
  /// It belongs to collections of `type`.
  package let isBatch: Bool
  package let operation: String

  package static func < (left: MethodUse, right: MethodUse) -> Bool {
    (left.service, left.type ?? "", left.operation) < (right.service, right.type ?? "", right.operation)
  }
}

/// Judging a call whose receiver is unknown.
extension Catalog {
  /// All places where `method` triggers: clients first, then resource types; in a fixed order. Clients' names are distinctive
  /// (`put_item`), those of resources often are not (`put`, `delete`, `copy`).
  package func triggeringUses(ofMethod method: String) -> [MethodUse] {
    let name = names.operation(for: method)
    var uses = (triggering[name] ?? []).compactMap { service -> MethodUse? in
      guard services[service]?.ownNames.exception(for: method) == nil else { return nil }
      return MethodUse(service: service, type: nil, isBatch: false, operation: name)
    }
    for (service, entry) in services {
      guard let own = entry.ownNames.exception(for: method), entry.operations[own]?.effect == .triggers else { continue }
      uses.append(MethodUse(service: service, type: nil, isBatch: false, operation: own))
    }
    return uses.sorted() + (triggeringMembers[method] ?? [])
  }

  /// The services where `method` of a client or resource triggers; sorted.
  package func services(withTriggeringMethod method: String) -> [String] {
    var found: [String] = []
    for use in triggeringUses(ofMethod: method) where !found.contains(use.service) { found.append(use.service) }
    return found.sorted()
  }

  package func isTriggering(method: String) -> Bool {
    if triggeringMembers[method] != nil || triggering[names.operation(for: method)] != nil { return true }
    return !triggeringUses(ofMethod: method).isEmpty
  }

  /// Fills the tables behind these functions from the services.
  mutating func indexTriggers() {
    triggering = [:]
    triggeringMembers = [:]
    for (service, entry) in services {
      for (name, operation) in entry.operations where operation.effect == .triggers {
        triggering[name, default: []].append(service)
      }
      for (type, description) in entry.types { indexMembers(of: description, type: type, service: service, entry) }
    }
    for name in triggering.keys { triggering[name]?.sort() }
    for method in triggeringMembers.keys { triggeringMembers[method]?.sort() }
  }

  private mutating func indexMembers(of description: ResourceType, type: String, service: String, _ entry: ServiceEntry) {
    let type = type == "Client" ? nil : type
    for (method, member) in description.members {
      guard case .action(let name, _) = member, entry.operations[name]?.effect == .triggers else { continue }
      triggeringMembers[method, default: []].append(
        MethodUse(service: service, type: type, isBatch: false, operation: name))
    }
    for (method, name) in description.batchActions where entry.operations[name]?.effect == .triggers {
      triggeringMembers[method, default: []].append(
        MethodUse(service: service, type: type, isBatch: true, operation: name))
    }
  }
}
