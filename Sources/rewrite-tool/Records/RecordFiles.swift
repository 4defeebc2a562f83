import Batch
import EventArchive
import ServiceGraph

/// Files of records and archives, as `graph` and `stats` are given them.
enum RecordFiles {
  private static let pieceSize = 1 << 20

  static func read(_ path: String, into reader: inout EventReader) throws {
    let folder = ArchiveFolder(path)
    do throws(FileError) {
      guard folder.isArchive else {
        reader.begin(path)
        try FileReader.readPieces(path, size: pieceSize) { reader.feed($0) }
        return reader.end()
      }
    } catch { throw Failure(error.description) }
    do throws(ArchiveError) {
      var archived = reader
      defer { reader = archived }
      // Two records of one name that say different things: the engine has to know of both.
      for part in [ArchiveFolder.Part.records, .aside] {
        try folder.read(part, begin: { archived.begin($0) }, chunk: { archived.feed($0) }, end: { archived.end() })
      }
    } catch { throw Failure(error.description) }
  }
}
