import PatchTemplates
import PyRewriter

/// The catalog that `plan` judges calls by.
enum PlanCatalog {
  static func shipped() throws -> Catalog {
    guard let file = RuntimeFiles.all.first(where: { $0.path == "gammaray/catalog.txt" }) else {
      throw Failure("error: this build has no catalog of SDK operations: run scripts/embed-runtime and build again")
    }
    return try Catalog(parsing: file.bytes)
  }
}
