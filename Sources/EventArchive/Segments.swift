import Batch
import Glibc
import ServiceGraph
import ZipWriter

/// Segments are named by what is in them.
enum SegmentName {
  /// The first half of the content's SHA-256.
  static func of(_ bytes: [UInt8], in part: ArchiveFolder.Part) -> String {
    var hash = SHA256()
    hash.update(bytes)
    let digits = Array("0123456789abcdef")
    let name = hash.digest().prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "\(part.rawValue)/\(String(name))\(part.suffix)"
  }

  static func size(_ path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

/// Puts small segments together. Old ones go when the new one is durable; a record that is in both for a moment is the same record.
enum SegmentMerger {
  static func merge(_ paths: [String], in part: ArchiveFolder.Part, of folder: ArchiveFolder) throws(ArchiveError) {
    var (bytes, sources): ([UInt8], [String]) = ([], [])
    for (index, path) in paths.enumerated() {
      do throws(FileError) { bytes += try FileReader.read(path) } catch { throw ArchiveError(error) }
      sources.append(path)
      guard bytes.count >= ArchiveWriter.segmentSize / 2 || index == paths.count - 1 else { continue }
      let name = SegmentName.of(bytes, in: part)
      try folder.replace(name, bytes)
      for source in sources where source != folder.file(name) { unsafe unlink(source) }
      (bytes, sources) = ([], [])
    }
  }
}

/// The index as it should be.
enum IndexBuilder {
  static func names(_ folder: ArchiveFolder) throws(ArchiveError) -> [String] {
    var names: [String] = []
    for part in ArchiveFolder.Part.allCases { names += try folder.segments(part).map { String($0.dropFirst(folder.path.count + 1)) } }
    return names
  }

  /// The index that is there, or one made of the segments.
  static func index(of folder: ArchiveFolder) throws(ArchiveError) -> ArchiveIndex {
    let path = folder.file("index")
    unsafe unlink(path + ".new")
    if let known = ArchiveIndex(at: path, of: try names(folder)) { return known }
    var index = try ArchiveIndex(emptyAt: path)
    try index.beginChanges()
    for part in ArchiveFolder.Part.allCases { try add(part, of: folder, to: &index) }
    try index.endChanges(try names(folder))
    return index
  }

  private static func add(_ part: ArchiveFolder.Part, of folder: ArchiveFolder, to index: inout ArchiveIndex) throws(ArchiveError) {
    var decoder = CanonicalDecoder()
    var failure: ArchiveError?
    for segment in try folder.segments(part) {
      var lines = PieceSplitter(.lines)
      do throws(FileError) {
        try FileReader.readPieces(segment, size: 1 << 20) { chunk in
          lines.feed(chunk) { piece, line in
            guard failure == nil else { return }
            do throws(ArchiveError) {
              guard let entry = entry(piece, part, &decoder) else {
                throw ArchiveError("\(segment):\(line)", "not a line of an archive: move the file away and collect it as a file of records")
              }
              if try !index.contents(of: entry.key).contains(where: { $0 & ~3 == entry.content & ~3 }) { try index.insert(entry) }
            } catch { failure = error }
          }
        }
      } catch { throw ArchiveError(error) }
      if let failure { throw failure }
    }
  }

  private static func entry(
    _ piece: borrowing PieceSplitter.Piece, _ part: ArchiveFolder.Part, _ decoder: inout CanonicalDecoder
  ) -> ArchiveIndex.Entry? {
    switch piece {
    case .whole(let text):
      if part == .reports {
        let hash = CanonicalRecord.hash(text.indices.map { text[$0] })
        return .init(key: hash, content: hash & ~3)
      }
      guard let record = try? decoder.record(text) else { return nil }
      return .init(key: record.key, content: record.content & ~3 | (part == .aside ? 3 : record.standing.rawValue))
    case .tooLong, .unfinished: return nil
    }
  }
}
