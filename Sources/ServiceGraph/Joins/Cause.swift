/// One cause that an invocation's event names, and what was found for it.
struct Cause: Sendable {
  enum Certainty: UInt8, Sendable {
    /// The key proves the call: what it did reached the invocation, through nothing that is recorded.
    case exact
    /// One of the candidates, or something that no record tells of.
    case ambiguous
    case unresolved
  }

  /// The invocation that was woken.
  let invocation: UInt32
  /// The string of the entry's `keys`.
  let text: UInt32
  var certainty = Certainty.unresolved
  /// The key that calls and entry share.
  var key = EventStore.none
  /// Most causes have one call, which needs no array.
  private var single: Int32 = -1
  private var several: [Int]?
  /// The invocation whose end is the cause: of destinations.
  var ended: UInt32?
  /// Why it is not exact.
  var doubt: Doubt?
  /// Why nobody's call is the cause.
  var root: RootKind?
  /// The event came before: to this function, or as often as its queue or broker says.
  var isRedelivery = false
  var isDeadLetter = false
  var isReplay = false

  init(invocation: UInt32, text: UInt32) { (self.invocation, self.text) = (invocation, text) }

  /// The calls that may be the cause; one where it is exact, none where an invocation's end is the cause.
  var calls: [Int] {
    get { several ?? (single < 0 ? [] : [Int(single)]) }
    set {
      single = newValue.count == 1 ? Int32(newValue[0]) : -1
      several = newValue.count > 1 ? newValue : nil
    }
  }

  var firstCall: Int? { single >= 0 ? Int(single) : several?.first }
  var callCount: Int { single >= 0 ? 1 : several?.count ?? 0 }

  /// Proves it by the one call that has the key.
  mutating func prove(by call: Int, key: UInt32) {
    (certainty, self.key, doubt) = (.exact, key, nil)
    (single, several) = (Int32(call), nil)
  }
}

/// Why a cause is not proven.
package enum Doubt: String, Sendable, CaseIterable {
  case severalCalls = "several calls have the key"
  case objectOnly = "only the object's name agrees, and others may have written it"
  case disputed = "two records with the same number say different things"
  case recordsMissing = "records are missing that may tell of another writer"
  case lasting = "the key names something that lasts, and others may have acted on it"
  case elsewhere = "a call in another region or account wrote the same item to a table of that name"
  case noImages = "the stream shows no images, so a write cannot be told from a delete"
  case contradiction = "the order of the stream contradicts the recorded writes, so one of them is not recorded"
  case tooMany = "too many equal writes to tell them apart"
  case itself = "it would be its own cause"
  case cycle = "it would be among its own causes"
  case traceOnly = "only the trace agrees, which has many calls"
  case handedOn = "a function that got the same event started an execution, and may have handed the event on"
  case unknownCall = "no recorded call has the key"
  case unknownInvocation = "the invocation whose end woke it is not recorded"
}

extension Cause {
  mutating func settle(_ certainty: Certainty, key: UInt32, calls: [Int], doubt: Doubt? = nil) {
    (self.certainty, self.key, self.calls, self.doubt) = (certainty, key, calls, doubt)
  }
}
