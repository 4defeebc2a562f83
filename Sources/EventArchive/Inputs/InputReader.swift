import Batch
import ServiceGraph
import ZipWriter

/// Reads files and folders into an archive: records in any form, logs, exports of DynamoDB and CloudWatch, archives.
package final class InputReader {
  private static let chunkSize = 1 << 20

  private let text: TextReader
  /// Inputs of which a part is missing or cannot be read, a message each; what could be read of them is in the archive.
  package private(set) var problems: [String] = []

  package init(_ text: TextReader) { self.text = text }

  /// - Parameter path: a file, `-` for standard input, or a folder.
  package func read(_ path: String) throws(ArchiveError) {
    guard path != "-", FolderListing.isFolder(path) else {
      try readFile(path)
      return
    }
    let folder = ArchiveFolder(path)
    guard !folder.isArchive else {
      for part in ArchiveFolder.Part.allCases { for segment in try folder.segments(part) { try readFile(segment) } }
      return
    }
    try readFolder(folder.path, depth: 0)
  }

  private func readFolder(_ path: String, depth: Int) throws(ArchiveError) {
    guard depth < 64 else { return problems.append("\(path): error: folders more than 64 deep: a loop of links?") }
    let names = try FolderListing.names(in: path)
    if names.contains(ExportManifest.name) { return try readExport(ExportManifest(folder: path)) }
    for name in names where !name.hasPrefix(".") {
      let inner = "\(path)/\(name)"
      if FolderListing.isFolder(inner) { try readFolder(inner, depth: depth + 1) } else if FolderListing.isRegular(inner) { try readFile(inner) }
    }
  }

  private func readExport(_ manifest: ExportManifest) throws(ArchiveError) {
    for file in try manifest.files() {
      guard FolderListing.isRegular(file.path) else {
        problems.append("\(file.path): error: the export's manifest names it, and it is not here: copy the whole export")
        continue
      }
      let count = try readFile(file.path)
      guard let expected = file.itemCount, expected != count else { continue }
      problems.append("\(file.path): error: \(count) items, and the export's manifest says \(expected): copy the file again")
    }
  }

  /// - Returns: the records in it.
  @discardableResult
  private func readFile(_ path: String) throws(ArchiveError) -> Int {
    text.begin(path)
    var splitter = PieceSplitter()
    var unpacking: Unpacking?
    do throws(FileError) {
      try FileReader.readPieces(path, size: Self.chunkSize) { chunk in
        if unpacking == nil { unpacking = Unpacking(chunk) }
        unpacking?.feed(chunk) { splitter.feed($0, text.take) }
      }
    } catch {
      problems.append(error.description)
      return 0
    }
    splitter.end(text.take)
    try text.throwFailure()
    if let problem = unpacking?.problem { problems.append("\(path): error: \(problem)") }
    return text.found
  }
}

/// Chunks as they are, or unpacked where the first one begins as gzip does.
private final class Unpacking {
  private let stream: GunzipStream?
  private var isBroken = false

  init(_ first: [UInt8]) { stream = first.starts(with: [0x1F, 0x8B]) ? try? GunzipStream() : nil }

  func feed(_ chunk: [UInt8], _ body: ([UInt8]) -> Void) {
    guard let stream else { return body(chunk) }
    guard !isBroken else { return }
    do throws(ZipError) { try stream.feed(chunk, body) } catch { isBroken = true }
  }

  var problem: String? {
    if isBroken { return "damaged gzip: what stands before the damage was read; copy the file again" }
    return stream?.isComplete == false ? "the gzip data ends too early: what is there was read; copy the file again" : nil
  }
}
