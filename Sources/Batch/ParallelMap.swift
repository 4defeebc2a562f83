import Synchronization

/// Results in item order. Each worker makes one `Context`, say a parser, and takes the next item when it is free.
package func parallelMap<Item: Sendable, Context: ~Copyable, Output: Sendable>(
  _ items: [Item], workerCount: Int,
  makeContext: @escaping @Sendable () throws -> Context,
  transform: @escaping @Sendable (Item, inout Context) async throws -> Output
) async throws -> [Output] {
  let next = Counter()
  return try await withThrowingTaskGroup(of: [(Int, Output)].self) { group in
    for _ in 0..<max(1, min(workerCount, items.count)) {
      group.addTask {
        var context = try makeContext()
        var results: [(Int, Output)] = []
        while let index = next.take(below: items.count) {
          try Task.checkCancellation()
          results.append((index, try await transform(items[index], &context)))
        }
        return results
      }
    }
    return try await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

private final class Counter: Sendable {
  private let value = Atomic(0)

  func take(below limit: Int) -> Int? {
    let index = value.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < limit ? index : nil
  }
}
