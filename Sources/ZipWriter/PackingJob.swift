/// A piece of work for one worker: an entry, or one part of a large one.
struct PackingJob: Sendable {
  /// Bytes of a part. Fixed, for it shows in the archive; larger ones need more memory and gain little.
  static let partSize = 1 << 20
  /// Bytes before a part that matches may reach into: deflate's window.
  private static let windowSize = 1 << 15

  /// Where the result belongs.
  struct Place: Sendable {
    /// Position among all jobs of the archive.
    let ticket: Int
    let path: String
    let unixMode: UInt16
    /// Bytes of the whole entry.
    let entrySize: Int
    /// What this job takes of them.
    let range: Range<Int>

    var isFirst: Bool { range.lowerBound == 0 }
    var isLast: Bool { range.upperBound == entrySize }
    var isWhole: Bool { isFirst && isLast }
  }

  let place: Place
  let source: ContentSource

  /// Reads and compresses; throws `unreadable`, `changedWhileReading` or `compressionFailed`.
  func run(with deflater: inout Deflater) throws(ZipError) -> PackedPiece {
    let range = place.range
    if place.isWhole { return try deflater.pack(try source.read(range)) }
    let window = min(Self.windowSize, range.lowerBound)
    let content = try source.read(range.lowerBound - window..<range.upperBound)
    return try deflater.packPart(content, from: window, isLast: place.isLast)
  }
}

/// An entry's bytes, in memory or in an open file.
enum ContentSource: Sendable {
  case bytes([UInt8])
  case file(SourceFile)

  /// Opens a file, whose size is fixed from now on.
  init(_ content: ZipEntry.Content) throws(ZipError) {
    switch content {
    case .bytes(let bytes): self = .bytes(bytes)
    case .file(let path): self = .file(try SourceFile(path: path))
    case .symlink(let target): self = .bytes(Array(target.utf8))
    }
  }

  var size: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .file(let file): file.size
    }
  }

  func read(_ range: Range<Int>) throws(ZipError) -> [UInt8] {
    switch self {
    case .bytes(let bytes): range == 0..<bytes.count ? bytes : Array(bytes[range])
    case .file(let file): try file.read(range)
    }
  }
}

/// Cuts entries into jobs, in order.
struct JobQueue: Sendable {
  private var entries: ArraySlice<ZipEntry>
  /// The ticket of the job that `next` gives out next.
  private(set) var nextTicket = 0
  /// The entry that is being given out, and where its next job starts.
  private var current: (entry: ZipEntry, source: ContentSource, start: Int)?

  init(_ entries: [ZipEntry]) { self.entries = entries[...] }

  /// Nil at the end; throws when a file cannot be opened.
  mutating func next() throws(ZipError) -> PackingJob? {
    if current == nil {
      guard let entry = entries.popFirst() else { return nil }
      current = (entry, try ContentSource(entry.content), 0)
    }
    guard let (entry, source, start) = current else { return nil }
    let end = min(start + PackingJob.partSize, source.size)
    current = end < source.size ? (entry, source, end) : nil
    defer { nextTicket += 1 }
    let place = PackingJob.Place(
      ticket: nextTicket, path: entry.path, unixMode: entry.unixMode, entrySize: source.size, range: start..<end)
    return PackingJob(place: place, source: source)
  }
}
