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
    keepWhatFitsInOrder()
    pending = changes.indices.filter { changes[$0].candidates.count == 1 }
    while let index = pending.popLast() {
      guard settled.insert(index).inserted, let write = changes[index].candidates.first else { continue }
      for other in changes.indices where other != index { crossOut(in: other, after: index, write) }
    }
    // A record without any write from the start is an unrecorded writer's, who may have made others too.
    return changes.indices.allSatisfy { !changes[$0].candidates.isEmpty } && !hadNone.contains(true)
  }

  /// Where all the writes follow each other, they stand in the stream in that order, each once at most: a write that leaves too few before
  /// it for the records before, or behind it for those behind, made another record or none.
  private mutating func keepWhatFitsInOrder() {
    let writes = Set(changes.lazy.flatMap(\.candidates)).sorted { (call($0).first, $0) < (call($1).first, $1) }
    guard changes.count > 1, !writes.contains(where: { table.store.rows[call($0).row].retries != 0 }),
      zip(writes, writes.dropFirst()).allSatisfy({ call($0).run == call($1).run && follows(call($1), call($0)) })
    else { return }
    let places = Dictionary(uniqueKeysWithValues: zip(writes, writes.indices))
    let wanted = changes.map { $0.candidates.compactMap { places[$0] }.sorted() }
    guard let first = Self.earliest(wanted), let last = Self.earliest(wanted.reversed().map { $0.reversed().map { -$0 } }) else { return }
    for index in changes.indices {
      let range = first[index]...(-last[changes.count - 1 - index])
      changes[index].candidates.removeAll { places[$0].map { !range.contains($0) } ?? false }
    }
  }

  /// The first place that each record can have when those before have theirs; nil where one has none.
  private static func earliest(_ wanted: [[Int]]) -> [Int]? {
    var found: [Int] = []
    for places in wanted {
      guard let place = places.first(where: { $0 > found.last ?? .min }) else { return nil }
      found.append(place)
    }
    return found
  }

  private func call(_ effect: Int) -> Call { table.calls[effects.effects[effect].call] }

  private mutating func crossOut(in other: Int, after index: Int, _ write: Int) {
    let before = changes[other].candidates
    let left = before.filter { !isExcluded($0, at: other, by: write, at: index) }
    changes[other].candidates = left
    if before.count > 1, left.count == 1 { pending.append(other) }
  }

  private func isExcluded(_ candidate: Int, at place: Int, by write: Int, at settled: Int) -> Bool {
    let (call, other) = (self.call(candidate), self.call(write))
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
