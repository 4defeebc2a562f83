import CZlib

/// Unpacks a gzip file (RFC 1952) that comes in chunks, all members of it, in memory that does not depend on its size.
@safe package final class GunzipStream {
  private static let room = 1 << 18
  private let stream: UnsafeMutablePointer<z_stream>
  private var output = [UInt8](repeating: 0, count: GunzipStream.room)
  /// Nothing came since a member's end.
  private var isBetween = true
  private var hasEnded = false

  package init() throws(ZipError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 16 more than the window's size: a gzip header is expected.
    let code = unsafe inflateInit2_(stream, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .decompressionFailed(code: code) }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Whether all that came is whole members.
  package var isComplete: Bool { isBetween }

  /// Calls `body` with each piece that is unpacked, of 256 KB at most.
  /// - Throws: `decompressionFailed` for what is no gzip; what stands before it was given to `body`.
  package func feed(_ bytes: [UInt8], _ body: ([UInt8]) -> Void) throws(ZipError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      if isBetween, hasEnded {
        // Tapes and some tools fill up with zeros.
        rest = rest.drop { $0 == 0 }
        guard !rest.isEmpty else { return }
        unsafe inflateReset(stream)
      }
      isBetween = false
      let (used, count, code) = step(Array(rest))
      if count > 0 { body(Array(output[..<count])) }
      rest = rest.dropFirst(used)
      if code == Z_STREAM_END { (isBetween, hasEnded) = (true, true) }
      guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR && rest.isEmpty else { throw .decompressionFailed(code: code) }
    }
    while !isBetween {
      let (_, count, code) = step([])
      if count > 0 { body(Array(output[..<count])) }
      if code == Z_STREAM_END { (isBetween, hasEnded) = (true, true) }
      guard code == Z_OK, count > 0 else { return }
    }
  }

  private func step(_ bytes: [UInt8]) -> (used: Int, count: Int, code: Int32) {
    var source = bytes
    return unsafe source.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe stream.pointee.next_in = source.baseAddress
        unsafe stream.pointee.avail_in = UInt32(clamping: source.count)
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(output.count)
        let code = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe (source.count - Int(stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out), code)
      }
    }
  }
}
