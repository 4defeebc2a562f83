/// A change of an item that an entry names, by a stream's record.
struct ItemCause: Sendable {
  /// Its place in the list of causes.
  var cause: Int
  let invocation: UInt32
  /// The hash of the new image; none where the record shows none.
  let image: UInt32
  let itemKey: UInt32
  let sequence: UInt32
  /// The stream's ARN, a number of the store's `names`.
  let stream: UInt32
  /// µs, when the function was woken.
  let time: Int64
  let isDisputed: Bool

  init(cause: Int, keys: [UInt32], entry: EventRow, _ store: EventStore) {
    let key = { (kind: KeyKind) in keys.first { store.keys.kind($0) == kind } ?? EventStore.none }
    (self.cause, invocation) = (cause, entry.invocation)
    (image, itemKey, sequence) = (key(.image), key(.itemKey), key(.sequence))
    stream = store.facts[Int(entry.detail)].sourceARN
    (time, isDisputed) = (entry.time, entry.flags.contains(.disputed))
  }
}

/// The records of a stream for one item, in the stream's order, and the recorded writes that may have made them.
struct ItemHistory {
  struct Change {
    let sequence: String
    /// The invocation of the first of its causes.
    let invocation: UInt32
    var image: UInt32
    var time: Int64
    /// Places in the list of causes: several functions may read a stream, or one twice.
    var causes: [Int]
    var isDisputed: Bool
    /// Numbers of effects.
    var candidates: [Int] = []
    /// A candidate was in another region or account.
    var isForeign = false

    init(_ item: ItemCause, sequence: String) {
      (self.sequence, invocation, image) = (sequence, item.invocation, item.image)
      (time, causes, isDisputed) = (item.time, [item.cause], item.isDisputed)
    }

    /// Sequence numbers are numbers of any length. Records without one stand in the order of names: whatever order they came in.
    func precedes(_ other: Change, _ store: EventStore) -> Bool {
      guard sequence == other.sequence else { return (sequence.utf8.count, sequence) < (other.sequence.utf8.count, other.sequence) }
      guard invocation == other.invocation else { return store.invocations[invocation] < store.invocations[other.invocation] }
      return causes[0] < other.causes[0]
    }
  }

  var changes: [Change] = []

  init(_ items: [ItemCause], _ store: EventStore) {
    var bySequence: [UInt32: Int] = [:]
    for item in items {
      if item.sequence != EventStore.none, let known = bySequence[item.sequence] {
        changes[known].causes.append(item.cause)
        changes[known].time = min(changes[known].time, item.time)
        changes[known].isDisputed = changes[known].isDisputed || item.isDisputed || changes[known].image != item.image
        changes[known].image = Self.smaller(changes[known].image, item.image, store)
        continue
      }
      if item.sequence != EventStore.none { bySequence[item.sequence] = changes.count }
      let sequence = item.sequence == EventStore.none ? "" : store.keys.value(item.sequence)
      changes.append(Change(item, sequence: sequence))
    }
    changes.sort { $0.precedes($1, store) }
  }

  /// Of records that contradict each other the same one's image, whichever came first.
  private static func smaller(_ left: UInt32, _ right: UInt32, _ store: EventStore) -> UInt32 {
    guard left != right, left != EventStore.none else { return left }
    return right == EventStore.none || store.keys.texts[right] < store.keys.texts[left] ? right : left
  }
}
