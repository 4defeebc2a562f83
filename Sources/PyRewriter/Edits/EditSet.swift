package import TreeSitterBridge

/// Two edits that want the same bytes.
package struct EditConflict: Error, Equatable, Sendable {
  package let kept: Edit
  package let rejected: Edit
}

/// Edits of one file. Invariant: sorted by start and disjoint; at an equal start, insertions
/// come first, in the order in which they were added. Touching is no conflict.
package struct EditSet: Equatable, Sendable {
  package private(set) var edits: [Edit] = []

  package init() {}

  package var isEmpty: Bool { edits.isEmpty }

  /// Adds all of `group`, or nothing when one of its edits overlaps an edit already here.
  package mutating func add(_ group: [Edit]) throws(EditConflict) {
    var candidate = self
    for edit in group { try candidate.add(edit) }
    self = candidate
  }

  private mutating func add(_ edit: Edit) throws(EditConflict) {
    let position = position(of: edit)
    // The set is disjoint, so only the two neighbours can overlap.
    for neighbour in edits[max(0, position - 1)..<min(position + 1, edits.count)] {
      guard !neighbour.overlaps(edit) else { throw EditConflict(kept: neighbour, rejected: edit) }
    }
    edits.insert(edit, at: position)
  }

  /// Where the edit belongs, found by halving.
  private func position(of edit: Edit) -> Int {
    var (low, high) = (0, edits.count)
    while low < high {
      let middle = (low + high) / 2
      if edit.sorts(after: edits[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// `source` with all edits made.
  package func applied(to source: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(source.count + edits.reduce(0) { $0 + $1.replacement.count - $1.range.count })
    var position = 0
    for edit in edits {
      output += source[position..<edit.range.lowerBound]
      output += edit.replacement
      position = edit.range.upperBound
    }
    output += source[position...]
    return output
  }

  /// The same edits as the parser wants them.
  package var replacements: [Replacement] {
    edits.map { Replacement(old: $0.range, newCount: $0.replacement.count) }
  }

  /// Where the replacement bytes stand in the output.
  package var outputRanges: [Range<Int>] {
    var shift = 0
    return edits.map { edit in
      let start = edit.range.lowerBound + shift
      shift += edit.replacement.count - edit.range.count
      return start..<start + edit.replacement.count
    }
  }
}
