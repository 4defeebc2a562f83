/// Figures by function and by operation. Times are µs, memory MB; percentiles are nearest ranks.
package struct RunStatistics: Sendable, Encodable {
  package struct Function: Sendable, Encodable {
    package let name, region: String
    /// Runs: an invocation that Lambda tried again counts again.
    package internal(set) var invocations = 0
    package internal(set) var retries = 0
    package internal(set) var errors = 0
    package internal(set) var coldStarts = 0
    /// Runs without an end record: they crashed, timed out, still run, or the record is lost.
    package internal(set) var unfinished = 0
    package internal(set) var missingRecords = 0
    package internal(set) var proven = 0
    /// The memory that the function has, not what it used: only Lambda's own report says that.
    package internal(set) var memory: Int64?
    package internal(set) var timeInCalls: Int64 = 0
    package internal(set) var timeInRuns: Int64 = 0
    package internal(set) var duration: SampleSummary?
    /// How many of the durations came from where: `records`, `reports`, `xray`.
    package internal(set) var durationSources: [String: Int] = [:]
    /// MB that runs used at most, and µs of initialisations: only Lambda's reports, X-Ray for the latter, say these.
    package internal(set) var memoryUsed: SampleSummary?
    package internal(set) var initialisation: SampleSummary?
    package internal(set) var cost = CostEstimate()
  }

  package struct Operation: Sendable, Encodable {
    package let function, region, operation: String
    package internal(set) var calls = 0
    package internal(set) var errors = 0
    package internal(set) var retries = 0
    /// Calls without an end record.
    package internal(set) var unfinished = 0
    /// Of the calls, those that were only counted: they are in no percentile.
    package internal(set) var counted = 0
    package internal(set) var totalTime: Int64 = 0
    package internal(set) var duration: SampleSummary?
  }

  package private(set) var functions: [Function] = []
  package private(set) var operations: [Operation] = []
  package let traces: TraceStatistics
  package let prices: LambdaPrices
  package let completeness: Completeness

  package init(
    _ history: CausalHistory, filter: GraphFilter = GraphFilter(), reports: RunReports = RunReports(), prices: LambdaPrices = .list
  ) {
    self.prices = prices
    let selected = history.selection(filter)
    completeness = Completeness(history, selected: selected)
    traces = TraceStatistics(history, selected: selected)
    var gathering = StatisticsGathering(history, reports, prices)
    for (invocation, isSelected) in selected.enumerated() where isSelected { gathering.add(invocation) }
    (functions, operations) = gathering.finished()
  }
}
