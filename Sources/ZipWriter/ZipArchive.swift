/// Writes a zip in one forward pass, never seeking. Equal inputs give equal bytes: one timestamp, no extra
/// fields but zip64's, ascending paths (enforced).
package struct ZipArchive<Sink: ByteSink & ~Copyable>: ~Copyable {
  private var sink: Sink
  private let timestamp: ZipTimestamp
  /// Bytes for the sink, gathered to spare it small writes.
  private var buffer: [UInt8] = []
  private var offset: UInt64 = 0
  private var order = PathOrder()
  private var directory = ZipDirectory()
  private var streamed: ZipRecord?
  /// What has been added so far.
  package private(set) var entries: [ZipSummary.Entry] = []

  package init(writingTo sink: consuming Sink, timestamp: ZipTimestamp) {
    self.sink = sink
    self.timestamp = timestamp
  }

  /// Bytes written so far.
  package var size: UInt64 { offset }

  /// Adds an entry whose data is `content`, whole. `unixMode` is its `st_mode`.
  package mutating func add(
    _ path: String, unixMode: UInt16, content: PackedPiece
  ) throws(ZipError) {
    try order.admit(path)
    let record = ZipRecord(
      path: path, unixMode: unixMode, timestamp: timestamp, method: content.method, offset: offset,
      crc: content.crc, size: UInt64(content.size), compressedSize: UInt64(content.bytes.count))
    try append(record.localHeader)
    try append(content.bytes)
    close(record)
  }

  /// Starts an entry of `expectedSize` bytes, whose deflated parts `appendPart` takes up to `endStream`.
  package mutating func beginStream(
    _ path: String, unixMode: UInt16, expectedSize: UInt64
  ) throws(ZipError) {
    try order.admit(path)
    let record = ZipRecord(
      streaming: path, unixMode: unixMode, timestamp: timestamp, offset: offset, expectedSize: expectedSize)
    try append(record.localHeader)
    streamed = record
  }

  package mutating func appendPart(_ part: PackedPiece) throws(ZipError) {
    guard var record = streamed else { return }
    record.crc = combinedChecksum(record.crc, part.crc, secondCount: part.size)
    record.size += UInt64(part.size)
    record.compressedSize += UInt64(part.bytes.count)
    streamed = record
    try append(part.bytes)
  }

  package mutating func endStream() throws(ZipError) {
    guard let record = streamed else { return }
    streamed = nil
    try append(record.dataDescriptor)
    close(record)
  }

  /// Writes the directory and gives the sink back. Dropped without it, this is no zip.
  package consuming func finish() throws(ZipError) -> FinishedArchive<Sink> {
    try append(directory.bytes(startingAt: offset))
    try flush()
    return FinishedArchive(sink: sink, size: offset, entries: entries)
  }

  private mutating func close(_ record: ZipRecord) {
    directory.add(record)
    entries.append(
      ZipSummary.Entry(path: record.path, size: record.size, compressedSize: record.compressedSize))
  }

  private mutating func append(_ bytes: [UInt8]) throws(ZipError) {
    offset += UInt64(bytes.count)
    buffer += bytes
    if buffer.count >= 1 << 17 { try flush() }
  }

  private mutating func flush() throws(ZipError) {
    try sink.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// A complete archive's sink, size in bytes and entries.
package struct FinishedArchive<Sink: ByteSink & ~Copyable>: ~Copyable, Sendable {
  private var sink: Sink
  package let size: UInt64
  package let entries: [ZipSummary.Entry]

  fileprivate init(sink: consuming Sink, size: UInt64, entries: [ZipSummary.Entry]) {
    self.sink = sink
    self.size = size
    self.entries = entries
  }

  package consuming func intoSink() -> Sink { sink }
}
