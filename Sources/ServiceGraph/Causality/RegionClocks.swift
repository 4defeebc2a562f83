/// How far the clocks of regions are apart, as causes and effects show it: nothing starts before it was caused.
package struct RegionClocks: Sendable {
  /// What the fastest effects of one region's calls in another one show.
  package struct Pair: Sendable, Equatable {
    package let from, to: String
    package let count: Int
    /// µs between the call and the start that it caused, by the two clocks; negative where the clocks alone deny causality.
    package let shortest: Int64
  }

  package private(set) var pairs: [Pair] = []
  /// µs that a region's clock is ahead of the first region's, of those that are proven to differ.
  package private(set) var offsets: [String: Int64] = [:]

  init(_ samples: [(from: String, to: String, delay: Int64)]) {
    var shortest: [String: [String: (count: Int, delay: Int64)]] = [:]
    for sample in samples where sample.from != sample.to {
      let known = shortest[sample.from]?[sample.to]
      shortest[sample.from, default: [:]][sample.to] = ((known?.count ?? 0) + 1, min(known?.delay ?? .max, sample.delay))
    }
    for (from, targets) in shortest {
      for (to, found) in targets { pairs.append(Pair(from: from, to: to, count: found.count, shortest: found.delay)) }
    }
    pairs.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    findOffsets()
  }

  /// µs by which the effect's clock is ahead of the cause's.
  package func skew(from: String, to: String) -> Int64 { (offsets[to] ?? 0) - (offsets[from] ?? 0) }

  /// Region by region from the first one: each gets the offset nearest to zero that no effect denies, or the middle of what is possible
  /// where zero is denied and both directions were seen.
  private mutating func findOffsets() {
    let regions = Set(pairs.flatMap { [$0.from, $0.to] }).sorted()
    for start in regions where offsets[start] == nil {
      offsets[start] = 0
      var queue = [start]
      while let region = queue.popLast() {
        for other in regions where offsets[other] == nil {
          guard let difference = difference(region, other) else { continue }
          offsets[other] = (offsets[region] ?? 0) + difference
          queue.insert(other, at: 0)
        }
      }
    }
    offsets = offsets.filter { $0.value != 0 }
  }

  private func difference(_ region: String, _ other: String) -> Int64? {
    let upper = pairs.first { $0.from == region && $0.to == other }?.shortest
    let lower = pairs.first { $0.from == other && $0.to == region }.map { -$0.shortest }
    switch (lower, upper) {
    case (nil, nil): return nil
    case (let lower?, nil): return max(0, lower)
    case (nil, let upper?): return min(0, upper)
    case (let lower?, let upper?): return (lower...max(lower, upper)).contains(0) ? 0 : lower + (upper - lower) / 2
    }
  }
}
