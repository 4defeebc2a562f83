import Batch
package import PyRewriter
package import ZipWriter

/// The runtime packed as a layer: Lambda adds its `python/` to the path of every Python function that has it.
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

  /// Writes the zip to `path`.
  /// - Parameters:
  ///   - versions: to ship bytecode for, where an interpreter is at hand.
  ///   - catalog: what the runtime is to know of operations.
  package init(
    path: String, versions: [String], catalog: Catalog, timestamp: ZipTimestamp, environment: [String: String]
  ) async throws(BundleError) {
    let package = try RuntimePackage(
      prefix: "python/", root: "/opt/python", versions: versions, catalog: catalog, environment: environment)
    StaleFiles.remove(in: path.lastIndex(of: "/").map { String(path[...$0]) } ?? "")
    do throws(ZipError) {
      let summary = try await writeZip(package.files.map(\.entry), to: path, options: ZipOptions(timestamp: timestamp))
      (zipped, unzipped) = (Int(summary.archiveSize), Int(summary.uncompressedSize))
      sha256 = summary.base64SHA256
    } catch {
      throw .archive(error.description)
    }
    compiledVersions = package.compiledVersions
  }
}
