/// The history as SQL that makes and fills tables, for `sqlite3 FILE`: invocations, calls, causes with their candidates, and losses.
/// Columns are described in `docs/graph-json.md`.
package struct SQLTables {
  private let history: CausalHistory
  private let selected: [Bool]
  private let table: RunTable
  private let store: EventStore

  package init(_ history: CausalHistory, filter: GraphFilter = GraphFilter()) {
    (self.history, selected) = (history, history.selection(filter))
    (table, store) = (history.table, history.table.store)
  }

  private static let schema = """
    CREATE TABLE runs(invocation TEXT, attempt INTEGER, function TEXT, region TEXT, status TEXT, error TEXT, start_us INTEGER,
      duration_us INTEGER, cold_start INTEGER, memory_mb INTEGER, event_source TEXT, missing INTEGER, lost INTEGER,
      PRIMARY KEY (invocation, attempt));
    CREATE TABLE invocations(invocation TEXT PRIMARY KEY, beginning TEXT, standing TEXT, root TEXT, orphan TEXT);
    CREATE TABLE calls(invocation TEXT, n INTEGER, service TEXT, operation TEXT, region TEXT, resource TEXT, site TEXT, status TEXT,
      error TEXT, start_us INTEGER, duration_us INTEGER, retries INTEGER, http_status INTEGER);
    CREATE TABLE causes(invocation TEXT, event TEXT, certainty TEXT, key TEXT, doubt TEXT, call_invocation TEXT, call_n INTEGER,
      ended_invocation TEXT, root TEXT, redelivered INTEGER, dead_letter INTEGER, replayed INTEGER);

    """
  private static let indexes = """
    CREATE INDEX calls_invocation ON calls(invocation, n);
    CREATE INDEX causes_invocation ON causes(invocation);
    CREATE INDEX causes_call ON causes(call_invocation, call_n);
    COMMIT;

    """

  /// Hands over the statements, in an order that does not depend on that of the records.
  package func write(to sink: (String) -> Void) {
    sink("BEGIN;\n" + Self.schema)
    let order = selected.indices.filter { selected[$0] && !table.runsOfInvocation[$0].isEmpty }
      .map { (name: store.invocations[UInt32($0)], number: $0) }.sorted { $0.name < $1.name }
    for (name, invocation) in order {
      var text = ""
      let origin = history.origins[invocation]
      text += Self.insert(
        "invocations",
        [name, store.invocations[history.beginnings[invocation]], origin?.standing.rawValue, origin?.root?.rawValue, origin?.reason?.rawValue])
      for (attempt, number) in table.runsOfInvocation[invocation].enumerated() {
        text += run(table.runs[number], attempt, name)
        for call in table.runs[number].calls { text += self.call(call, name) }
      }
      text += history.causesOfInvocation[invocation].map { cause(history.causes[$0], name) }.sorted().joined()
      sink(text)
    }
    sink(Self.indexes)
  }

  private func run(_ run: Run, _ attempt: Int, _ name: String) -> String {
    let function = ResourceNames.function(store.name(run.function))
    let outcome = run.outcome.map { store.rows[$0] }
    let facts = run.entry.map { store.facts[Int(store.rows[$0].detail)] }
    return Self.insert(
      "runs",
      [name, attempt, function.name, function.region, outcome.map { "\($0.status)" }, outcome.flatMap { store.name($0.error) }, run.start,
        outcome.flatMap { $0.duration < 0 ? nil : $0.duration }, facts.map { $0.isCold ? 1 : 0 },
        facts.flatMap { $0.memory < 0 ? nil : $0.memory }, facts.flatMap { store.name($0.source) }, run.missing, run.lost + run.lostBefore])
  }

  private func call(_ number: Int, _ name: String) -> String {
    let call = table.calls[number]
    let row = store.rows[call.row]
    let shape = store.shapes[Int(row.detail)]
    return Self.insert(
      "calls",
      [name, call.last, store.names[shape.service], store.name(shape.operation), store.name(shape.region), store.name(shape.resource),
        store.name(shape.site), call.endRow == nil ? nil : "\(row.status)", store.name(row.error), history.start(of: number),
        row.duration < 0 ? nil : row.duration, Int(row.retries), row.httpStatus < 0 ? nil : Int(row.httpStatus)])
  }

  private func cause(_ cause: Cause, _ name: String) -> String {
    let calls: [Int?] = cause.calls.isEmpty ? [nil] : cause.calls
    let certainty = cause.certainty == .exact ? "exact" : cause.certainty == .ambiguous ? "ambiguous" : cause.root == nil ? "unresolved" : "root"
    return calls.map { number in
      let call = number.map { table.calls[$0] }
      return Self.insert(
        "causes",
        [name, cause.text == EventStore.none ? nil : store.keys.texts[cause.text], certainty,
          cause.key == EventStore.none ? nil : store.keys.texts[cause.key], cause.doubt?.rawValue,
          call.map { store.invocations[table.runs[$0.run].invocation] }, call?.last, cause.ended.map { store.invocations[$0] },
          cause.root?.rawValue, cause.isRedelivery ? 1 : 0, cause.isDeadLetter ? 1 : 0, cause.isReplay ? 1 : 0])
    }.joined()
  }

  private static func insert(_ table: String, _ values: [(any CustomStringConvertible)?]) -> String {
    let texts = values.map { value in
      guard let value else { return "NULL" }
      return (value as? String).map(quoted) ?? value.description
    }
    return "INSERT INTO \(table) VALUES(\(texts.joined(separator: ",")));\n"
  }

  /// A quote is doubled; control characters would end what the shell reads.
  private static func quoted(_ text: String) -> String {
    "'" + TextRenderer.printable(text).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
