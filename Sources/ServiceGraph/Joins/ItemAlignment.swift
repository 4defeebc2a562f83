/// Joins a stream's records with the writes of the same item: by image or key, and by the stream's order where writes are equal.
///
/// A write makes one record at most, and none where it changes nothing. So a record is proven where one write alone is left for it:
/// provided that every writer of the table is recorded, which `HiddenCalls` knows as far as records can tell.
struct ItemAlignment {
  static let largest = 20_000

  private let table: RunTable
  private let store: EventStore
  private let effects: EffectIndex
  private let hidden: HiddenCalls

  init(_ table: RunTable, _ effects: EffectIndex, _ hidden: HiddenCalls) {
    (self.table, store, self.effects, self.hidden) = (table, table.store, effects, hidden)
  }

  /// What becomes of the causes that are changes of items, by their places.
  func resolved(_ items: [ItemCause], _ causes: [Cause], _ workers: Workers) -> [(Int, Cause)] {
    var showsImages: Set<UInt32> = []
    var numbers: [Group: Int] = [:]
    var groups: [(group: Group, members: [ItemCause])] = []
    for item in items where item.itemKey != EventStore.none {
      if item.image != EventStore.none { showsImages.insert(item.stream) }
      let group = Group(stream: item.stream, key: item.itemKey)
      if let known = numbers[group] {
        groups[known].members.append(item)
      } else {
        numbers[group] = groups.count
        groups.append((group, [item]))
      }
    }
    let streams = Set(groups.lazy.map(\.group.stream))
    let functions = Set(table.runs.lazy.map(\.function))
    let homes = Dictionary(uniqueKeysWithValues: streams.map { ($0, ItemHome(store.name($0), functions, store)) })
    let (all, shown) = (groups, showsImages)
    let parts = workers.map(all.count) { range in
      var settled: [(Int, Cause)] = []
      for (group, members) in all[range] {
        guard let home = homes[group.stream] else { continue }
        resolve(group, members, home, showsImages: shown.contains(group.stream), causes, &settled)
      }
      return settled
    }
    return parts.flatMap(\.self)
  }

  private struct Group: Hashable {
    let stream, key: UInt32
  }

  private func resolve(
    _ group: Group, _ members: [ItemCause], _ home: ItemHome, showsImages: Bool, _ causes: [Cause], _ settled: inout [(Int, Cause)]
  ) {
    if members.count == 1 {
      var change = ItemHistory.Change(members[0], sequence: "")
      findCandidates(&change, group.key, home, showsImages: showsImages)
      // Nothing is to be crossed out, whatever the order.
      if change.candidates.count == 1 {
        return settle(change, of: change, key: group.key, doubt: showsImages ? nil : .noImages, causes, &settled)
      }
    }
    var history = ItemHistory(members, store)
    for index in history.changes.indices { findCandidates(&history.changes[index], group.key, home, showsImages: showsImages) }
    let original = history.changes
    let work = history.changes.count * history.changes.reduce(0) { $0 + $1.candidates.count }
    var doubt: Doubt?
    if history.changes.count == 1, history.changes[0].candidates.count == 1 {
      doubt = nil
    } else if history.changes.allSatisfy(\.sequence.isEmpty) {
      // A table's Kinesis stream: records may come twice and have no order of their own.
      doubt = history.changes.contains { $0.candidates.isEmpty } ? .contradiction : nil
    } else if work <= Self.largest {
      var elimination = WriteElimination(history.changes, table, effects)
      if elimination.run() { history.changes = elimination.changes } else { doubt = .contradiction }
    } else {
      doubt = .tooMany
    }
    for (change, first) in zip(history.changes, original) {
      settle(change, of: first, key: group.key, doubt: doubt ?? (showsImages ? nil : .noImages), causes, &settled)
    }
  }

  private func settle(
    _ change: ItemHistory.Change, of original: ItemHistory.Change, key: UInt32, doubt: Doubt?, _ causes: [Cause], _ settled: inout [(Int, Cause)]
  ) {
    let calls = effects.distinctCalls(change.candidates)
    for place in change.causes {
      var cause = causes[place]
      defer { settled.append((place, cause)) }
      let others = calls.filter { table.runs[table.calls[$0].run].invocation != cause.invocation }
      guard !others.isEmpty else {
        cause.doubt = calls.isEmpty ? .unknownCall : .itself
        continue
      }
      let shared = change.image != EventStore.none && change.candidates.contains { hasImage($0, change.image) }
      let evidence = shared ? change.image : key
      let isDisputed = change.isDisputed || others.contains { store.rows[table.calls[$0].row].flags.contains(.disputed) }
      var reason = isDisputed ? .disputed : doubt ?? (others.count > 1 ? .severalCalls : nil)
      // What lies elsewhere may be another table of the same name, or a replica.
      if reason == nil, original.isForeign { reason = .elsewhere }
      if reason == nil, hidden.mayHaveWritten(store.keys.owner(key), seen: change.time) { reason = .recordsMissing }
      cause.settle(reason == nil ? .exact : .ambiguous, key: evidence, calls: others, doubt: reason)
    }
  }

  private func hasImage(_ effect: Int, _ image: UInt32) -> Bool { store.keys.parts(of: effects.effects[effect].text).contains(image) }

  private func findCandidates(_ change: inout ItemHistory.Change, _ key: UInt32, _ home: ItemHome, showsImages: Bool) {
    var found = effects.effects(of: key).filter { fits($0, change, showsImages: showsImages) }
    if change.image != EventStore.none {
      for effect in effects.effects(of: change.image) where !found.contains(effect) { found.append(effect) }
    }
    change.candidates = found.sorted()
    change.isForeign = change.candidates.contains { !home.holds(effects.effects[$0].call, table) }
  }

  /// Whether a write that is known by its key can have made this record.
  private func fits(_ effect: Int, _ change: ItemHistory.Change, showsImages: Bool) -> Bool {
    let parts = store.keys.parts(of: effects.effects[effect].text)
    if let image = parts.first(where: { store.keys.kind($0) == .image }) { return image == change.image || !showsImages }
    guard showsImages else { return true }
    let shape = store.shapes[Int(store.rows[table.calls[effects.effects[effect].call].row].detail)]
    switch store.name(shape.operation) {
    case "UpdateItem": return change.image != EventStore.none
    case "DeleteItem", "BatchWriteItem": return change.image == EventStore.none
    default: return true
    }
  }
}
