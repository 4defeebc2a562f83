/// Where the lines of a source begin: made once where many offsets are asked for.
struct LineStarts: Sendable {
  /// In bytes, ascending, the first one 0.
  private(set) var offsets = [0]

  init() {}

  init(of source: [UInt8]) {
    var position = 0
    while let lineEnd = source.firstOffset(of: .lineFeed, from: position) {
      position = lineEnd + 1
      offsets.append(position)
    }
  }

  /// The line, from 0, that byte `offset` is in.
  func line(of offset: Int) -> Int {
    var (low, high) = (0, offsets.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
