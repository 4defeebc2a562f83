import Batch

/// An installed distribution, by its `.dist-info` directory (PyPA, "Recording installed projects").
struct Distribution: Equatable {
  let name: String
  let version: String
  /// One of its requirements holds for some Pythons only.
  let hasVersionMarker: Bool

  /// Those of a directory, sorted by name.
  static func all(in directory: String) throws(BundleError) -> [Distribution] {
    try DirectoryEntry.list(directory).compactMap { entry in
      guard entry.kind == .directory, entry.name.hasSuffix(".dist-info") else { return nil }
      return Distribution(metadata: "\(directory)/\(entry.name)/METADATA")
    }.sorted { ($0.name.lowercased(), $0.name) < ($1.name.lowercased(), $1.name) }
  }

  private init?(metadata file: String) {
    guard let bytes = try? FileReader.read(file) else { return nil }
    var fields: [String: String] = [:]
    var hasMarker = false
    // A blank line ends the header; the description follows.
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard !line.isEmpty else { break }
      guard let colon = line.firstIndex(of: ":") else { continue }
      let (key, value) = (String(line[..<colon]), line[line.index(after: colon)...].drop { $0 == " " })
      if fields[key] == nil { fields[key] = String(value) }
      if key == "Requires-Dist", !value.contains("extra"), value.contains("python_version") || value.contains("python_full_version") {
        hasMarker = true
      }
    }
    guard let name = fields["Name"], let version = fields["Version"] else { return nil }
    (self.name, self.version, hasVersionMarker) = (name, version, hasMarker)
  }
}
