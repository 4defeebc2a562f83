/// The region and account of a stream's table, as far as its ARN says.
struct ItemHome: Sendable {
  /// Nil where the ARN says none.
  private let region: String?
  /// The region's number among the store's `names`.
  private let regionName: UInt32
  /// Functions of other accounts.
  private let strangers: Set<UInt32>

  init(_ stream: String?, _ functions: Set<UInt32>, _ store: EventStore) {
    let arn = stream.flatMap(ARN.init)
    region = arn.flatMap { $0.region.isEmpty ? nil : "\($0.region)" }
    regionName = region.flatMap { store.names.find($0) } ?? EventStore.none
    let account = arn.map { "\($0.account)" } ?? ""
    strangers = account.isEmpty ? [] : functions.filter { function in
      guard let caller = store.name(function).flatMap(ARN.init)?.account, !caller.isEmpty else { return false }
      return caller != account
    }
  }

  /// Whether the call went to that table, as far as is known; a function of one account may write a table of another.
  func holds(_ call: Int, _ table: RunTable) -> Bool {
    let own = table.store.shapes[Int(table.store.rows[table.calls[call].row].detail)].region
    if region != nil, own != EventStore.none, own != regionName { return false }
    return !strangers.contains(table.runs[table.calls[call].run].function)
  }
}
