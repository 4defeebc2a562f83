/// The graph as a Mermaid flowchart, as GitHub draws it in a Markdown file.
package enum MermaidRenderer {
  package static func lines(_ graph: ServiceGraph) -> [String] {
    let nodes = graph.nodes
    // Mermaid's own ids take few characters and no keywords: numbers are safe.
    let ids = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.id, "n\($0 + 1)") })
    var lines = ["flowchart LR"]
    for node in nodes { lines.append("  \(ids[node.id] ?? "")\(shape(node))") }
    for edge in graph.mergedEdges {
      guard let from = ids[edge.from], let to = ids[edge.to] else { continue }
      lines.append("  \(from) \(arrow(edge))|\"\(escaped(edge.kind))\"| \(to)")
    }
    let functions = nodes.filter { $0.kind == .function }.compactMap { ids[$0.id] }
    let unknown = nodes.filter { $0.origin == .unknown }.compactMap { ids[$0.id] }
    if !functions.isEmpty {
      lines.append("  classDef function stroke-width:2px")
      lines.append("  class \(functions.joined(separator: ",")) function")
    }
    if !unknown.isEmpty {
      lines.append("  classDef unknown stroke-dasharray:4")
      lines.append("  class \(unknown.joined(separator: ",")) unknown")
    }
    return lines
  }

  private static func shape(_ node: GraphNode) -> String {
    let label = "\"\(node.kind.rawValue)<br/>\(node.origin == .unknown ? "? " : "")\(escaped(node.name))\""
    return shape(node.kind, label: label)
  }

  static func shape(_ kind: NodeKind, label: String) -> String {
    switch kind {
    case .function: return "[\(label)]"
    case .table, .bucket, .database, .logGroup: return "[(\(label))]"
    case .queue, .stream, .deliveryStream, .kafka, .broker, .pipe: return "[[\(label)]]"
    case .stateMachine, .rule, .iotRule: return "{{\(label)}}"
    default: return "([\(label)])"
    }
  }

  private static func arrow(_ edge: GraphEdge) -> String { edge.certainty == .possible ? "-.->" : "-->" }

  /// Mermaid writes characters as `#35;`, the number in decimal.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.value > 0x9F || " .,-/?=+".unicodeScalars.contains(scalar)
      if isPlain {
        result.unicodeScalars.append(scalar)
      } else {
        result += scalar.properties.generalCategory == .control ? " " : "#\(scalar.value);"
      }
    }
    return result
  }
}
