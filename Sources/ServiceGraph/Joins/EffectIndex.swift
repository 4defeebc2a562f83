/// Which calls made a key, and which effect of the call it was.
struct EffectIndex: Sendable {
  /// One effect of a call: one string of its `keys`.
  struct Effect: Sendable {
    let call: Int
    /// The string, a number of the key table.
    let text: UInt32
  }

  private struct Posting: Sendable {
    let effect: Int32
    let next: Int32
  }

  private(set) var effects: [Effect] = []
  /// Calls by the hash of their request's id; empty where no entry names a request.
  private var requests: [UInt64: [Int]] = [:]
  private var postings: [Posting] = []
  /// The first posting of each key, -1 where no call made it.
  private var heads: [Int32]
  /// The first posting of the calls that invoked an invocation.
  private var invokers: [Int32]

  init(_ table: RunTable) {
    let store = table.store
    heads = [Int32](repeating: -1, count: store.keys.kinds.count)
    invokers = [Int32](repeating: -1, count: store.invocations.count)
    for (number, call) in table.calls.enumerated() {
      guard let row = call.endRow.map({ store.rows[$0] }) else { continue }
      if store.keys.hasRequests, row.request != 0 { requests[row.request, default: []].append(number) }
      for position in row.firstKey..<row.firstKey + Int(row.keyCount) { add(store.keyLists[position], of: number, store) }
    }
  }

  private mutating func add(_ text: UInt32, of call: Int, _ store: EventStore) {
    let number = Int32(effects.count)
    effects.append(Effect(call: call, text: text))
    if store.keys.isSingle(text) { return post(text, number, store) }
    for key in store.keys.parts(of: text) { post(key, number, store) }
  }

  private mutating func post(_ key: UInt32, _ effect: Int32, _ store: EventStore) {
    postings.append(Posting(effect: effect, next: heads[Int(key)]))
    heads[Int(key)] = Int32(postings.count - 1)
    guard store.keys.kind(key) == .lambda, let invocation = store.keys.number(ofValueOf: key, in: store.invocations) else { return }
    postings.append(Posting(effect: effect, next: invokers[Int(invocation)]))
    invokers[Int(invocation)] = Int32(postings.count - 1)
  }

  /// The call that made the key, where it is the only one.
  func onlyCall(of key: UInt32) -> Int? { onlyCall(heads[Int(key)]) }

  func onlyInvoker(of invocation: UInt32) -> Int? { onlyCall(invokers[Int(invocation)]) }

  private func onlyCall(_ head: Int32) -> Int? {
    guard head >= 0, postings[Int(head)].next < 0 else { return nil }
    return effects[Int(postings[Int(head)].effect)].call
  }

  func isUnknown(_ key: UInt32) -> Bool { heads[Int(key)] < 0 }

  /// The effects that have the key, the youngest record first.
  func effects(of key: UInt32) -> [Int] { walk(heads[Int(key)]) }

  /// The calls that invoked it: rarely more than one, and then one of the records lies.
  func invokers(of invocation: UInt32) -> [Int] { distinctCalls(walk(invokers[Int(invocation)])) }

  func calls(of key: UInt32) -> [Int] { distinctCalls(walk(heads[Int(key)])) }

  /// The calls whose request a key `request:<id>` names.
  func calls(ofRequest key: UInt32, _ store: EventStore) -> [Int] {
    let id = Array(store.keys.value(key).utf8)
    return requests[ByteHash.of(id.span)] ?? []
  }

  /// Each sandbox of a snapshot tells of the calls that were made before it.
  func areOneCall(_ calls: [Int], _ table: RunTable) -> Bool {
    calls.allSatisfy { table.store.rows[table.calls[$0].row].flags.contains(.snapshot) }
  }

  func distinctCalls(_ found: [Int]) -> [Int] {
    guard found.count > 1 else { return found.map { effects[$0].call } }
    return Set(found.map { effects[$0].call }).sorted()
  }

  private func walk(_ head: Int32) -> [Int] {
    var found: [Int] = []
    var next = head
    while next >= 0 {
      found.append(Int(postings[Int(next)].effect))
      next = postings[Int(next)].next
    }
    return found
  }
}
