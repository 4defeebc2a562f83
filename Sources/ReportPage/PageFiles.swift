package import EmbeddedFiles

/// The page's sources: the folder `report`.
package enum PageFiles {
  package static let all = EmbeddedFile.below("report/")

  static func text(_ path: String) -> String { String(decoding: all.first { $0.path == path }?.bytes ?? [], as: UTF8.self) }
}
