/// Reads `catalog.txt`: one line one thing, told by its first character (scripts/catalog/README.md has the format).
struct CatalogParser {
  private(set) var catalog = Catalog()
  /// The service whose section is open.
  private var service: String?
  private var entry = ServiceEntry()
  private var lastText = ""
  private var wrappers: [String: String] = [:]

  mutating func parse(_ bytes: [UInt8]) throws(CatalogError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let header = lines.first.map { Fields.texts($0, separator: UInt8(ascii: " ")) } ?? []
    guard header.count == 4, header[0] == "gammaray-catalog", header[1] == "1" else { throw .unknownFormat }
    catalog.botocoreVersion = header[3]
    catalog.serviceNames.reserveCapacity(512)
    for (index, line) in lines.enumerated().dropFirst() {
      guard let kind = line.first else { continue }
      guard add(kind, line.dropFirst()) else {
        throw .malformedLine(index + 1, String(decoding: line.prefix(40), as: UTF8.self))
      }
    }
    closeService()
    catalog.indexTriggers()
    for (name, operation) in wrappers { catalog.wrappers[name] = catalog.operation(spelled: operation) }
  }

  /// False when the line is malformed.
  private mutating func add(_ kind: UInt8, _ rest: ArraySlice<UInt8>) -> Bool {
    switch kind {
    case UInt8(ascii: "="): catalog.names.addWords(Fields.words(rest))
    case UInt8(ascii: "~"): addExceptions(Fields.words(rest))
    case UInt8(ascii: "@"): openService(rest)
    case UInt8(ascii: "."): for header in rest.split(separator: UInt8(ascii: " ")) { _ = addService(header) }
    case UInt8(ascii: "/"): catalog.httpHosts = Fields.words(rest)
    case UInt8(ascii: "&"): for word in Fields.words(rest) { addWrapper(word) }
    case UInt8(ascii: "+"): return addOperations(rest, .triggers)
    case UInt8(ascii: "?"): return addOperations(rest, .mayTrigger)
    case UInt8(ascii: "-"): return addOperations(rest, .harmless)
    case UInt8(ascii: ":"): return addType(rest)
    case UInt8(ascii: "%"): return addClientMethods(Fields.words(rest))
    case UInt8(ascii: "^"): return addClasses(Fields.words(rest))
    case UInt8(ascii: "!"): return addHTTPClient(Fields.words(rest))
    default: return false
    }
    return true
  }

  private mutating func addExceptions(_ names: [String]) {
    if service == nil { catalog.names.addExceptions(names) } else { entry.ownNames.addExceptions(names) }
  }

  private mutating func addWrapper(_ word: String) {
    let (name, operation) = Fields.pair(word, at: UInt8(ascii: "="))
    wrappers[name] = operation
  }

  private mutating func openService(_ header: ArraySlice<UInt8>) {
    closeService()
    service = addService(header)
    entry = ServiceEntry()
    lastText = ""
  }

  private mutating func closeService() {
    if let service { catalog.entries[service] = entry }
  }

  /// Its name.
  private mutating func addService(_ header: ArraySlice<UInt8>) -> String {
    let end = header.firstIndex(of: UInt8(ascii: "=")) ?? header.endIndex
    let name = String(decoding: header[..<end], as: UTF8.self)
    let className = String(decoding: header[end...].dropFirst(), as: UTF8.self)
    catalog.serviceNames[name] = className
    if !className.isEmpty || header.contains(UInt8(ascii: "-")) {
      catalog.squashedClassNames[OperationNames.squashed(className.isEmpty ? name : className)] = name
    }
    return name
  }

  private mutating func addOperations(_ rest: ArraySlice<UInt8>, _ effect: Effect) -> Bool {
    let fields = rest.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard fields.count == 4, service != nil else { return false }
    if !fields[0].isEmpty { lastText = String(decoding: fields[0], as: UTF8.self) }
    let group = OperationGroup(
      effect: effect, wakes: lastText, resourceParameters: String(decoding: fields[1], as: UTF8.self),
      joinKeys: String(decoding: fields[2], as: UTF8.self))
    entry.add(group, operations: Fields.words(fields[3]))
    return true
  }

  private mutating func addType(_ rest: ArraySlice<UInt8>) -> Bool {
    guard service != nil, let bar = rest.firstIndex(of: UInt8(ascii: "|")) else { return false }
    let line = rest[(bar + 1)...]
    guard line.contains(UInt8(ascii: "|")) else { return false }
    entry.addType(String(decoding: rest[..<bar], as: UTF8.self), line, names: catalog.names)
    return true
  }

  private mutating func addClientMethods(_ tokens: [String]) -> Bool {
    for token in tokens {
      let (name, kind) = Fields.pair(token, at: UInt8(ascii: "="))
      guard let method = kind.flatMap(ClientMethod.init(rawValue:)) else { return false }
      catalog.clientMethods[name] = method
    }
    return true
  }

  private mutating func addClasses(_ tokens: [String]) -> Bool {
    for token in tokens {
      let (name, value) = Fields.pair(token, at: UInt8(ascii: "="))
      guard let (service, type) = value.map({ Fields.pair($0, at: UInt8(ascii: ":")) }), let type else { return false }
      catalog.classes[name] = SDKType(service: service, type: type)
    }
    return true
  }

  private mutating func addHTTPClient(_ tokens: [String]) -> Bool {
    guard let name = tokens.first else { return false }
    if tokens.count == 3, tokens[1] == "=" {
      catalog.httpClients[name] = catalog.httpClients[tokens[2]]
      return catalog.httpClients[tokens[2]] != nil
    }
    var client = HTTPClient()
    for token in tokens.dropFirst() where !client.add(token, of: name) { return false }
    catalog.httpClients[name] = client
    return true
  }
}
