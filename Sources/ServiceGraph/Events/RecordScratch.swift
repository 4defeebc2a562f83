/// One record between its text and its row: the values by field, and which fields it has.
struct RecordScratch {
  var values = [Int64](repeating: 0, count: RecordField.allCases.count)
  private var present: UInt64 = 0
  private var keys: [UInt32] = []
  private var fingerprint: UInt64 = 0
  /// A field whose value is of another type than records have.
  var wrong: RecordField?

  mutating func clear() {
    (present, fingerprint, wrong) = (0, 0, nil)
    keys.removeAll(keepingCapacity: true)
  }

  mutating func set(_ field: RecordField, _ value: Int64, hash: UInt64) {
    values[field.rawValue] = value
    // A member that stands there twice: the last one counts, as JSON readers do it.
    present |= 1 << UInt64(field.rawValue)
    fingerprint &+= ByteHash.mix(hash &+ UInt64(field.rawValue) &* 0x9E37_79B9_7F4A_7C15)
  }

  mutating func addKey(_ key: UInt32, hash: UInt64) {
    keys.append(key)
    set(.keys, 0, hash: hash &+ UInt64(keys.count))
  }

  private func has(_ field: RecordField) -> Bool { present & 1 << UInt64(field.rawValue) != 0 }
  private func number(_ field: RecordField, or other: Int64 = -1) -> Int64 { has(field) ? values[field.rawValue] : other }
  private func symbol(_ field: RecordField) -> UInt32 { has(field) ? UInt32(truncatingIfNeeded: values[field.rawValue]) : EventStore.none }

  /// Adds the record as a row.
  func add(to store: inout EventStore) throws(SetAside) {
    guard has(.v) else { throw .missing("v") }
    guard values[RecordField.v.rawValue] == 1 else { throw .unknownVersion(values[RecordField.v.rawValue]) }
    for field in [RecordField.kind, .invocation, .n, .timeUs] where !has(field) { throw .missing(field.name) }
    let kind = try kind(store)
    // Times and numbers of other centuries would make sums overflow.
    for field in [RecordField.n, .timeUs, .durationUs, .call] where has(field) && values[field.rawValue].magnitude > 1 << 60 {
      throw .wrongType(field.name)
    }
    var row = EventRow(
      kind: kind, invocation: symbol(.invocation), n: number(.n), time: number(.timeUs), call: number(.call, or: number(.n)),
      fingerprint: fingerprint)
    row.status = status
    row.duration = max(-1, number(.durationUs))
    row.error = symbol(.error)
    row.httpStatus = Int32(clamping: number(.httpStatus))
    row.retries = Int32(clamping: number(.retries, or: 0))
    row.flags = flags
    row.request = UInt64(bitPattern: number(kind == .entry ? .root : .requestId, or: 0))
    row.detail = kind == .call ? try shape(&store) : facts(&store)
    row.firstKey = row.flags.contains(.total) ? total(&store) : store.keyLists.count
    row.keyCount = row.flags.contains(.total) ? 0 : Int32(clamping: keys.count)
    if kind == .call, number(.lostBefore) > 0 { store.callLosses[store.rows.count] = number(.lostBefore) }
    if row.keyCount > 0 { store.keyLists.append(contentsOf: keys) }
    if kind == .entry { store.keys.noteCauses(keys) }
    store.rows.append(row)
  }

  /// The field's text, where it is one that means something here.
  private func word(_ field: RecordField) -> KnownWord? { has(field) ? KnownWord(rawValue: symbol(field)) : nil }

  private func kind(_ store: EventStore) throws(SetAside) -> EventRow.Kind {
    switch word(.kind) {
    case .entry: .entry
    case .call: .call
    case .exit: .exit
    default: throw .unknownKind(store.name(symbol(.kind)) ?? "")
    }
  }

  private var status: EventRow.Status {
    switch word(.status) {
    case .ok: .ok
    case .error: .error
    case .closed: .closed
    default: .none
    }
  }

  private var flags: EventRow.Flags {
    var flags = EventRow.Flags()
    switch word(.step) {
    case .start: flags.insert(.start)
    case .end: flags.insert(.end)
    case .total: flags.insert(.total)
    default: break
    }
    if word(.mode) == .hybrid { flags.insert(.hybrid) }
    if has(.late), values[RecordField.late.rawValue] == 1 { flags.insert(.late) }
    if has(.phase) { flags.insert(.outside) }
    if has(.process) { flags.insert(.forked) }
    if has(.snapshot), values[RecordField.snapshot.rawValue] == 1 { flags.insert(.snapshot) }
    return flags
  }

  private func total(_ store: inout EventStore) -> Int {
    let count = Self.bounded(number(.count, or: 0))
    store.totals.append(CallTotal(count: count, errors: min(count, Self.bounded(number(.errors, or: 0)))))
    return store.totals.count - 1
  }

  /// No ledger of a run counts further; sums of such numbers do not overflow.
  private static func bounded(_ count: Int64) -> Int64 { min(max(0, count), 1 << 40) }

  private func shape(_ store: inout EventStore) throws(SetAside) -> UInt32 {
    guard has(.service) else { throw .missing("service") }
    return store.number(
      of: CallShape(
        service: symbol(.service), operation: symbol(.operation), region: symbol(.region), resource: symbol(.resource), site: symbol(.site)))
  }

  private func facts(_ store: inout EventStore) -> UInt32 {
    let count = { (field: RecordField) in Self.bounded(number(field, or: 0)) }
    return store.number(
      of: RunFacts(
        function: symbol(.function), source: symbol(.eventSource), sourceARN: symbol(.eventSourceArn), isCold: number(.coldStart) == 1,
        part: number(.part, or: 0), memory: number(.memoryMb), records: number(.eventRecords), unreadable: count(.unreadable),
        made: number(.made), written: number(.written), lost: count(.lost), lostBefore: count(.lostBefore),
        spilled: count(.spilled), redelivered: count(.redelivered), unkept: count(.unkept), isPiped: word(.via) == .pipes))
  }
}
