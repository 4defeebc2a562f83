/// What a record tells, in few bytes: texts are numbers of the store's tables. Times are µs since 1970 UTC, durations µs.
struct EventRow: Sendable {
  enum Kind: UInt8, Sendable { case entry, call, exit }
  enum Status: UInt8, Sendable { case none, ok, error, closed }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt16
    /// A call's `step` is `start`, `end`; neither in hybrid mode.
    static let start = Flags(rawValue: 1)
    static let end = Flags(rawValue: 2)
    static let late = Flags(rawValue: 4)
    static let hybrid = Flags(rawValue: 8)
    /// Made before the sandbox's first invocation, or between two.
    static let outside = Flags(rawValue: 16)
    /// Another record has the same invocation and number and says something else.
    static let disputed = Flags(rawValue: 32)
    /// Calls that were only counted: their numbers stand in `totals`, at `firstKey`.
    static let total = Flags(rawValue: 64)
    /// Of a forked child of the handler: no exit counts it.
    static let forked = Flags(rawValue: 128)
    /// Each sandbox that was restored from a snapshot tells of this one call.
    static let snapshot = Flags(rawValue: 256)
  }

  var kind: Kind
  var status = Status.none
  var flags = Flags()
  var invocation: UInt32
  var n: Int64
  var time: Int64
  /// Of a call the number of its start record.
  var call: Int64
  /// -1 where the record has none.
  var duration: Int64 = -1
  /// Of a call its place in `shapes`, of an entry or exit in `facts`.
  var detail: UInt32 = 0
  /// The class of the exception.
  var error = EventStore.none
  /// -1 where the record has none.
  var httpStatus: Int32 = -1
  var retries: Int32 = 0
  private var keyPlace: UInt32 = 0
  var keyCount: Int32 = 0
  /// Of a call a hash of its request's id, of an entry of its trace's root; 0 where the record has none.
  var request: UInt64 = 0
  /// Of all known fields, in any order.
  var fingerprint: UInt64

  /// Where the record's `keys` begin in the store's `keyLists`; of a total its place in `totals`.
  var firstKey: Int {
    get { Int(keyPlace) }
    set { keyPlace = UInt32(truncatingIfNeeded: newValue) }
  }

  init(kind: Kind, invocation: UInt32, n: Int64, time: Int64, call: Int64, fingerprint: UInt64) {
    (self.kind, self.invocation, self.n, self.time, self.call, self.fingerprint) = (kind, invocation, n, time, call, fingerprint)
  }
}

/// What calls of one place have in common; numbers of the store's `names`.
struct CallShape: Hashable, Sendable {
  var service, operation, region, resource, site: UInt32

  func hash(into hasher: inout Hasher) {
    let words = ByteHash.mix(UInt64(service) << 32 | UInt64(operation)) ^ (UInt64(resource) << 32 | UInt64(site))
    hasher.combine(ByteHash.mix(words &+ UInt64(region)))
  }
}

/// What entry and exit records say beyond other records; -1 and `none` where they say nothing.
struct RunFacts: Hashable, Sendable {
  var function = EventStore.none
  var source = EventStore.none
  var sourceARN = EventStore.none
  var isCold = false
  var part: Int64 = 0
  var memory: Int64 = -1
  var records: Int64 = -1
  var unreadable: Int64 = 0
  var made: Int64 = -1
  var written: Int64 = -1
  var lost: Int64 = 0
  var lostBefore: Int64 = 0
  var spilled: Int64 = 0
  /// Records of the event that came before; causes whose keys were not kept.
  var redelivered: Int64 = 0
  var unkept: Int64 = 0
  /// EventBridge Pipes delivered the event.
  var isPiped = false

  /// Of what differs most.
  func hash(into hasher: inout Hasher) {
    var hash = UInt64(function) << 32 | UInt64(source)
    let numbers: InlineArray<7, Int64> = [Int64(sourceARN), made, written, records, memory, part, lostBefore]
    for index in numbers.indices { hash = ByteHash.mix(hash &+ UInt64(bitPattern: numbers[index])) }
    hasher.combine(hash)
  }
}

/// Calls of one kind in a run that were only counted.
struct CallTotal: Sendable {
  let count, errors: Int64
}
