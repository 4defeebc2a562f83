/// Bytes to put in place of a byte range; an empty range inserts, empty bytes delete.
package struct Edit: Equatable, Sendable {
  package let range: Range<Int>
  package let replacement: [UInt8]

  package static func insert(_ text: String, at offset: Int) -> Edit {
    Edit(range: offset..<offset, replacement: Array(text.utf8))
  }

  package static func delete(_ range: Range<Int>) -> Edit { Edit(range: range, replacement: []) }

  /// Touching is no overlap, and two insertions at one place stand behind each other.
  func overlaps(_ other: Edit) -> Bool {
    range.lowerBound < other.range.upperBound && other.range.lowerBound < range.upperBound
      || range.contains(strictly: other.range) || other.range.contains(strictly: range)
  }

  /// Belongs behind `other`: insertions come before replacements that start at the same byte.
  func sorts(after other: Edit) -> Bool {
    if range.lowerBound != other.range.lowerBound { return range.lowerBound > other.range.lowerBound }
    return other.range.isEmpty || !range.isEmpty
  }
}

extension Range<Int> {
  /// An empty range inside this one, its ends excluded.
  fileprivate func contains(strictly point: Range<Int>) -> Bool {
    point.isEmpty && lowerBound < point.lowerBound && point.lowerBound < upperBound
  }
}
