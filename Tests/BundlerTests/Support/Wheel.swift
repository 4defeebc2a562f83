import ZipWriter

/// Builds wheels, so that installing needs no network.
enum Wheel {
  /// - Parameters:
  ///   - tag: `py3-none-any` or of a platform.
  ///   - files: by path; the package itself, scripts in `name-1.0.data/scripts/`.
  static func write(
    _ name: String, version: String = "1.0", tag: String = "py3-none-any", files: [String: String], metadata: String = "",
    entryPoints: String? = nil, into workspace: Workspace
  ) async throws {
    let info = "\(name)-\(version).dist-info"
    var contents = files
    contents["\(info)/METADATA"] = "Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\n\(metadata)"
    contents["\(info)/WHEEL"] = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: \(tag)\n"
    if let entryPoints { contents["\(info)/entry_points.txt"] = entryPoints }
    contents["\(info)/RECORD"] = contents.keys.sorted().map { "\($0),,\n" }.joined() + "\(info)/RECORD,,\n"
    try workspace.write("wheels/.keep", "")
    let entries = contents.map { ZipEntry(path: $0.key, content: .bytes(Array($0.value.utf8))) }
    _ = try await writeZip(entries, to: workspace.path("wheels/\(name)-\(version)-\(tag).whl"))
  }
}
