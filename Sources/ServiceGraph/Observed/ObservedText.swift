/// The observed graph for people and for other programs that draw.
package enum ObservedText {
  /// Each function with what woke it and what it did.
  package static func lines(_ graph: ObservedDocument) -> [String] {
    var lines: [String] = []
    let kinds = Dictionary(graph.nodes.map { ($0.id, $0.kind) }) { first, _ in first }
    for node in graph.nodes {
      let isFunction = node.kind == "function"
      let entering = graph.edges.filter { isFunction && $0.to == node.id }
      let leaving = graph.edges.filter { $0.from == node.id && (isFunction || kinds[$0.to] != "function") }
      guard isFunction || !leaving.isEmpty else { continue }
      lines.append(title(node.id) + (node.region.isEmpty ? "" : "  \(TextRenderer.printable(node.region))"))
      for edge in entering { lines.append("  <- \(title(edge.from))  \(label(edge))") }
      for edge in leaving { lines.append("  -> \(title(edge.to))  \(label(edge))") }
    }
    return lines
  }

  package static func dot(_ graph: ObservedDocument) -> [String] {
    var lines = DOTStyle.header("observed", edges: graph.edges.map { ($0.from, $0.to) })
    for (number, region) in Set(graph.nodes.map(\.region)).sorted().enumerated() {
      if !region.isEmpty { lines.append(DOTStyle.region(region, number)) }
      for node in graph.nodes where node.region == region {
        let style = DOTStyle.node(NodeKind(rawValue: node.kind) ?? .resource, node.kind, node.name)
        lines.append("    \(DOTRenderer.quoted(node.id)) [\(style)];")
      }
      if !region.isEmpty { lines.append("  }") }
    }
    for edge in graph.edges {
      let style = edge.comparison == "missing" ? ", style=dotted" : edge.ambiguousShare > 0 ? ", style=dashed" : ""
      let colour = edge.comparison == "new" ? ", color=\"#e8830c\"" : edge.errors > 0 ? ", color=\"#cf222e\"" : ""
      lines.append("  \(DOTRenderer.quoted(edge.from)) -> \(DOTRenderer.quoted(edge.to)) [label=\(DOTRenderer.quoted(" \(short(edge)) "))\(style)\(colour)];")
    }
    return lines + ["}"]
  }

  package static func mermaid(_ graph: ObservedDocument) -> [String] {
    var lines = ["flowchart LR"]
    let ids = Dictionary(graph.nodes.enumerated().map { ($1.id, "n\($0 + 1)") }) { first, _ in first }
    for (number, region) in Set(graph.nodes.map(\.region)).sorted().enumerated() {
      if !region.isEmpty { lines.append("  subgraph r\(number)[\"\(MermaidRenderer.escaped(region))\"]") }
      for node in graph.nodes where node.region == region {
        let label = "\"\(node.kind)<br/>\(MermaidRenderer.escaped(node.name))\""
        lines.append("    \(ids[node.id] ?? "")\(MermaidRenderer.shape(NodeKind(rawValue: node.kind) ?? .resource, label: label))")
      }
      if !region.isEmpty { lines.append("  end") }
    }
    for edge in graph.edges {
      guard let from = ids[edge.from], let to = ids[edge.to] else { continue }
      let isDoubtful = edge.ambiguousShare > 0 || edge.comparison == "missing"
      lines.append("  \(from) \(isDoubtful ? "-.->" : "-->")|\"\(MermaidRenderer.escaped(short(edge)))\"| \(to)")
    }
    return lines
  }

  static func title(_ id: String) -> String {
    let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
    return TextRenderer.printable(parts.joined(separator: " "))
  }

  private static func short(_ edge: ObservedDocument.Edge) -> String { "\(edge.kind) ×\(edge.count)" + (edge.comparison.map { " \($0)" } ?? "") }

  static func label(_ edge: ObservedDocument.Edge) -> String {
    var parts = [TextRenderer.printable(edge.kind), "×\(edge.count)"]
    if edge.errors > 0 { parts.append("\(edge.errors) failed") }
    if edge.retries > 0 { parts.append("\(edge.retries) retried") }
    if edge.redeliveries > 0 { parts.append("\(edge.redeliveries) redelivered") }
    if let dead = edge.deadLetters { parts.append("\(dead) dead letters") }
    if let replays = edge.replays { parts.append("\(replays) replayed") }
    if edge.ambiguous > 0 { parts.append("\(edge.ambiguous) ambiguous") }
    if let latency = edge.latency { parts.append("after \(times(latency))") }
    if let duration = edge.duration { parts.append("took \(times(duration))") }
    if let comparison = edge.comparison { parts.append("[\(comparison)]") }
    return parts.joined(separator: "  ")
  }

  private static func times(_ summary: SampleSummary) -> String {
    "\(milliseconds(summary.p50))/\(milliseconds(summary.p95))/\(milliseconds(summary.p99)) ms"
  }

  /// µs as milliseconds with one decimal.
  package static func milliseconds(_ value: Int64) -> String {
    let tenths = (value.magnitude + 50) / 100
    return "\(value < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
  }
}
