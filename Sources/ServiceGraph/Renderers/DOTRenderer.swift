/// The graph in Graphviz' language.
package enum DOTRenderer {
  package static func lines(_ graph: ServiceGraph) -> [String] {
    var lines = DOTStyle.header("plan", edges: graph.mergedEdges.map { ($0.from, $0.to) })
    for node in graph.nodes {
      let isUnknown = node.origin == .unknown
      let style = DOTStyle.node(node.kind, node.kind.rawValue, node.name, mark: isUnknown ? "? " : "", line: isUnknown ? "dashed" : nil)
      lines.append("  \(quoted(node.id)) [\(style)];")
    }
    for edge in graph.mergedEdges {
      let style = edge.certainty == .possible ? ", style=dashed" : ""
      lines.append("  \(quoted(edge.from)) -> \(quoted(edge.to)) [label=\(quoted(" \(edge.kind) "))\(style)];")
    }
    return lines + ["}"]
  }

  static func shape(_ kind: NodeKind) -> String {
    switch kind {
    case .function: "box"
    case .table, .bucket, .database, .logGroup: "cylinder"
    case .queue, .stream, .deliveryStream, .kafka, .broker, .pipe: "cds"
    case .stateMachine, .rule, .iotRule: "hexagon"
    default: "ellipse"
    }
  }

  static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// In a quoted string a backslash starts an escape of labels (`\N`, `\G`, `\l`), and Graphviz reads `&…;` as HTML's entities.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "&": result += "&amp;"
      default:
        if scalar.properties.generalCategory == .control { result += " " } else { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
