/// One run of a function: what lies between an entry record and its exit. Lambda runs an invocation again when it failed.
struct Run: Sendable {
  let invocation: UInt32
  private var entryRow: Int32 = -1
  private var outcomeRow: Int32 = -1
  private var firstCall: UInt32 = 0
  private var callEnd: UInt32 = 0
  /// The rows of the entry's other parts, where its keys needed several records.
  var parts: [Int] = []
  /// Number of the store's `names`.
  var function = EventStore.none
  /// µs since 1970 UTC of the function's region's clock; of the first record where the entry is missing.
  var start: Int64 = 0
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

  init(invocation: UInt32, start: Int64) { (self.invocation, self.start) = (invocation, start) }

  /// Nil where the record is not here.
  var entry: Int? {
    get { entryRow < 0 ? nil : Int(entryRow) }
    set { entryRow = newValue.map { Int32($0) } ?? -1 }
  }

  /// The row with the outcome: an exit, in hybrid mode the entry itself.
  var outcome: Int? {
    get { outcomeRow < 0 ? nil : Int(outcomeRow) }
    set { outcomeRow = newValue.map { Int32($0) } ?? -1 }
  }

  /// Its calls, in the order of their starts.
  var calls: Range<Int> {
    get { Int(firstCall)..<Int(callEnd) }
    set { (firstCall, callEnd) = (UInt32(newValue.lowerBound), UInt32(newValue.upperBound)) }
  }
}

/// One SDK or HTTP call, of one record in hybrid mode, else of two.
struct Call: Sendable {
  private let runNumber: Int32
  private var starting: Int32 = -1
  private var ending: Int32 = -1
  /// Numbers of the first and last of its records.
  var first: Int64
  var last: Int64

  init(run: Int, first: Int64, last: Int64, startRow: Int?, endRow: Int?) {
    (runNumber, self.first, self.last) = (Int32(run), first, last)
    (self.startRow, self.endRow) = (startRow, endRow)
  }

  var run: Int { Int(runNumber) }

  /// Nil where the record is not here; in hybrid mode both are the one record.
  var startRow: Int? {
    get { starting < 0 ? nil : Int(starting) }
    set { starting = newValue.map { Int32($0) } ?? -1 }
  }

  var endRow: Int? {
    get { ending < 0 ? nil : Int(ending) }
    set { ending = newValue.map { Int32($0) } ?? -1 }
  }

  /// The record that says most.
  var row: Int { endRow ?? startRow ?? 0 }
}
