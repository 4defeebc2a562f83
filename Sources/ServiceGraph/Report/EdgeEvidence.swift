/// Why an edge is there, in words: for the report.
package struct EdgeEvidence: Encodable, Sendable, Equatable {
  package struct Counted: Encodable, Sendable, Equatable {
    package let text: String
    package let count: Int
  }

  /// A call that may have woken the invocation.
  package struct Candidate: Encodable, Sendable, Equatable {
    package let invocation, function, operation: String
    package let site: String?
  }

  /// One call, or one event that woke a function.
  package struct Example: Encodable, Sendable, Equatable {
    /// Of events `exact`, `ambiguous`, `root` or `unresolved`; of calls `call` or `failed`.
    package let sort: String
    /// That called, or that was woken.
    package let invocation: String
    /// µs since 1970 UTC by its region's clock.
    package let time: Int64
    /// What the entry names, and the key of it that a call has too.
    package var names, key: String?
    package var doubt: String?
    package var isRedelivery: Bool?
    package var site, error: String?
    package var duration: Int64?
    /// The first of them; one where it is exact. The invocation whose end is the cause has no operation of its own: `destination`.
    package var candidates: [Candidate]?
    package var candidateCount: Int?
  }

  static let namedCandidates = 5
  static let namedSites = 8

  package let sites, errors, keys, doubts: [Counted]
  package let examples: [Example]

  static let nothing = EdgeEvidence(sites: [], errors: [], keys: [], doubts: [], examples: [])

  private init(sites: [Counted], errors: [Counted], keys: [Counted], doubts: [Counted], examples: [Example]) {
    (self.sites, self.errors, self.keys, self.doubts, self.examples) = (sites, errors, keys, doubts, examples)
  }

  init(_ seen: EvidenceBook.Seen, _ history: CausalHistory) {
    let store = history.table.store
    sites = Self.counted(seen.sites.map { (store.names[$0], $1) })
    errors = Self.counted(seen.errors.map { (store.names[$0], $1) })
    keys = Self.counted(seen.keys.map { ($0, $1) })
    doubts = Self.counted(seen.doubts.map { ($0.rawValue, $1) })
    examples =
      seen.failedCalls.map { Self.example(call: $0, "failed", history) } + seen.calls.map { Self.example(call: $0, "call", history) }
      + (seen.ambiguous + seen.unresolved + seen.exact).map { Self.example($0, history) }
  }

  /// The most frequent first.
  private static func counted(_ counts: [(String, Int)]) -> [Counted] {
    let sorted = counts.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
    return sorted.prefix(namedSites).map { Counted(text: $0.0, count: $0.1) }
  }

  private static func example(call: Int, _ sort: String, _ history: CausalHistory) -> Example {
    let (table, store) = (history.table, history.table.store)
    let row = store.rows[table.calls[call].row]
    var example = Example(sort: sort, invocation: store.invocations[row.invocation], time: history.start(of: call))
    (example.site, example.error) = (store.name(history.shape(of: call).site), store.name(row.error))
    if row.duration >= 0 { example.duration = row.duration }
    return example
  }

  private static func example(_ cause: Cause, _ history: CausalHistory) -> Example {
    let (table, store) = (history.table, history.table.store)
    let start = table.runsOfInvocation[Int(cause.invocation)].first.map { table.runs[$0].start } ?? 0
    let isRoot = history.beginsWith(cause)
    var example = Example(sort: isRoot ? "root" : "\(cause.certainty)", invocation: store.invocations[cause.invocation], time: start)
    if cause.text != EventStore.none { example.names = store.keys.texts[cause.text] }
    if cause.key != EventStore.none { example.key = store.keys.texts[cause.key] }
    if !isRoot { example.doubt = cause.doubt?.rawValue }
    if cause.isRedelivery { example.isRedelivery = true }
    example.candidates = candidates(cause, history)
    example.candidateCount = cause.ended == nil ? cause.callCount : 1
    return example
  }

  private static func candidates(_ cause: Cause, _ history: CausalHistory) -> [Candidate] {
    let (table, store) = (history.table, history.table.store)
    let function = { (run: Int) in ResourceNames.function(store.name(table.runs[run].function)).name }
    if let ended = cause.ended {
      let run = table.runsOfInvocation[Int(ended)].last
      return [Candidate(invocation: store.invocations[ended], function: run.map(function) ?? "?", operation: "destination", site: nil)]
    }
    return cause.calls.prefix(namedCandidates).map { call in
      let run = table.calls[call].run
      return Candidate(
        invocation: store.invocations[table.runs[run].invocation], function: function(run), operation: history.operation(of: call),
        site: store.name(history.shape(of: call).site))
    }
  }
}
