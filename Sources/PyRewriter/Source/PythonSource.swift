/// The bytes of one Python file, known to be editable byte for byte: tree-sitter and CPython see the same
/// lines and the same ASCII in them.
struct PythonSource {
  let path: String
  let bytes: [UInt8]

  init(_ bytes: [UInt8], path: String) throws(RewriteError) {
    self.path = path
    self.bytes = bytes
    if let offset = bytes.firstOffset(of: 0) { throw .nulByte(position(of: offset)) }
    try checkLineEnds()
    try checkEncoding()
  }

  func position(of offset: Int) -> SourcePosition {
    SourcePosition(path: path, source: bytes, offset: offset)
  }

  /// To CPython a lone CR ends a line, to the grammar it is white space.
  private func checkLineEnds() throws(RewriteError) {
    var position = 0
    while let carriageReturn = bytes.firstOffset(of: .carriageReturn, from: position) {
      guard carriageReturn + 1 < bytes.count, bytes[carriageReturn + 1] == .lineFeed else {
        throw .bareCarriageReturn(self.position(of: carriageReturn))
      }
      position = carriageReturn + 2
    }
  }

  private func checkEncoding() throws(RewriteError) {
    switch SourceEncoding(of: bytes) {
    case .utf8:
      do { _ = try UTF8Span(validating: bytes.span) } catch { throw .notUTF8(position(of: error.byteOffsets.lowerBound)) }
    case .asciiSuperset: break
    case .multibyte(let name):
      guard let offset = bytes.firstIndex(where: { $0 >= 0x80 }) else { return }
      throw .unsupportedEncoding(position(of: offset), name: name)
    case .opaque(let name):
      throw .unsupportedEncoding(position(of: 0), name: name)
    }
  }

  /// The line end that `bytes` use last; LF for a single line.
  static func lineEnd(of bytes: [UInt8]) -> String {
    guard let last = bytes.lastIndex(of: .lineFeed) else { return "\n" }
    return last > 0 && bytes[last - 1] == .carriageReturn ? "\r\n" : "\n"
  }
}
