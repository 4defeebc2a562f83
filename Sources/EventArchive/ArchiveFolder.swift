package import Batch
import Glibc

/// Where things are in an archive of records: see docs/decisions/013.
///
/// - `archive.json`: says that it is one.
/// - `records/<digest>.jsonl`: canonical records, a line each; `aside/` those that contradict one of them.
/// - `reports/<digest>.log`: REPORT lines of Lambda's log.
/// - `checkpoints.json`: how far tables and streams were read; `index`: what is in the segments, made anew when it is not theirs.
package struct ArchiveFolder: Sendable {
  package enum Part: String, CaseIterable, Sendable {
    case records, aside, reports

    var suffix: String { self == .reports ? ".log" : ".jsonl" }
  }

  static let marker = "{\"gammaray_archive\":1}\n"
  package let path: String

  package init(_ path: String) { self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

  package var isArchive: Bool { (try? FileReader.read(file("archive.json"))) == Array(Self.marker.utf8) }

  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The segments' paths in the order of their names. An archive without any is empty.
  package func segments(_ part: Part) throws(ArchiveError) -> [String] {
    try FolderListing.names(in: file(part.rawValue)).filter { $0.hasSuffix(part.suffix) && !$0.hasPrefix(".") }.map { file("\(part.rawValue)/\($0)") }
  }

  /// The segments of parts, opened one after the other.
  package func reader(of parts: [Part]) -> SegmentReader { SegmentReader(folder: self, parts: parts[...]) }

  /// Makes the folder, or makes sure that it is an archive.
  func open() throws(ArchiveError) {
    if !isArchive {
      guard try FolderListing.names(in: path).allSatisfy({ $0 == "archive.json" || $0.hasPrefix(".gammaray-") }) else {
        throw ArchiveError(path, "not an archive of records, and not empty: name a new folder, or one that collect made")
      }
    }
    // The marker first: a run that is killed on the way leaves what the next one knows as its own.
    do throws(FileError) { try Directories.make(path) } catch { throw ArchiveError(error) }
    if !isArchive { try replace("archive.json", Array(Self.marker.utf8)) }
    do throws(FileError) {
      for part in Part.allCases { try Directories.make(file(part.rawValue)) }
    } catch { throw ArchiveError(error) }
    for part in Part.allCases { StaleFiles.remove(in: file(part.rawValue)) }
    StaleFiles.remove(in: path)
  }

  /// Replaces a file of the archive; when this returns, a power cut does not undo it.
  func replace(_ name: String, _ bytes: [UInt8]) throws(ArchiveError) {
    let writer = AtomicWriter()
    do throws(FileError) {
      try writer.write(bytes, to: file(name))
      try writer.finishOrThrow()
    } catch { throw ArchiveError(error) }
    let folder = name.split(separator: "/").dropLast().reduce(path) { "\($0)/\($1)" }
    let descriptor = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// Opens segments of an archive. What a `collect` beside us merges meanwhile is read from its new segment.
package struct SegmentReader: Sendable {
  let folder: ArchiveFolder
  var parts: ArraySlice<ArchiveFolder.Part>
  private var waiting: ArraySlice<String> = []
  private var seen: Set<String> = []

  init(folder: ArchiveFolder, parts: ArraySlice<ArchiveFolder.Part>) { (self.folder, self.parts) = (folder, parts) }

  /// Nil behind the last one.
  package mutating func next() throws(ArchiveError) -> InputFile? {
    while let part = parts.first {
      if let segment = waiting.popFirst() {
        do throws(FileError) { return try InputFile(segment) } catch {
          guard unsafe access(segment, F_OK) != 0 else { throw ArchiveError(error) }
        }
      } else {
        waiting = try folder.segments(part).filter { seen.insert($0).inserted }[...]
        if waiting.isEmpty { parts.removeFirst() }
      }
    }
    return nil
  }
}

/// What is in a folder.
enum FolderListing {
  /// Names in the order of their bytes, without `.` and `..`; none where there is no folder.
  static func names(in path: String) throws(ArchiveError) -> [String] {
    guard let stream = unsafe opendir(path) else {
      if errno == ENOENT { return [] }
      throw ArchiveError(path, "cannot list: \(unsafe String(cString: strerror(errno)))")
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
