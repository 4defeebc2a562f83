/// Joins JavaScript modules into one: a page that is opened from a file may not load others.
///
/// Each module stands behind those that it imports, without its `import` lines and the word `export`. All share one scope, so two
/// modules must not have a top-level name in common: the browser refuses the script then, and so does the test of the page.
struct ModuleBundle {
  private let read: (String) -> String
  private var done: Set<String> = []
  private(set) var text = ""

  init(from path: String, read: @escaping (String) -> String) {
    self.read = read
    add(path)
  }

  private mutating func add(_ path: String) {
    guard done.insert(path).inserted else { return }
    var own = ""
    for line in read(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if let imported = Self.imported(line) {
        add(Self.resolve(imported, from: path))
      } else {
        own += (line.hasPrefix("export ") ? line.dropFirst(7) : line) + "\n"
      }
    }
    text += own
  }

  /// What a line of the form `import { a, b } from "./c.js";` names.
  private static func imported(_ line: Substring) -> Substring? {
    guard line.hasPrefix("import "), line.hasSuffix("\";") else { return nil }
    return line.dropLast(2).split(separator: "\"").last
  }

  private static func resolve(_ name: Substring, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    for part in name.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
