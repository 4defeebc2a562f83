/// HTTP clients: requests, urllib, urllib3, http.client, httpx, aiohttp and what is built like them.
extension Catalog {
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

  /// Whether `name` is a module that sends or makes clients that do.
  package func isHTTPModule(_ name: String) -> Bool { httpClients[name] != nil }
}
