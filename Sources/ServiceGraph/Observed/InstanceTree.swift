/// What one invocation caused, and what those caused, as an indented list. What has several causes stands once, at its first.
package struct InstanceTree: Sendable {
  package struct Row: Encodable, Sendable, Equatable {
    package let depth: Int
    package let invocation, function, region: String
    package let status: String
    /// µs since 1970 UTC, and µs.
    package let start: Int64
    package let duration: Int64?
    /// Of what caused it: `service.Operation`, where it stands in the code, and the key that proves it.
    package let cause, site, key: String?
    package let isRedelivery: Bool
    /// It stands above, with all that it caused.
    package let isRepeated: Bool
  }

  package private(set) var rows: [Row] = []

  /// - Parameter root: a request id.
  package init?(_ history: CausalHistory, root: String) {
    let table = history.table
    guard let start = table.store.invocations.find(root), !table.runsOfInvocation[Int(start)].isEmpty else { return nil }
    var effects: [Int: [Int]] = [:]
    for (index, cause) in history.causes.enumerated() where cause.certainty == .exact {
      if let before = history.causingInvocation(cause) { effects[before, default: []].append(index) }
    }
    var seen: Set<Int> = []
    var stack: [(invocation: Int, cause: Int?, depth: Int)] = [(Int(start), nil, 0)]
    while let (invocation, cause, depth) = stack.popLast() {
      let isRepeated = !seen.insert(invocation).inserted
      rows.append(Self.row(history, invocation, cause, depth, isRepeated: isRepeated))
      guard !isRepeated else { continue }
      let next = (effects[invocation] ?? []).sorted { Self.order(history, $0) < Self.order(history, $1) }
      var last: Int?
      var children: [Int] = []
      // A batch of one caller's messages is one line.
      for index in next where last != Int(history.causes[index].invocation) {
        last = Int(history.causes[index].invocation)
        children.append(index)
      }
      for index in children.reversed() { stack.append((Int(history.causes[index].invocation), index, depth + 1)) }
    }
  }

  private static func order(_ history: CausalHistory, _ cause: Int) -> (Int64, String, String) {
    let (table, own) = (history.table, history.causes[cause])
    let call = own.calls.first.map { table.calls[$0].first } ?? .max
    return (call, table.store.invocations[own.invocation], own.text == EventStore.none ? "" : table.store.keys.texts[own.text])
  }

  private static func row(_ history: CausalHistory, _ invocation: Int, _ index: Int?, _ depth: Int, isRepeated: Bool) -> Row {
    let (table, store) = (history.table, history.table.store)
    let runs = table.runsOfInvocation[invocation].map { table.runs[$0] }
    let outcome = runs.last?.outcome.map { store.rows[$0] }
    let name = ResourceNames.function(store.name(runs.first?.function ?? EventStore.none))
    let cause = index.map { history.causes[$0] }
    let shape = cause?.calls.first.map { store.shapes[Int(store.rows[table.calls[$0].row].detail)] }
    let operation = shape.map { [store.names[$0.service], store.name($0.operation)].compactMap(\.self).joined(separator: ".") }
    return Row(
      depth: depth, invocation: store.invocations[UInt32(invocation)], function: name.name, region: name.region,
      status: outcome.map { "\($0.status)" } ?? "unknown", start: runs.first?.start ?? 0,
      duration: outcome.flatMap { $0.duration < 0 ? nil : $0.duration }, cause: operation ?? cause.map { _ in "destination" },
      site: shape.flatMap { store.name($0.site) },
      key: cause.flatMap { $0.key == EventStore.none ? nil : store.keys.texts[$0.key] }, isRedelivery: cause?.isRedelivery ?? false,
      isRepeated: isRepeated)
  }

  package var lines: [String] {
    rows.map { row in
      let how = row.cause.map { "  by \($0)" + (row.site.map { " at \($0)" } ?? "") + (row.key.map { "  \($0)" } ?? "") } ?? ""
      let time = row.duration.map { "  \(ObservedText.milliseconds($0)) ms" } ?? ""
      let marks = (row.isRedelivery ? "  redelivered" : "") + (row.isRepeated ? "  (see above)" : "")
      return TextRenderer.printable(
        "\(String(repeating: "  ", count: row.depth))\(row.function)  \(row.region)  \(row.status)\(time)\(how)\(marks)  \(row.invocation)")
    }
  }
}
