/// The input members of the operations that trigger: what a call's keywords say of an unknown receiver.
struct OperationParameters: Sendable {
  struct Members: Sendable {
    let required: Set<String>
    let all: Set<String>
  }

  private let members: [String: Members]

  static let shared = OperationParameters()

  private init() {
    var members: [String: Members] = [:]
    for line in Self.data.split(separator: "\n") {
      let halves = line.split(separator: "|", omittingEmptySubsequences: false)
      let words = halves[0].split(separator: " ")
      guard words.count >= 2 else { continue }
      let required = Set(words.dropFirst(2).map(String.init))
      let optional = halves.count > 1 ? halves[1].split(separator: " ").map(String.init) : []
      members["\(words[0]).\(words[1])"] = Members(required: required, all: required.union(optional))
    }
    self.members = members
  }

  /// Nil for an operation that is not in the table, such as one that the user declared to trigger.
  func members(service: String, operation: String) -> Members? { members["\(service).\(operation)"] }
}

extension Catalog {
  /// Whether any operation of the service triggers by default.
  func triggersAny(of service: String) -> Bool { !(entries[service]?.triggeringOperations.isEmpty ?? true) }
}
