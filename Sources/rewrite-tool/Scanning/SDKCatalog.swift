import PatchTemplates
import PyRewriter

/// The catalog of SDK operations that this build holds.
enum SDKCatalog {
  static func shipped() throws -> Catalog {
    guard let file = RuntimeFiles.all.first(where: { $0.path == RuntimeFiles.catalogPath }) else {
      throw Failure("error: this build has no catalog of SDK operations: run scripts/embed-files and build again")
    }
    return try Catalog(parsing: file.bytes)
  }
}
