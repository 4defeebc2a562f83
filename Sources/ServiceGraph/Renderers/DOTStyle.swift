/// How drawings by Graphviz look: colours by kind, names in several lines, chains from top to bottom.
enum DOTStyle {
  private static let font = "fontname=\"Helvetica,Arial,sans-serif\""
  /// Longer chains would not fit a page from left to right.
  private static let longestRow = 5
  private static let longestLine = 22

  /// The lines in front of the nodes.
  static func header(_ name: String, edges: [(from: String, to: String)]) -> [String] {
    let direction = depth(edges) > longestRow ? "TB" : "LR"
    return [
      "digraph \(name) {", "  rankdir=\(direction); nodesep=0.35; ranksep=0.5; pad=0.15; bgcolor=white; \(font); fontsize=11;",
      "  node [\(font), fontsize=11, style=\"filled,rounded\", penwidth=1.2, margin=\"0.16,0.08\"];",
      "  edge [\(font), fontsize=9, color=\"#5b6675\", fontcolor=\"#3c4653\", arrowsize=0.7];",
    ]
  }

  static func region(_ name: String, _ number: Int) -> String {
    "  subgraph cluster_\(number) { label=\(DOTRenderer.quoted(name)); labeljust=l; style=\"filled,rounded\"; fillcolor=\"#f6f8fa\"; color=\"#d0d7de\"; "
      + "fontcolor=\"#57606a\";"
  }

  /// The attributes of a node; `mark` stands before the name, `line` is a line style beyond the kind's.
  static func node(_ kind: NodeKind, _ kindName: String, _ name: String, mark: String = "", line: String? = nil) -> String {
    let shape = DOTRenderer.shape(kind)
    // `\n` is DOT's own line break, hence outside of what is escaped.
    let label = ([DOTRenderer.escaped(kindName)] + wrapped(mark + name).map(DOTRenderer.escaped)).joined(separator: "\\n")
    let style = "filled" + (shape == "box" ? ",rounded" : "") + (line.map { ",\($0)" } ?? "")
    let colours = colours(kind)
    return "label=\"\(label)\", shape=\(shape), style=\"\(style)\", fillcolor=\"\(colours.fill)\", color=\"\(colours.line)\""
      + (shape == "cds" ? ", margin=\"0.32,0.14\"" : "")
  }

  private static func colours(_ kind: NodeKind) -> (fill: String, line: String) {
    switch kind {
    case .function: ("#fff1df", "#d9822b")
    case .table, .database: ("#e4ecfc", "#3f6ac4")
    case .bucket, .logGroup: ("#e2f3e5", "#3c9150")
    case .topic, .queue, .stream, .bus, .deliveryStream, .kafka, .broker, .pipe: ("#f9e6f2", "#b64a93")
    default: ("#eef0f3", "#7a8699")
    }
  }

  /// Breaks behind `-`, `_`, `/`, `.` and `:`, where the names of resources have their joints.
  static func wrapped(_ name: String) -> [String] {
    var lines = [""]
    var piece = ""
    func place() {
      if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + piece.count > longestLine { lines.append("") }
      lines[lines.count - 1] += piece
      piece = ""
    }
    for character in name {
      piece.append(character)
      if "-_/.:".contains(character) { place() }
    }
    place()
    return lines
  }

  /// Edges of the longest way that is a shortest one from some beginning.
  private static func depth(_ edges: [(from: String, to: String)]) -> Int {
    var next: [String: [String]] = [:]
    for edge in edges { next[edge.from, default: []].append(edge.to) }
    let beginnings = Set(next.keys).subtracting(edges.map(\.to))
    var reached = Set(beginnings.isEmpty ? Set(next.keys.sorted().prefix(1)) : beginnings)
    var (front, depth) = (Array(reached), 0)
    while !front.isEmpty {
      front = front.flatMap { next[$0] ?? [] }.filter { reached.insert($0).inserted }
      if !front.isEmpty { depth += 1 }
    }
    return depth
  }
}
