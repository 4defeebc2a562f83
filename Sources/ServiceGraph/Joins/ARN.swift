/// `arn:partition:service:region:account:resource`; empty parts where there are none.
package struct ARN: Sendable, Hashable {
  package let service, region, account, resource: String

  package init?(_ text: String) {
    guard text.hasPrefix("arn:") else { return nil }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6 else { return nil }
    (service, region, account, resource) = (parts[2], parts[3], parts[4], parts[5])
  }

  /// The table of the ARN of a table, stream or index.
  package static func table(_ name: String) -> String {
    guard let arn = ARN(name), arn.resource.hasPrefix("table/") else { return name }
    return String(arn.resource.dropFirst(6).prefix { $0 != "/" })
  }

  /// The function's name, of an ARN in whole or part, with or without a qualifier.
  package static func function(_ name: String) -> String {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    if let marker = parts.firstIndex(of: "function"), marker + 1 < parts.count { return String(parts[marker + 1]) }
    return parts.first.map(String.init) ?? name
  }
}
