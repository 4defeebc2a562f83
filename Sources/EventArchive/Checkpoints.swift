import Batch
import FoundationEssentials

/// How far tables and streams are in the archive: texts that only the reader of that source understands, by the source's name.
struct Checkpoints: Codable, Equatable {
  static let name = "checkpoints.json"
  var gammaray_checkpoints = 1
  var values: [String: String] = [:]

  static func read(_ folder: ArchiveFolder) throws(ArchiveError) -> Checkpoints {
    guard let bytes = try? FileReader.read(folder.file(name)) else { return Checkpoints() }
    guard let read = try? JSONDecoder().decode(Checkpoints.self, from: Data(bytes)), read.gammaray_checkpoints == 1 else {
      throw ArchiveError(folder.file(name), "not a file of checkpoints: remove it, and tables are read from their beginning")
    }
    return read
  }

  func write(_ folder: ArchiveFolder) throws(ArchiveError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { throw ArchiveError(folder.file(Self.name), "cannot encode the checkpoints") }
    try folder.replace(Self.name, Array(data) + [0x0A])
  }
}
