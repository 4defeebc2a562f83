/// Finds what somebody may have meant.
package enum Similarity {
  /// The candidate that the fewest edits turn `word` into, when they are few; the first one of several.
  package static func nearest(to word: String, in candidates: [String]) -> String? {
    let limit = max(2, word.count / 3)
    let ranked = candidates.map { (name: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
    return ranked.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
  }

  package static func isOneEdit(_ left: String, _ right: String) -> Bool { distance(Array(left.utf8), Array(right.utf8)) == 1 }

  /// Insertions, deletions and replacements that turn `left` into `right`.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let replaced = diagonal + (byte == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[right.count]
  }
}
