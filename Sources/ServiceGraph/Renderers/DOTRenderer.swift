/// The graph in Graphviz' language.
package enum DOTRenderer {
  package static func lines(_ graph: ServiceGraph) -> [String] {
    var lines = ["digraph plan {", "  rankdir=LR;", "  node [fontname=\"sans-serif\"];", "  edge [fontname=\"sans-serif\", fontsize=10];"]
    for node in graph.nodes {
      let style = node.origin == .unknown ? ", style=dashed" : node.kind == .function ? ", style=bold" : ""
      let mark = node.origin == .unknown ? "? " : ""
      // `\n` is DOT's own line break, hence outside of what is escaped.
      lines.append(
        "  \(quoted(node.id)) [label=\"\(escaped(node.kind.rawValue))\\n\(mark)\(escaped(node.name))\", shape=\(shape(node.kind))\(style)];")
    }
    for edge in graph.mergedEdges {
      let style = edge.certainty == .possible ? ", style=dashed" : ""
      lines.append("  \(quoted(edge.from)) -> \(quoted(edge.to)) [label=\(quoted(edge.kind))\(style)];")
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
