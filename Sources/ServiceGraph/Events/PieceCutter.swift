/// Cuts a file of records into pieces of whole lines, each of which can be read apart from the others.
package struct PieceCutter: Sendable {
  private var rest: [UInt8] = []

  package init() {}

  /// Whole lines, ended by this block; empty where it ends none. Of a line that is too long enough is kept to see that.
  package mutating func add(_ block: [UInt8]) -> [UInt8] {
    guard let last = block.lastIndex(of: 0x0A) else {
      if rest.count <= EventReader.longest { rest += block }
      return []
    }
    let isWhole = rest.isEmpty && last + 1 == block.count
    let piece = isWhole ? block : rest + block[...last]
    rest = Array(block[(last + 1)...])
    return piece
  }

  /// What stands behind the last line break.
  package mutating func end() -> [UInt8] {
    defer { rest = [] }
    return rest
  }
}
