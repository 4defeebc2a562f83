/// How much of what happened the records prove.
package struct Completeness: Sendable, Equatable, Encodable {
  package var invocations = 0
  package var caused = 0
  package var roots: [String: Int] = [:]
  package var ambiguous = 0
  package var orphans: [String: Int] = [:]
  /// Events (records of a batch), and those of them whose call is proven.
  package var events = 0
  package var provenEvents = 0
  package var ambiguousEvents: [String: Int] = [:]
  package var records = 0
  package var duplicates = 0
  /// Records that contradict another one of the same invocation and number.
  package var disputed = 0
  /// Invocations on loops that no real history has.
  package var cyclic = 0
  /// Records that runs numbered and that are not here, and those that runs themselves call lost.
  package var missing = 0
  package var lost = 0
  /// Of the missing, those that functions still have on their disks.
  package var spilled = 0
  /// Records of events that were malformed, and causes whose keys the entry records do not hold.
  package var unreadable = 0
  package var unkept = 0
  package var losses: [Loss] = []
  /// Invocations that something caused and nobody knows what; with the candidates where it has some.
  package var unexplained: [Unexplained] = []

  /// An invocation without a proven cause that is no root.
  package struct Unexplained: Sendable, Equatable, Encodable {
    package let invocation, function: String
    package let standing: String
    /// Why: of an orphan its reason, of an ambiguous one the doubts about its causes.
    package let reason: String
  }

  /// A run whose records are not all here.
  package struct Loss: Sendable, Equatable, Encodable {
    package let invocation: String
    package let function: String
    package let missing: Int
    package let lost: Int
    package let lostBefore: Int
    package let hasEntry: Bool
    package let hasEnd: Bool
  }

  package static let namedLosses = 1000

  package init(_ history: CausalHistory, selected: [Bool]? = nil) {
    let table = history.table
    for (invocation, origin) in history.origins.enumerated() where selected?[invocation] ?? true {
      guard let origin else { continue }
      invocations += 1
      switch origin.standing {
      case .caused: caused += 1
      case .ambiguous:
        ambiguous += 1
        explain(invocation, origin, history)
      case .root: roots[origin.root?.rawValue ?? "", default: 0] += 1
      case .orphan:
        orphans[origin.reason?.rawValue ?? "", default: 0] += 1
        explain(invocation, origin, history)
      }
      for index in history.causesOfInvocation[invocation] {
        events += 1
        let cause = history.causes[index]
        if cause.certainty == .exact { provenEvents += 1 }
        if cause.certainty == .ambiguous { ambiguousEvents[cause.doubt?.rawValue ?? "", default: 0] += 1 }
      }
      for run in table.runsOfInvocation[invocation] { count(table.runs[run], table) }
    }
    unexplained.sort { $0.invocation < $1.invocation }
    if unexplained.count > Self.namedLosses { unexplained.removeLast(unexplained.count - Self.namedLosses) }
    losses.sort { ($0.invocation, $0.missing, $0.lost) < ($1.invocation, $1.missing, $1.lost) }
    if losses.count > Self.namedLosses { losses.removeLast(losses.count - Self.namedLosses) }
    (duplicates, disputed, cyclic) = (table.duplicates, table.disputes.count, history.cyclic)
  }

  package init(_ history: CausalHistory, filter: GraphFilter) { self.init(history, selected: history.selection(filter)) }

  private mutating func explain(_ invocation: Int, _ origin: Origin, _ history: CausalHistory) {
    let table = history.table
    let doubts = Set(history.causesOfInvocation[invocation].compactMap { history.causes[$0].doubt?.rawValue }).sorted().joined(separator: "; ")
    let function = table.runsOfInvocation[invocation].first.flatMap { table.store.name(table.runs[$0].function) }
    unexplained.append(
      Unexplained(
        invocation: table.store.invocations[UInt32(invocation)], function: ResourceNames.function(function).name,
        standing: origin.standing.rawValue, reason: origin.reason?.rawValue ?? doubts))
  }

  private mutating func count(_ run: Run, _ table: RunTable) {
    records += run.records
    missing += run.missing
    lost += run.lost + run.lostBefore
    spilled += run.spilled
    if let entry = run.entry {
      let facts = table.store.facts[Int(table.store.rows[entry].detail)]
      (unreadable, unkept) = (unreadable + Int(facts.unreadable), unkept + Int(facts.unkept))
    }
    guard run.missing > 0 || run.lost > 0 || run.lostBefore > 0 || run.entry == nil || run.outcome == nil else { return }
    losses.append(
      Loss(
        invocation: table.store.invocations[run.invocation], function: ResourceNames.function(table.store.name(run.function)).name,
        missing: run.missing, lost: run.lost, lostBefore: run.lostBefore, hasEntry: run.entry != nil, hasEnd: run.outcome != nil))
  }

  /// For people: `4 of 5 invocations have a proven cause, 1 is a root (direct 1)`.
  package var lines: [String] {
    var parts: [String] = []
    let list = { (counts: [String: Int]) in counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ") }
    let rootCount = roots.values.reduce(0, +)
    let orphanCount = orphans.values.reduce(0, +)
    if rootCount > 0 { parts.append("\(rootCount) \(rootCount == 1 ? "is a root" : "are roots") (\(list(roots)))") }
    if ambiguous > 0 { parts.append("\(ambiguous) ambiguous") }
    if orphanCount > 0 { parts.append("\(orphanCount) without one") }
    let rest = parts.isEmpty ? "" : ", " + parts.joined(separator: ", ")
    var lines = ["\(caused) of \(invocations) invocations have a proven cause\(rest); \(provenEvents) of \(events) events have a proven call"]
    for (reason, count) in orphans.sorted(by: { $0.key < $1.key }) { lines.append("  \(count) without a cause: \(reason)") }
    for (reason, count) in ambiguousEvents.sorted(by: { $0.key < $1.key }) { lines.append("  \(count) ambiguous: \(reason)") }
    lines.append(
      "\(records) records, \(duplicates) duplicates, \(disputed) contradicted, \(missing) missing, \(lost) lost by the runs' own count")
    if spilled > 0 { lines.append("\(spilled) of the missing records wait on the disks of functions") }
    if unreadable + unkept > 0 { lines.append("\(unreadable) records of events malformed, the keys of \(unkept) not kept") }
    if cyclic > 0 { lines.append("\(cyclic) invocations on loops of causes, which no real history has") }
    return lines
  }
}
