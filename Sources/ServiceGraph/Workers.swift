private import Dispatch
private import Synchronization

/// Cuts work on numbered things into ranges for several threads. What comes out is the same for any number of them.
package struct Workers: Sendable {
  package let count: Int

  package init(_ count: Int) { self.count = max(1, count) }

  /// What each range gave, in the order of the ranges.
  func map<Output: Sendable>(_ size: Int, _ body: @Sendable (Range<Int>) -> Output) -> [Output] {
    // Threads cost more than little work.
    guard count > 1, size >= 4096 else { return [body(0..<size)] }
    let results = Mutex<[(Int, Output)]>([])
    DispatchQueue.concurrentPerform(iterations: count) { part in
      let output = body(size * part / count..<size * (part + 1) / count)
      results.withLock { $0.append((part, output)) }
    }
    return results.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
  }

  /// Of each number what it gives.
  func each<Output: Sendable>(_ size: Int, _ body: @Sendable (Int) -> Output) -> [Output] {
    let parts = map(size) { range in range.map(body) }
    return parts.count == 1 ? parts[0] : parts.flatMap(\.self)
  }

  /// Two things at once.
  func both<First: Sendable, Second: Sendable>(_ first: @Sendable () -> First, _ second: @Sendable () -> Second) -> (First, Second) {
    let results = Mutex<(First?, Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: min(2, count)) { part in
      if part == 0 {
        let found = first()
        results.withLock { $0.0 = found }
      } else {
        let found = second()
        results.withLock { $0.1 = found }
      }
    }
    let found = results.withLock { $0 }
    return (found.0 ?? first(), found.1 ?? second())
  }
}
