/// Reads `catalog.txt`: one line one thing, told by its first character (scripts/catalog/README.md has the format).
struct CatalogParser {
  private(set) var catalog = Catalog()
  private var service: String?
  private var entry = ServiceEntry()
  private var lastText = ""

  mutating func parse(_ bytes: [UInt8]) throws(CatalogError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let header = lines.first.map { Fields.texts($0, separator: UInt8(ascii: " ")) } ?? []
    guard header.count == 4, header[0] == "gammaray-catalog", header[1] == "1" else { throw .unknownFormat }
    catalog.botocoreVersion = header[3]
    for (index, line) in lines.enumerated().dropFirst() {
      guard let kind = line.first else { continue }
      guard add(kind, line.dropFirst()) else {
        throw .malformedLine(index + 1, String(decoding: line.prefix(40), as: UTF8.self))
      }
    }
    closeService()
    catalog.indexTriggers()
  }

  /// False when the line is malformed.
  private mutating func add(_ kind: UInt8, _ rest: ArraySlice<UInt8>) -> Bool {
    switch kind {
    case UInt8(ascii: "="): catalog.names.addWords(Fields.words(rest))
    case UInt8(ascii: "~"): addExceptions(Fields.words(rest))
    case UInt8(ascii: "@"): openService(rest)
    case UInt8(ascii: "."): for header in Fields.words(rest) { addService(header, ServiceEntry()) }
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

  private mutating func openService(_ header: ArraySlice<UInt8>) {
    closeService()
    service = String(decoding: header, as: UTF8.self)
    entry = ServiceEntry()
    lastText = ""
  }

  private mutating func closeService() {
    if let service { addService(service, entry) }
  }

  private mutating func addService(_ header: String, _ entry: ServiceEntry) {
    let (name, className) = Fields.pair(header, at: UInt8(ascii: "="))
    var entry = entry
    entry.className = className
    catalog.services[name] = entry
    catalog.classNames[OperationNames.squashed(className ?? name)] = name
  }

  private mutating func addOperations(_ rest: ArraySlice<UInt8>, _ effect: Effect) -> Bool {
    let fields = rest.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard fields.count == 4, let service else { return false }
    if !fields[0].isEmpty { lastText = String(decoding: fields[0], as: UTF8.self) }
    let (parameters, keys) = (Fields.words(fields[1]), Fields.words(fields[2]))
    let serviceName = Fields.pair(service, at: UInt8(ascii: "=")).0
    for name in Fields.words(fields[3]) {
      entry.operations[name] = SDKOperation(
        service: serviceName, name: name, effect: effect, wakes: lastText, resourceParameters: parameters, joinKeys: keys)
    }
    return true
  }

  private mutating func addType(_ rest: ArraySlice<UInt8>) -> Bool {
    let fields = rest.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard fields.count == 3, service != nil else { return false }
    let name = String(decoding: fields[0], as: UTF8.self)
    var type = ResourceType(parameters: Fields.words(fields[1]))
    for token in fields[2].split(separator: UInt8(ascii: " ")) {
      MemberToken(token, typeName: name, names: catalog.names).add(to: &type)
    }
    entry.types[name] = type
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
