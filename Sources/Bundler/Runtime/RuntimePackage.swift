import EmbeddedFiles
import PatchTemplates
import PyRewriter

/// The runtime's files for one zip.
struct RuntimePackage {
  let files: [BundleFile]
  /// The Python versions that it has bytecode for: those that an interpreter was at hand for.
  let compiledVersions: [String]

  /// - Parameters:
  ///   - mode: of the function that it goes with; nil for functions of any mode.
  ///   - prefix: in the zip: empty, or `python/` in a layer.
  ///   - root: where Lambda unpacks that: `/var/task`, `/opt/python`.
  ///   - versions: of Python, to ship bytecode for.
  ///   - catalog: what the runtime is to know of operations; nil for what this build knows, unabridged.
  init(
    for mode: Mode?, prefix: String, root: String, versions: [String], catalog: Catalog?, environment: [String: String]
  ) throws(BundleError) {
    let modules = Self.modules.filter { module in !Self.unused(in: mode, catalog).contains { module.path.hasPrefix($0) } }
    var files = modules.map { BundleFile(prefix + $0.path, bytes: $0.bytes, origin: .runtime) }
    files += RuntimeFiles.all.filter { !Self.isModule($0) }.map { file in
      BundleFile(prefix + file.path, bytes: Self.bytes(of: file, catalog), origin: .runtime)
    }
    var compiled: [String] = []
    for version in versions {
      guard let bytecode = try Bytecode.compiled(modules, for: version, root: root, environment: environment) else { continue }
      compiled.append(version)
      files += bytecode.files.sorted { $0.key < $1.key }.map { path, bytes in
        BundleFile(prefix + Bytecode.path(of: path, version: version), bytes: bytes, origin: .runtime)
      }
    }
    self.files = files
    compiledVersions = compiled
  }

  /// What only other modes run, or other catalogs need. The modes' entry modules stay, since a layer of another mode may import them.
  private static func unused(in mode: Mode?, _ catalog: Catalog?) -> [String] {
    switch mode {
    case nil: []
    case .hybrid:
      ["gammaray/patches/", "gammaray/imports.py"] + (catalog?.hookedWrappers.isEmpty == true ? ["gammaray/hooks/wrappers.py"] : [])
    default: ["gammaray/hooks/"]
    }
  }

  /// Without docstrings, comments and needless spaces, which are two fifths of the runtime; tracebacks keep their lines.
  private static let modules: [Bytecode.Source] = {
    var compact = try? CompactSource()
    return RuntimeFiles.all.filter(isModule).map { ($0.path, compact?.compacted($0.bytes) ?? $0.bytes) }
  }()

  private static func isModule(_ file: EmbeddedFile) -> Bool { file.path.hasSuffix(".py") }

  private static func bytes(of file: EmbeddedFile, _ catalog: Catalog?) -> [UInt8] {
    guard let catalog, file.path == RuntimeFiles.catalogPath else { return file.bytes }
    return CatalogSlice.forRuntime(file.bytes, of: catalog)
  }
}
