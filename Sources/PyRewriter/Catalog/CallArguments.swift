/// The arguments of a call, as far as they tell what it cannot be.
package struct CallArguments: Equatable, Sendable {
  package let positionalCount: Int
  package let keywords: [String]
  /// `*args` or `**kwargs`: there may be more.
  package let isOpen: Bool

  package init(positionalCount: Int, keywords: [String], isOpen: Bool = false) {
    self.positionalCount = positionalCount
    self.keywords = keywords
    self.isOpen = isOpen
  }
}

extension Catalog {
  /// The uses that a call with these arguments can be, when nothing is known of its receiver. boto3's operations take keywords only,
  /// spelled as the service's parameters are: so `queue.put(item)`, `d.update(a=1)` and `chain.invoke(input=x)` are none, while
  /// `x.delete()` may be. Where a keyword names a resource (`QueueUrl`), only the uses that have it are left.
  package func triggeringUses(ofMethod method: String, calledWith arguments: CallArguments) -> [MethodUse] {
    let possible = triggeringUses(ofMethod: method).filter { isPossible($0, method, arguments) }
    let named = possible.filter { use in
      parameters(of: use).contains { arguments.keywords.contains($0) }
    }
    return named.isEmpty ? possible : named
  }

  private func isPossible(_ use: MethodUse, _ method: String, _ arguments: CallArguments) -> Bool {
    if use.takesPositionalArguments {
      // A transfer needs a source or a target at least: `d.copy()` is none.
      let isTransfer = entries[use.service]?.types["Client"]?.members[method] != nil
      return !isTransfer || arguments.isOpen || arguments.positionalCount + arguments.keywords.count > 0
    }
    guard arguments.positionalCount == 0 || arguments.isOpen else { return false }
    guard let first = parameters(of: use).first?.first else { return true }
    return arguments.keywords.allSatisfy { $0.first?.isUppercase == first.isUppercase }
  }

  /// The outermost members of the resource parameters.
  private func parameters(of use: MethodUse) -> [String] {
    let paths = operation(service: use.service, named: use.operation)?.resourceParameters ?? []
    return paths.map { path in String(path.drop { $0 == "~" }.prefix { !".[{".contains($0) }) }
  }
}
