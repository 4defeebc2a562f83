/// HTTP clients: requests, urllib, urllib3, http.client, httpx, aiohttp and what is built like them.
extension Catalog {
  /// Whether a package holds the SDK or an HTTP client, whose own calls others' hooks record.
  package func isClientPackage(_ root: String) -> Bool {
    KnownModules.isSDK(root) || Self.transports.contains(root) || httpClients.keys.contains { KnownModules.root(of: $0) == root }
  }

  private static let transports: Set<String> = ["httpcore", "h11", "h2", "awscrt", "gammaray", "pip"]

  /// The request that `attribute` of a module or class sends: `httpCall(module: "requests", attribute: "post")`,
  /// `httpCall(module: "httpx.Client", attribute: "get")`.
  package func httpCall(module: String, attribute: String) -> HTTPCall? { httpClients[module]?.calls[attribute] }

  /// The class of what `attribute` of a module or class makes: `requests.Session` for `session` of `requests`; it is the `module`
  /// of its methods.
  package func httpType(module: String, attribute: String) -> String? { httpClients[module]?.types[attribute] }

  /// A class of an HTTP client by its dotted name: `requests.Session`, also as `requests.sessions.Session`.
  package func httpType(ofClass name: String) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return httpType(module: String(name[..<dot]), attribute: String(name[name.index(after: dot)...]))
  }

  /// What a request to `host` does: it wakes something behind AWS's hosts and the user's own, and behind a host that is not known it may.
  package func httpEffect(host: String?) -> Effect {
    guard let host = host?.lowercased() else { return .triggers }
    let counts = httpHosts.contains { domain in host == domain || host.hasSuffix(".\(domain)") }
    return counts ? .triggers : .harmless
  }

  /// Whether `name` is a module that sends or makes clients that do.
  package func isHTTPModule(_ name: String) -> Bool { httpClients[name] != nil }
}
