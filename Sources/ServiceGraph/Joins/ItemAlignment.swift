/// Joins a stream's records with the writes of the same item: by image or key, and by the stream's order where writes are equal.
///
/// A write makes one record at most, and none where it changes nothing. So a record is proven where one write alone is left for it:
/// provided that every writer of the table is recorded, which `HiddenCalls` knows as far as records can tell.
struct ItemAlignment {
  private static let largest = 20_000

  private let table: RunTable
  private let store: EventStore
  private let effects: EffectIndex
  private let hidden: HiddenCalls

  init(_ table: RunTable, _ effects: EffectIndex, _ hidden: HiddenCalls) {
    (self.table, store, self.effects, self.hidden) = (table, table.store, effects, hidden)
  }

  func resolve(_ items: [ItemCause], _ causes: inout [Cause]) {
    var showsImages: Set<UInt32> = []
    var groups: [Group: [ItemCause]] = [:]
    for item in items where item.itemKey != EventStore.none {
      if item.image != EventStore.none { showsImages.insert(item.stream) }
      groups[Group(stream: item.stream, key: item.itemKey), default: []].append(item)
    }
    var homes: [UInt32: ItemHome] = [:]
    for (group, members) in groups {
      let home = homes[group.stream] ?? ItemHome(store.name(group.stream))
      homes[group.stream] = home
      resolve(group, members, home, showsImages: showsImages.contains(group.stream), &causes)
    }
  }

  private struct Group: Hashable {
    let stream, key: UInt32
  }

  private func resolve(_ group: Group, _ members: [ItemCause], _ home: ItemHome, showsImages: Bool, _ causes: inout [Cause]) {
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
    let name = store.keys.owner(group.key)
    for (change, first) in zip(history.changes, original) {
      settle(change, of: first, table: name, key: group.key, doubt: doubt ?? (showsImages ? nil : .noImages), &causes)
    }
  }

  private func settle(
    _ change: ItemHistory.Change, of original: ItemHistory.Change, table name: String, key: UInt32, doubt: Doubt?, _ causes: inout [Cause]
  ) {
    let calls = effects.distinctCalls(change.candidates)
    for cause in change.causes {
      let own = causes[cause].invocation
      let others = calls.filter { table.runs[table.calls[$0].run].invocation != own }
      guard !others.isEmpty else {
        causes[cause].doubt = calls.isEmpty ? .unknownCall : .itself
        continue
      }
      let shared = change.image != EventStore.none && change.candidates.contains { hasImage($0, change.image) }
      let evidence = shared ? change.image : key
      let isDisputed = change.isDisputed || others.contains { store.rows[table.calls[$0].row].flags.contains(.disputed) }
      var reason = isDisputed ? .disputed : doubt ?? (others.count > 1 ? .severalCalls : nil)
      // What lies elsewhere may be another table of the same name, or a replica.
      if reason == nil, original.isForeign { reason = .elsewhere }
      if reason == nil, hidden.mayHaveWritten(name, seen: change.time) { reason = .recordsMissing }
      causes[cause].settle(reason == nil ? .exact : .ambiguous, key: evidence, calls: others, doubt: reason)
    }
  }

  private func hasImage(_ effect: Int, _ image: UInt32) -> Bool { store.keys.parts(of: effects.effects[effect].text).contains(image) }

  private func findCandidates(_ change: inout ItemHistory.Change, _ key: UInt32, _ home: ItemHome, showsImages: Bool) {
    var found = effects.effects(of: key).filter { fits($0, change, showsImages: showsImages) }
    if change.image != EventStore.none { found += effects.effects(of: change.image) }
    change.candidates = Set(found).sorted()
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

/// The region and account of a stream's table, as far as its ARN says.
struct ItemHome {
  private let region: String?
  private let account: String?

  init(_ stream: String?) {
    let arn = stream.flatMap(ARN.init)
    (region, account) = (arn?.region, arn?.account)
  }

  /// Whether the call went to that table, as far as is known; a function of one account may write a table of another.
  func holds(_ call: Int, _ table: RunTable) -> Bool {
    let shape = table.store.shapes[Int(table.store.rows[table.calls[call].row].detail)]
    if let region, !region.isEmpty, let other = table.store.name(shape.region), other != region { return false }
    let function = table.runs[table.calls[call].run].function
    guard let account, !account.isEmpty, let caller = table.store.name(function).flatMap(ARN.init)?.account, !caller.isEmpty else { return true }
    return caller == account
  }
}
