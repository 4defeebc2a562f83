import Batch
import PyRewriter
import ZipWriter

/// The runtime, in static mode with the instrumented SDK, packed as a layer: Lambda adds its `python/` to the path of every Python function that has it.
package struct RuntimeLayer: Sendable {
  /// What the runtime runs on.
  package static let supportedVersions = (9...14).map { "3.\($0)" }

  /// Bytes of the zip, and of its files.
  package let zipped: Int
  package let unzipped: Int
  /// SHA-256 of the zip in base64.
  package let sha256: String
  /// The Python versions that it has bytecode for.
  package let compiledVersions: [String]
  /// The instrumented SDK, in static mode.
  package let sdk: BundledSDK?

  /// Writes the zip to `path`.
  /// - Parameters:
  ///   - versions: to ship bytecode for, where an interpreter is at hand.
  ///   - oldest: what the SDK is installed for, in static mode.
  package init(
    path: String, versions: [String], oldest: String, options: BundleOptions
  ) async throws(BundleError) {
    let package = try RuntimePackage(
      for: nil, prefix: "python/", root: "/opt/python", versions: versions, catalog: options.catalog, environment: options.environment)
    var layer: SDKLayer?
    if options.mode == .static {
      layer = try SDKLayer(prefix: "python/", root: "/opt/python", oldest: oldest, versions: versions, options: options)
    }
    StaleFiles.remove(in: path.lastIndex(of: "/").map { String(path[...$0]) } ?? "")
    do throws(ZipError) {
      let summary = try await writeZip(
        (package.files + (layer?.files ?? [])).map(\.entry), to: path, options: ZipOptions(timestamp: options.timestamp))
      (zipped, unzipped) = (Int(summary.archiveSize), Int(summary.uncompressedSize))
      sha256 = summary.base64SHA256
    } catch {
      throw .archive(error.description)
    }
    compiledVersions = package.compiledVersions
    sdk = layer?.report
  }
}
