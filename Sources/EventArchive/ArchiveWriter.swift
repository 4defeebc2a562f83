import Glibc
package import ServiceGraph
import ZipWriter

/// Adds records to an archive. What `flush` has returned from is there to stay, whatever happens then; nothing is there twice.
package final class ArchiveWriter {
  package enum Outcome: Sendable { case added, known, contradicts }

  package struct Counts: Equatable, Sendable {
    package var records = 0
    package var reports = 0
    /// Records and lines that the archive had.
    package var known = 0
    /// Records that say something else than the one of the same name.
    package var contradictions = 0
  }

  /// Marks in the lowest two bits of an index entry's content.
  private enum Mark {
    static let aside: UInt64 = 3
    static func of(_ standing: CanonicalRecord.Standing) -> UInt64 { standing.rawValue }
  }

  /// Bytes after which a segment is written.
  static let segmentSize = 32 << 20
  /// Segments that are smaller than half of it are merged when there are more than these.
  private static let fewSegments = 16

  package let folder: ArchiveFolder
  package private(set) var counts = Counts()
  private let lock: ArchiveLock
  private var index: ArchiveIndex
  private var buffers: [ArchiveFolder.Part: [UInt8]] = [:]
  private var checkpoints: Checkpoints
  private var isCheckpointNew = false
  private var isChanged = false

  /// Makes the archive where there is none.
  package init(_ path: String) throws(ArchiveError) {
    folder = ArchiveFolder(path)
    try folder.open()
    lock = try ArchiveLock(folder)
    checkpoints = try Checkpoints.read(folder)
    index = try IndexBuilder.index(of: folder)
  }

  package func add(_ record: CanonicalRecord) throws(ArchiveError) -> Outcome {
    let (content, mark) = (record.content & ~3, Mark.of(record.standing))
    let known = try index.contents(of: record.key)
    guard !known.contains(where: { $0 & ~3 == content }) else {
      counts.known += 1
      return .known
    }
    // An entry of hybrid mode that was written early, and again with its outcome, are both right.
    let replaces = mark != 0 && known.allSatisfy { $0 & 3 != mark && $0 & 3 != 0 }
    let isAside = !known.isEmpty && !replaces
    try put(record.key, content | (isAside ? Mark.aside : mark), record.line, in: isAside ? .aside : .records)
    if isAside { counts.contradictions += 1 } else { counts.records += 1 }
    return isAside ? .contradicts : .added
  }

  /// A REPORT line of Lambda's log, without its line break.
  package func addReport(_ line: [UInt8]) throws(ArchiveError) {
    let hash = CanonicalRecord.hash(line)
    guard try !index.contents(of: hash).contains(hash & ~3) else { return counts.known += 1 }
    try put(hash, hash & ~3, line, in: .reports)
    counts.reports += 1
  }

  private func put(_ key: UInt64, _ content: UInt64, _ line: [UInt8], in part: ArchiveFolder.Part) throws(ArchiveError) {
    if !isChanged {
      try index.beginChanges()
      isChanged = true
    }
    try index.insert(.init(key: key, content: content))
    buffers[part, default: []] += line
    buffers[part, default: []].append(0x0A)
    if buffers[part, default: []].count >= Self.segmentSize { try flush() }
  }

  /// Checkpoints that earlier runs left, by their sources' names.
  package var knownCheckpoints: [String: String] { checkpoints.values }
  /// Bytes that wait for `flush`.
  package var waiting: Int { buffers.values.reduce(0) { $0 + $1.count } }
  package var needsFlush: Bool { waiting > 0 || isCheckpointNew }

  /// True once all that was added before is in the archive; nil removes it.
  package func setCheckpoint(_ key: String, _ value: String?) {
    guard checkpoints.values[key] != value else { return }
    checkpoints.values[key] = value
    isCheckpointNew = true
  }

  /// Makes what was added durable, then the checkpoints.
  package func flush() throws(ArchiveError) {
    for part in ArchiveFolder.Part.allCases {
      guard let bytes = buffers[part], !bytes.isEmpty else { continue }
      try folder.replace(SegmentName.of(bytes, in: part), bytes)
      buffers[part] = nil
    }
    guard isCheckpointNew else { return }
    try checkpoints.write(folder)
    isCheckpointNew = false
  }

  /// Flushes, merges small segments and leaves an index that the next run need not make.
  package func close() throws(ArchiveError) {
    try flush()
    let isMerged = try merge()
    guard isChanged || isMerged else { return }
    try index.endChanges(try IndexBuilder.names(folder))
  }

  private func merge() throws(ArchiveError) -> Bool {
    var isMerged = false
    for part in ArchiveFolder.Part.allCases {
      let small = try folder.segments(part).filter { SegmentName.size($0) < Self.segmentSize / 2 }
      guard small.count > Self.fewSegments else { continue }
      try index.beginChanges()
      isMerged = true
      try SegmentMerger.merge(small, in: part, of: folder)
    }
    return isMerged
  }
}

/// One `collect` at a time works on an archive.
private final class ArchiveLock {
  private let descriptor: Int32

  init(_ folder: ArchiveFolder) throws(ArchiveError) {
    descriptor = unsafe open(folder.file("lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      if descriptor >= 0 { Glibc.close(descriptor) }
      throw ArchiveError(folder.path, isTaken ? "another collect works on this archive: wait for its end, or name another folder" : "cannot lock the archive")
    }
  }

  deinit { Glibc.close(descriptor) }
}
