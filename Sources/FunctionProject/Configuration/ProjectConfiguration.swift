/// The options under `[tool.gammaray]` of a `pyproject.toml`. What the command line says goes before them.
package struct ProjectConfiguration: Sendable, Equatable {
  /// Where they stand; relative paths in them are seen from its directory.
  package var path: String
  /// `dynamic`, `static` or `hybrid`.
  package var mode: String?
  package var exclude: [String] = []
  /// Names of the functions to handle; empty for all.
  package var functions: [String] = []
  package var handler: String?
  /// A requirements file.
  package var requirements: String?
  /// `3.12`, say.
  package var pythonVersion: String?
  /// `x86_64` or `arm64`.
  package var platform: String?
  /// Static mode: services to keep beside those that analysis finds.
  package var services: [String] = []
  /// Static mode: `slim`, `full` or `none`.
  package var sdk: String?
  /// Static mode: boto3's version, for functions whose requirements do not name it.
  package var sdkVersion: String?
  /// `invocation` or `strict`.
  package var reporting: String?

  package var catalog = CatalogSettings()

  package init(path: String) { self.path = path }

  package var directory: String { PathText.directory(of: path) }

  /// The options that hold for `path`: those of the nearest `pyproject.toml` with a table `[tool.gammaray]`,
  /// in its directory or above, up to the root of the git repository. Nil when there is none.
  package static func find(for path: String) throws(ProjectError) -> ProjectConfiguration? {
    let absolute = PathText.join(FileSystem.workingDirectory, path)
    let directory = FileSystem.isDirectory(absolute) ? absolute : PathText.directory(of: absolute)
    for ancestor in RepositoryRoot.ancestors(of: directory) {
      let file = PathText.join(ancestor, "pyproject.toml")
      guard FileSystem.isFile(file) else { continue }
      if let found = try read(Discovery.canonical(file)) { return found }
    }
    return nil
  }

  /// Nil when the file has no table `[tool.gammaray]`; such a file is not even checked.
  package static func read(_ path: String) throws(ProjectError) -> ProjectConfiguration? {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(path)
    } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
    guard ByteSearch.contains("gammaray", in: bytes) else { return nil }
    return try ConfigurationReader(path: path, text: String(decoding: bytes, as: UTF8.self))
      .configuration()
  }
}
