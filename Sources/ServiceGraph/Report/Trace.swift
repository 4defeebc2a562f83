/// One root and all that it caused, for a waterfall. Times are µs from the trace's start, corrected by the clocks of the regions.
package struct Trace: Encodable, Sendable {
  package struct Call: Encodable, Sendable {
    package let operation: String
    package let resource, site: String?
    /// µs from the start of its run.
    package let start: Int64
    package let duration: Int64?
    package let status: String
    package let error: String?
    package let http: Int?
    package let retries: Int
  }

  package struct Cause: Encodable, Sendable {
    /// `exact` or `ambiguous`, `unresolved` where no call is known, `root` where none need be.
    package let certainty: String
    /// Places in `spans` and in its `calls`, where these are here.
    package let span, call: Int?
    /// The invocation that called, or whose end was the cause.
    package let invocation: String?
    package let operation, site, key, names, doubt: String?
    package let candidates: Int
    package let isRedelivery: Bool
  }

  /// One run of a function.
  package struct Span: Encodable, Sendable {
    package let invocation, function, region: String
    /// From 1; Lambda runs an invocation again when it failed.
    package let attempt: Int
    package let start: Int64
    package let duration: Int64?
    package let status: String
    package let error: String?
    package let isCold: Bool
    package internal(set) var causes: [Cause] = []
    package internal(set) var calls: [Call] = []
    package internal(set) var hiddenCalls = 0
    /// Records of the run that are not here.
    package let missing: Int
  }

  /// The request id of the invocation at the beginning.
  package let id: String
  package let function, region: String
  /// How it began: `root`, `orphan`, `ambiguous`; and what kind of root, or why.
  package let standing, reason: String
  /// µs since 1970 UTC.
  package let start: Int64
  package let duration: Int64
  package let failedSpans: Int
  /// Why it is here: `slowest`, `failing`, `sample`.
  package let reasons: [String]
  package let spans: [Span]
  package let hiddenSpans: Int
}

/// The traces that a report shows: the slowest, failing ones and a sample of the others; there may be millions.
package struct TraceList: Encodable, Sendable {
  package struct Limits: Sendable {
    package var slowest = 40
    package var failing = 40
    package var sample = 40
    package var spans = 250
    package var calls = 40
    /// Of all traces together.
    package var allCalls = 30_000

    package init() {}
  }

  package let total, failing: Int
  package let traces: [Trace]

  package init(_ history: CausalHistory, clocks: RegionClocks, filter: GraphFilter, limits: Limits = Limits()) {
    let chosen = TraceChoice(history, clocks, filter, limits)
    var builder = TraceBuilder(history, clocks, limits)
    (total, failing) = (chosen.total, chosen.failing)
    traces = chosen.outlines.map { builder.trace($0) }
  }
}
