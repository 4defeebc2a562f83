/// Ids of nodes as plans have them, `kind:name`; with the region behind it where the name occurs in several.
package struct ObservedIDs: Sendable {
  private var severalRegions: Set<String> = []

  package init(_ nodes: Set<ObservedName>) {
    var regions: [String: String] = [:]
    for node in nodes {
      let plain = Self.plain(node)
      if let known = regions[plain], known != node.region { severalRegions.insert(plain) }
      regions[plain] = node.region
    }
  }

  package func id(_ node: ObservedName) -> String {
    let plain = Self.plain(node)
    return severalRegions.contains(plain) ? "\(plain)@\(node.region)" : plain
  }

  private static func plain(_ node: ObservedName) -> String { "\(node.kind.rawValue):\(node.name)" }
}
