import Batch
import FunctionProject

/// A function's dependencies as they stand in the cache.
struct DependencyInstall {
  let directory: String
  let distributions: [Distribution]
  let warnings: [BundleWarning]
  /// Names of distributions whose version the requirements leave open: another day or machine may give another.
  let unpinned: [String]
  /// Not to be used again: it holds code of this machine.
  let isTemporary: Bool

  /// Installs `requirements`, or takes them from the cache.
  /// - Throws: `dependencies` when there is no installer, or it fails.
  init(_ requirements: Requirements, for platform: TargetPlatform, with installer: Installer?, options: BundleOptions) throws(BundleError) {
    guard let installer else {
      throw .dependencies(
        place: requirements.file,
        reason: "there is neither uv nor a Python with pip on PATH to install it: install uv, or use --no-dependencies", output: "")
    }
    let parts = requirements.contents + [platform.pythonVersion, platform.architecture, installer.kind.rawValue, "1"]
    let key = Cache.key(parts + installer.settings + (installer.fitsVersion ? [] : ["another Python's pip"]))
    isTemporary = requirements.hasLocalCode
    let cache = Cache("dependencies", environment: options.environment)
    directory = try cache.directory(key, isFresh: options.ignoresCache || isTemporary) { work throws(BundleError) in
      options.onProgress("\(requirements.file): installing for Python \(platform.pythonVersion), \(platform.architecture)")
      try installer.install(requirements, file: try Self.file(of: requirements, in: work), into: "\(work)/files", for: platform)
      try InstalledFiles.normalise("\(work)/files")
    } + "/files"
    distributions = try Distribution.all(in: directory)
    let isDoubtful = !installer.fitsVersion && (requirements.hasVersionMarker || distributions.contains(where: \.hasVersionMarker))
    let doubt = BundleWarning(
      requirements.file,
      "requirements that depend on python_version were chosen for another Python than \(platform.pythonVersion): install uv or Python "
        + platform.pythonVersion)
    warnings = isDoubtful ? [doubt] : []
    unpinned = distributions.map(\.name).filter { !requirements.pinned.contains(PackageName.normalised($0)) }
  }

  private static func file(of requirements: Requirements, in work: String) throws(BundleError) -> String {
    let target = "\(work)/files"
    do throws(FileError) {
      try Directories.make(target)
      guard let lines = requirements.lines else { return requirements.file }
      let writer = AtomicWriter()
      let file = "\(work)/requirements.txt"
      try writer.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: file)
      try writer.finishOrThrow()
      return file
    } catch {
      throw .system(path: error.path, reason: error.message)
    }
  }
}

extension Requirements {
  /// Whether a requirement holds for some Pythons only (PEP 508).
  var hasVersionMarker: Bool { contents.contains { $0.contains("python_version") || $0.contains("python_full_version") } }
}
