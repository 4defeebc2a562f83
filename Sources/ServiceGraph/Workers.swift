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
}
