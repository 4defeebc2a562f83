package import PyRewriter
package import ZipWriter

/// What holds for all functions of a run.
package struct BundleOptions: Sendable {
  /// Lambda's limits, in bytes (Lambda developer guide, "Lambda quotas").
  package struct Limits: Sendable {
    /// Of a function and its layers, unzipped.
    package var unzipped = 262_144_000
    /// Of a zip that is uploaded directly rather than by way of S3.
    package var directUpload = 52_428_800

    package init() {}
  }

  /// Where the zips go.
  package var directory: String
  package var mode: Mode = .dynamic
  /// What tells hybrid mode which calls to hook, static mode which services are used, and the runtime what to record; without it nothing is
  /// hooked, and all services are kept.
  package var catalog: Catalog?
  /// For static mode.
  package var sdk = SDKOptions()
  package var workerCount: Int?
  /// Patterns as in `.gitignore`, seen from the code directory or from the working directory.
  package var excludes: [String] = []
  /// Takes back what ignore files and defaults leave out.
  package var includes: [String] = []
  /// Used for each function instead of what its directory holds.
  package var requirements: String?
  package var installsDependencies = true
  /// Leaves out directories named `tests` in dependencies.
  package var excludesDependencyTests = false
  /// Installs dependencies anew although the cache has them.
  package var ignoresCache = false
  /// Whether the runtime gets bytecode where an interpreter of the function's version is at hand.
  package var compilesRuntime = true
  /// `3.13`, for functions that declare no runtime.
  package var pythonVersion: String?
  /// `x86_64` or `arm64`, for functions that declare none.
  package var architecture: String?
  package var limits = Limits()
  package var timestamp = ZipTimestamp.earliest
  /// Of the process: what programs are found by, and what they get.
  package var environment: [String: String]
  /// Told what takes its time.
  package var onProgress: @Sendable (String) -> Void = { _ in }

  package init(directory: String, environment: [String: String]) {
    self.directory = directory
    self.environment = environment
  }

  /// The time that `SOURCE_DATE_EPOCH` names; the earliest that zip knows when it is not set.
  package static func timestamp(environment: [String: String]) throws(BundleError) -> ZipTimestamp {
    guard let text = environment["SOURCE_DATE_EPOCH"] else { return .earliest }
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Int(text) else {
      throw .badSourceDate(text)
    }
    return ZipTimestamp(secondsSince1970: seconds)
  }
}
