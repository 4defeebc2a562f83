/// Crosses out writes that cannot have made a record, until nothing changes.
///
/// A write that is the only one left for a record made it and no other, unless the SDK sent it again. Writes of one run that follow
/// each other stand in the stream in that order: the one had its answer before the other was sent.
struct WriteElimination {
  private(set) var changes: [ItemHistory.Change]
  private let table: RunTable
  private let effects: EffectIndex
  private var pending: [Int] = []
  private var settled: Set<Int> = []

  init(_ changes: [ItemHistory.Change], _ table: RunTable, _ effects: EffectIndex) {
    (self.changes, self.table, self.effects) = (changes, table, effects)
  }

  /// False where a record is left without a write: then some writer is not recorded, and nothing here is proven.
  mutating func run() -> Bool {
    let hadNone = changes.map(\.candidates.isEmpty)
    pending = changes.indices.filter { changes[$0].candidates.count == 1 }
    while let index = pending.popLast() {
      guard settled.insert(index).inserted, let write = changes[index].candidates.first else { continue }
      for other in changes.indices where other != index { crossOut(in: other, after: index, write) }
    }
    // A record without any write from the start is an unrecorded writer's, who may have made others too.
    return changes.indices.allSatisfy { !changes[$0].candidates.isEmpty } && !hadNone.contains(true)
  }

  private mutating func crossOut(in other: Int, after index: Int, _ write: Int) {
    let before = changes[other].candidates
    let left = before.filter { !isExcluded($0, at: other, by: write, at: index) }
    changes[other].candidates = left
    if before.count > 1, left.count == 1 { pending.append(other) }
  }

  private func isExcluded(_ candidate: Int, at place: Int, by write: Int, at settled: Int) -> Bool {
    let (call, other) = (table.calls[effects.effects[candidate].call], table.calls[effects.effects[write].call])
    if candidate == write { return table.store.rows[call.row].retries == 0 }
    guard call.run == other.run else { return false }
    return place > settled ? follows(other, call) : follows(call, other)
  }

  /// Whether `later` was sent after `earlier` had its answer.
  private func follows(_ later: Call, _ earlier: Call) -> Bool {
    let (first, second) = (table.store.rows[earlier.row], table.store.rows[later.row])
    // A request that was given up may still arrive.
    guard first.retries == 0 else { return false }
    if earlier.startRow != earlier.endRow || later.startRow != later.endRow {
      return earlier.endRow != nil && later.startRow != nil && earlier.last < later.first
    }
    // Hybrid: one record, with the time of the beginning, numbered at the end.
    return first.duration >= 0 && first.n < second.n && first.time &+ first.duration <= second.time
  }
}
