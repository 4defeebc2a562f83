/// What a top-level name of a zip takes of its size.
package struct SizeShare: Codable, Equatable, Sendable, CustomStringConvertible {
  package let name: String
  /// Before compression.
  package let bytes: Int

  package var description: String { "\(bytes.grouped)  \(name)" }

  /// The ten largest, largest first, by name where equal.
  static func largest(_ sizes: [(name: String, bytes: Int)]) -> [SizeShare] {
    var sums: [String: Int] = [:]
    for size in sizes { sums[size.name, default: 0] += size.bytes }
    return sums.map { SizeShare(name: $0.key, bytes: $0.value) }
      .sorted { $0.bytes != $1.bytes ? $0.bytes > $1.bytes : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      .prefix(10).map { $0 }
  }
}
