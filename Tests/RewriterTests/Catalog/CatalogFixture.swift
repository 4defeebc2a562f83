import Foundation
import PyRewriter
import Testing

/// The committed catalog, read from the source tree.
enum CatalogFixture {
  static func bytes() throws -> [UInt8] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
    return try [UInt8](Data(contentsOf: root.appendingPathComponent("runtime/src/gammaray/catalog.txt")))
  }

  static func catalog() throws -> Catalog { try Catalog(parsing: try bytes()) }
}
