import CZlib

/// How an entry's bytes are stored (APPNOTE 4.4.5).
package enum CompressionMethod: UInt16, Sendable {
  case stored = 0
  case deflated = 8
}

/// Bytes of an entry as they will stand in the archive, and what they were before.
package struct PackedPiece: Sendable {
  package let bytes: [UInt8]
  package let method: CompressionMethod
  package let size: Int
  package let crc: UInt32

  package init(bytes: [UInt8], method: CompressionMethod, size: Int, crc: UInt32) {
    self.bytes = bytes
    self.method = method
    self.size = size
    self.crc = crc
  }
}

/// One zlib stream with its output buffer, reset for each piece. One a worker.
@safe struct Deflater: ~Copyable {
  /// On the heap because zlib remembers its address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let output: UnsafeMutablePointer<UInt8>
  private let capacity: Int

  /// Takes pieces of at most `pieceSize` bytes, the part before them not counted.
  init(pieceSize: Int) throws(ZipError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Raw deflate with a window of 32 KiB. memLevel 9 is no faster than the default 8, nor smaller.
    let code = unsafe deflateInit2_(
      stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    capacity = unsafe Int(deflateBound(stream, UInt(pieceSize))) + 64
    unsafe output = .allocate(capacity: capacity)
    guard code == Z_OK else { throw .compressionFailed(code: code) }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
    unsafe output.deallocate()
  }

  /// A whole entry: deflated when that makes it smaller, else stored.
  mutating func pack(_ content: [UInt8]) throws(ZipError) -> PackedPiece {
    let crc = checksum(content[...])
    // An output that cannot be smaller is given up as soon as it does not fit.
    let room = content.count - 1
    if room > 0, let bytes = try deflate(content, from: 0, room: room, flush: Z_FINISH) {
      return PackedPiece(bytes: bytes, method: .deflated, size: content.count, crc: crc)
    }
    return PackedPiece(bytes: content, method: .stored, size: content.count, crc: crc)
  }

  /// A part of an entry: `content` from `start`; the bytes before it are the window that matches may reach into.
  /// Parts made one by one and put together are one deflate stream.
  mutating func packPart(_ content: [UInt8], from start: Int, isLast: Bool) throws(ZipError) -> PackedPiece {
    let flush = isLast ? Z_FINISH : Z_SYNC_FLUSH
    guard let bytes = try deflate(content, from: start, room: capacity, flush: flush) else {
      throw .compressionFailed(code: Z_BUF_ERROR)
    }
    let crc = checksum(content[start...])
    return PackedPiece(bytes: bytes, method: .deflated, size: content.count - start, crc: crc)
  }

  /// Nil when the output would need more than `room` bytes.
  private mutating func deflate(
    _ content: [UInt8], from start: Int, room: Int, flush: Int32
  ) throws(ZipError) -> [UInt8]? {
    let code = unsafe content.withUnsafeBufferPointer { input in
      unsafe deflateReset(stream)
      // zlib's C prototypes lack `const`; it only reads.
      let first = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
      if start > 0 { unsafe deflateSetDictionary(stream, first, UInt32(start)) }
      unsafe stream.pointee.next_in = first.map { unsafe $0 + start }
      unsafe stream.pointee.avail_in = UInt32(input.count - start)
      unsafe stream.pointee.next_out = output
      unsafe stream.pointee.avail_out = UInt32(min(room, capacity))
      return unsafe CZlib.deflate(stream, flush)
    }
    guard code != Z_STREAM_ERROR else { throw .compressionFailed(code: code) }
    let isComplete = flush == Z_FINISH ? code == Z_STREAM_END : unsafe stream.pointee.avail_out > 0
    guard isComplete else { return nil }
    let count = unsafe min(room, capacity) - Int(stream.pointee.avail_out)
    return unsafe [UInt8](UnsafeBufferPointer(start: output, count: count))
  }
}

/// CRC-32 as zip wants it (APPNOTE 4.4.7).
func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  unsafe bytes.withUnsafeBufferPointer { unsafe UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
}

/// The checksum of two runs of bytes put together; `secondCount` is the length of the second.
func combinedChecksum(_ first: UInt32, _ second: UInt32, secondCount: Int) -> UInt32 {
  UInt32(crc32_combine(UInt(first), UInt(second), secondCount))
}
