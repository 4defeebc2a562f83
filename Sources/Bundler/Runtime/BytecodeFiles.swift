/// Bytecode of a bundle's files, as files beside them.
enum BytecodeFiles {
  /// - Returns: for the modules among `files`; nothing when no interpreter of the version is at hand.
  static func compiled(
    _ files: [BundleFile], for version: String, root: String, environment: [String: String]
  ) throws(BundleError) -> [BundleFile] {
    var sources: [Bytecode.Source] = []
    var origins: [String: BundleFile.Origin] = [:]
    for file in files where file.path.hasSuffix(".py") {
      guard let bytes = try file.source() else { continue }
      sources.append((file.path, bytes))
      origins[file.path] = file.origin
    }
    sources.sort { $0.path < $1.path }
    guard let bytecode = try Bytecode.compiled(sources, for: version, root: root, environment: environment) else { return [] }
    return sources.compactMap { path, _ in
      guard let bytes = bytecode.files[path], let origin = origins[path] else { return nil }
      return BundleFile(Bytecode.path(of: path, version: version), bytes: bytes, origin: origin)
    }
  }
}
