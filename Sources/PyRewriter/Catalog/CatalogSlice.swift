/// The part of `catalog.txt` that the runtime reads: what goes into bundles and layers, less than half of the whole.
package enum CatalogSlice {
  /// The hosts, the HTTP clients and the sections of services with their operations, without texts, resource types and names; with
  /// what the user added to `catalog`, which was read from the same bytes.
  package static func forRuntime(_ bytes: [UInt8], of catalog: Catalog) -> [UInt8] {
    var slice: [UInt8] = []
    var section = ""
    var unsaid = catalog.userJudgements
    func closeSection() {
      slice += unsaid.filter { $0.service == section }.flatMap(line)
      unsaid.removeAll { $0.service == section }
    }
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      switch line.first {
      case UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "-"):
        slice += line.prefix(1) + line.drop { $0 != UInt8(ascii: "|") }
      case UInt8(ascii: "@"):
        closeSection()
        section = String(decoding: line.dropFirst().prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
        slice += line
      case UInt8(ascii: "/"): slice += "/\(catalog.httpHosts.joined(separator: " "))".utf8 + wrappers(of: catalog)
      case UInt8(ascii: "!"): slice += line
      default:
        guard index == 0 else { continue }
        slice += line
      }
      slice.append(UInt8(ascii: "\n"))
    }
    closeSection()
    while let service = unsaid.first?.service {
      slice += "@\(service)\n".utf8
      section = service
      closeSection()
    }
    return slice
  }

  /// A line of their own behind the hosts': those that hybrid mode hooks; nothing where there are none.
  private static func wrappers(of catalog: Catalog) -> [UInt8] {
    let words = catalog.hookedWrappers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.service).\($0.value.name)" }
    return words.isEmpty ? [] : Array("\n&\(words.joined(separator: " "))".utf8)
  }

  /// Readers take the last line that speaks of an operation.
  private static func line(_ operation: SDKOperation) -> [UInt8] {
    let symbol =
      switch operation.effect {
      case .triggers: "+"
      case .mayTrigger: "?"
      case .harmless: "-"
      }
    let (parameters, keys) = (operation.resourceParameters.joined(separator: " "), operation.joinKeys.joined(separator: " "))
    return Array("\(symbol)|\(parameters)|\(keys)|\(operation.name)\n".utf8)
  }
}
