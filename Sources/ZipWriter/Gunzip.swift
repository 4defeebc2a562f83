import CZlib

/// The content of a gzip file (RFC 1952).
/// - Throws: `decompressionFailed` for what is none, or is cut short.
package func gunzipped(_ bytes: [UInt8]) throws(ZipError) -> [UInt8] {
  var stream = unsafe z_stream()
  // 16 more than the window's size: a gzip header is expected.
  var code = unsafe inflateInit2_(&stream, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
  guard code == Z_OK else { throw .decompressionFailed(code: code) }
  defer { unsafe inflateEnd(&stream) }
  var source = bytes
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  unsafe source.withUnsafeMutableBufferPointer { source in
    unsafe stream.next_in = source.baseAddress
    unsafe stream.avail_in = UInt32(clamping: source.count)
    repeat {
      let count = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
        unsafe stream.next_out = buffer.baseAddress
        unsafe stream.avail_out = UInt32(buffer.count)
        code = unsafe inflate(&stream, Z_NO_FLUSH)
        return unsafe buffer.count - Int(stream.avail_out)
      }
      output += buffer[..<count]
    } while code == Z_OK
  }
  guard code == Z_STREAM_END else { throw .decompressionFailed(code: code) }
  return output
}
