/// Where the lines of a source begin: made once where many offsets are asked for.
package struct LineStarts: Sendable {
  /// In bytes, ascending, the first one 0.
  private(set) var offsets = [0]

  package init() {}

  package init(of source: [UInt8]) {
    var position = 0
    while let lineEnd = source.firstOffset(of: .lineFeed, from: position) {
      position = lineEnd + 1
      offsets.append(position)
    }
  }

  /// The line, from 0, that byte `offset` is in.
  package func line(of offset: Int) -> Int {
    var (low, high) = (0, offsets.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The place of byte `offset` in the file at `path`.
  package func position(of offset: Int, path: String) -> SourcePosition {
    let line = line(of: offset)
    return SourcePosition(path: path, line: line + 1, column: offset - offsets[line] + 1)
  }
}
