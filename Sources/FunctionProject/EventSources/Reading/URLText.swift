/// Addresses as far as a graph needs them.
package enum URLText {
  /// The host of `https://host:port/path`; nil for anything else, and for one that only the deployment knows.
  package static func host(_ text: String) -> String? {
    guard let scheme = text.firstRange(of: "://") else { return nil }
    let rest = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = (rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest[...]).prefix { $0 != ":" }
    return host.isEmpty || host.contains("{") ? nil : host.lowercased()
  }
}
