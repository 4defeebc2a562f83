/// The part of `catalog.txt` that the runtime reads: what goes into bundles, a third of the whole.
package enum CatalogSlice {
  /// The sections of services with their operations, without texts, resource types, HTTP clients and names.
  package static func forRuntime(_ bytes: [UInt8]) -> [UInt8] {
    var slice: [UInt8] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      switch line.first {
      case UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "-"):
        slice += line.prefix(1) + line.drop { $0 != UInt8(ascii: "|") }
      case UInt8(ascii: "@"): slice += line
      default:
        guard index == 0 else { continue }
        slice += line
      }
      slice.append(UInt8(ascii: "\n"))
    }
    return slice
  }
}
