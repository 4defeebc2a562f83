/// Values of a kind, such as latencies in µs, from which percentiles are taken.
package struct Samples: Sendable, Equatable {
  package private(set) var values: [Int64] = []

  package mutating func add(_ value: Int64) { values.append(value) }

  mutating func add(_ other: Samples) { values += other.values }

  /// The nearest rank: a value that occurred. Nil where there are none.
  package var summary: SampleSummary? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let rank = { (percent: Int) in sorted[max(0, (sorted.count * percent + 99) / 100 - 1)] }
    return SampleSummary(count: sorted.count, p50: rank(50), p95: rank(95), p99: rank(99), max: sorted[sorted.count - 1])
  }
}

/// Nearest-rank percentiles; the unit is that of the samples.
package struct SampleSummary: Sendable, Equatable, Encodable {
  package let count: Int
  package let p50, p95, p99, max: Int64
}

/// What was seen along an edge.
package struct EdgeTraffic: Sendable, Equatable {
  /// Calls of a function, or events that woke one.
  package var count = 0
  /// Calls that failed.
  package var errors = 0
  /// Of calls: times that the SDK sent them again. Of what wakes a function: runs after the first one of an invocation.
  package var retries = 0
  package var redeliveries = 0
  /// Events out of a queue's dead letters, and replays from an archive.
  package var deadLetters = 0
  package var replays = 0
  /// Of what wakes a function: events whose call is proven, and events with candidates only.
  package var proven = 0
  package var ambiguous = 0
  /// µs from the cause's call to the start of the function, corrected by the clocks of both regions.
  package var latency = Samples()
  /// µs that calls took.
  package var duration = Samples()

  /// Proven events have a call; of the others the event's source alone is known.
  package var ambiguousShare: Double { count == 0 ? 0 : Double(ambiguous) / Double(count) }
}

extension EdgeTraffic {
  /// What was seen here and there.
  func adding(_ other: EdgeTraffic) -> EdgeTraffic {
    var sum = self
    sum.count += other.count
    sum.errors += other.errors
    sum.retries += other.retries
    sum.redeliveries += other.redeliveries
    sum.deadLetters += other.deadLetters
    sum.replays += other.replays
    sum.proven += other.proven
    sum.ambiguous += other.ambiguous
    sum.latency.add(other.latency)
    sum.duration.add(other.duration)
    return sum
  }
}

package struct ObservedEdgeKey: Hashable, Sendable {
  package let from, to: ObservedName
  package let kind: String
}
