import PatchTemplates
import PyRewriter

/// The runtime's files for one zip.
struct RuntimePackage {
  let files: [BundleFile]
  /// The Python versions that it has bytecode for: those that an interpreter was at hand for.
  let compiledVersions: [String]

  /// - Parameters:
  ///   - prefix: in the zip: empty, or `python/` in a layer.
  ///   - root: where Lambda unpacks that: `/var/task`, `/opt/python`.
  ///   - versions: of Python, to ship bytecode for.
  ///   - catalog: what the runtime is to know of operations; nil for what this build knows, unabridged.
  init(
    prefix: String, root: String, versions: [String], catalog: Catalog?, environment: [String: String]
  ) throws(BundleError) {
    var files = RuntimeFiles.all.map { file in
      BundleFile(prefix + file.path, bytes: Self.bytes(of: file, catalog), origin: .runtime)
    }
    var compiled: [String] = []
    for version in versions {
      guard let bytecode = try RuntimeBytecode.compiled(for: version, root: root, environment: environment) else { continue }
      compiled.append(version)
      let tag = TargetPlatform(pythonVersion: version, architecture: "").cacheTag
      files += bytecode.files.sorted { $0.key < $1.key }.map { path, bytes in
        BundleFile(prefix + Self.cachePath(of: path, tag: tag), bytes: bytes, origin: .runtime)
      }
    }
    self.files = files
    compiledVersions = compiled
  }

  private static func bytes(of file: RuntimeFiles.File, _ catalog: Catalog?) -> [UInt8] {
    guard let catalog, file.path == RuntimeFiles.catalogPath else { return file.bytes }
    return CatalogSlice.forRuntime(file.bytes, of: catalog)
  }

  /// `gammaray/x.py` → `gammaray/__pycache__/x.cpython-312.pyc` (PEP 3147).
  private static func cachePath(of source: String, tag: String) -> String {
    let slash = source.lastIndex(of: "/").map { source.index(after: $0) } ?? source.startIndex
    return "\(source[..<slash])__pycache__/\(source[slash...].dropLast(3)).\(tag).pyc"
  }
}
