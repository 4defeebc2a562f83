/// What Lambda takes for runs, in US dollars.
package struct LambdaPrices: Sendable, Encodable, Equatable {
  package let perGBSecond: Double
  package let perRequest: Double
  /// Where the prices are from, and of when.
  package let source: String

  package init(perGBSecond: Double, perRequest: Double, source: String) {
    (self.perGBSecond, self.perRequest, self.source) = (perGBSecond, perRequest, source)
  }

  /// The list price without the free tier and without reductions.
  package static let list = LambdaPrices(
    perGBSecond: 0.0000166667, perRequest: 0.0000002,
    source: "list price of us-east-1, x86_64, first tier, no free tier: aws.amazon.com/lambda/pricing, as third parties quote it in May 2026")
}

/// The cost of runs: of billed durations where Lambda reported them, else of measured ones, each rounded up to a millisecond.
package struct CostEstimate: Sendable, Encodable, Equatable {
  /// Runs by what their cost follows from.
  package private(set) var billedRuns = 0
  package private(set) var measuredRuns = 0
  /// MB × ms.
  package private(set) var megabyteMilliseconds: Int64 = 0
  package private(set) var dollars = 0.0

  /// - Parameters: `duration`, `billed`: µs; `memory`: MB. Without the memory nothing is added.
  mutating func add(duration: Int64, billed: Int64?, memory: Int64?, _ prices: LambdaPrices) {
    guard let memory, (1...1 << 20).contains(memory) else { return }
    if billed == nil { measuredRuns += 1 } else { billedRuns += 1 }
    // A day is more than Lambda runs anything.
    let milliseconds = (min(billed ?? duration, 86_400_000_000) + 999) / 1000
    megabyteMilliseconds &+= milliseconds * memory
    dollars = Double(megabyteMilliseconds) / 1_024_000 * prices.perGBSecond + Double(billedRuns + measuredRuns) * prices.perRequest
  }
}
