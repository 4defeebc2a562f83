import Batch
import FoundationEssentials

/// An export of a DynamoDB table to S3, copied to a folder: `manifest-files.json` beside `data/`.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
struct ExportManifest {
  static let name = "manifest-files.json"

  struct File {
    let path: String
    let itemCount: Int?
  }

  private struct Row: Decodable {
    let dataFileS3Key: String
    let itemCount: Int?
  }

  private struct Summary: Decodable { let outputFormat: String? }

  let folder: String

  /// The data files, in the manifest's order.
  func files() throws(ArchiveError) -> [File] {
    let summary = try? JSONDecoder().decode(Summary.self, from: Data(read("manifest-summary.json")))
    if let format = summary?.outputFormat, format != "DYNAMODB_JSON" {
      throw ArchiveError(folder, "an export in the format \(format): export the table as DYNAMODB_JSON")
    }
    var files: [File] = []
    for line in try read(Self.name).split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
      guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)), let name = row.dataFileS3Key.split(separator: "/").last, name != ".." else {
        throw ArchiveError("\(folder)/\(Self.name)", "not the manifest of an export: copy the export again")
      }
      // Incremental exports share the folder of the data; some people copy all files into one.
      let places = ["data/", "../data/", ""].map { "\(folder)/\($0)\(name)" }
      files.append(File(path: places.first(where: FolderListing.isRegular) ?? places[0], itemCount: row.itemCount))
    }
    return files
  }

  private func read(_ name: String) throws(ArchiveError) -> [UInt8] {
    do throws(FileError) { return try FileReader.read("\(folder)/\(name)") } catch { throw ArchiveError(error) }
  }
}
