/// A place in a file as people name it: line from 1, column from 1 in UTF-8 bytes.
package struct SourcePosition: Equatable, Hashable, Sendable, CustomStringConvertible {
  package let path: String
  package let line: Int
  package let column: Int

  package init(path: String, line: Int, column: Int) {
    self.path = path
    self.line = line
    self.column = column
  }

  /// The place of byte `offset` of `source`.
  package init(path: String, source: some RandomAccessCollection<UInt8>, offset: Int) {
    var line = 1
    var lineStart = 0
    for (index, byte) in source.prefix(offset).enumerated() where byte == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    self.init(path: path, line: line, column: offset - lineStart + 1)
  }

  package var description: String { "\(path):\(line):\(column)" }
}
