/// One run of a function: what lies between an entry record and its exit. Lambda runs an invocation again when it failed.
struct Run: Sendable {
  let invocation: UInt32
  /// Nil where the record is not here.
  var entry: Int?
  /// The rows of the entry's other parts, where its keys needed several records.
  var parts: [Int] = []
  /// The row with the outcome: an exit, in hybrid mode the entry itself.
  var outcome: Int?
  /// Number of the store's `names`.
  var function = EventStore.none
  /// µs since 1970 UTC of the function's region's clock; of the first record where the entry is missing.
  var start: Int64 = 0
  /// Its calls, in the order of their starts.
  var calls: Range<Int> = 0..<0
  /// Records that are here, those that were made and are not here, and those that the ledger calls lost.
  var records = 0
  var missing = 0
  var lost = 0
  var lostBefore = 0
  /// Of the missing, those that the run left on its disk.
  var spilled = 0
  /// Rows of calls that were only counted.
  var totals: [Int] = []
  /// Nothing is missing, or all that is missing is the end of a call that is here.
  var isAccountedFor = true
}

/// One SDK or HTTP call, of one record in hybrid mode, else of two.
struct Call: Sendable {
  let run: Int
  /// Numbers of the first and last of its records.
  var first: Int64
  var last: Int64
  /// Nil where the record is not here; in hybrid mode both are the one record.
  var startRow: Int?
  var endRow: Int?

  /// The record that says most.
  var row: Int { endRow ?? startRow ?? 0 }
}
