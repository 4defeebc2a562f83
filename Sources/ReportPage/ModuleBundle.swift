/// Joins JavaScript modules into one: a page that is opened from a file may not load others.
///
/// Each module becomes a function that is called once, behind those that it imports, and returns what it exports. It reads our own modules,
/// not any: an import is one line, `import { a, b } from "./c.js";`, and an export begins a line with `export function`, `const` or `class`.
struct ModuleBundle {
  private let read: (String) -> String
  private var numbers: [String: Int] = [:]
  private(set) var text = ""

  init(from path: String, read: @escaping (String) -> String) {
    self.read = read
    _ = add(path)
  }

  /// The number of the module, which stands in the text by then.
  private mutating func add(_ path: String) -> Int {
    if let known = numbers[path] { return known }
    var (own, exports): (String, [Substring]) = ("", [])
    for line in read(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if let (names, file) = Self.imported(line) {
        own += "const \(names) = module\(add(Self.resolve(file, from: path)));\n"
      } else if line.hasPrefix("export ") {
        own += line.dropFirst(7) + "\n"
        exports.append(Self.name(declaredBy: line))
      } else {
        own += line + "\n"
      }
    }
    let number = numbers.count
    numbers[path] = number
    text += "// \(path)\nconst module\(number) = (() => {\n\(own)return { \(exports.joined(separator: ", ")) };\n})();\n"
    return number
  }

  /// `{ a, b }` and `./c.js`.
  private static func imported(_ line: Substring) -> (names: Substring, file: Substring)? {
    guard line.hasPrefix("import {"), line.hasSuffix("\";"), let end = line.firstIndex(of: "}") else { return nil }
    guard let file = line.dropLast(2).split(separator: "\"").last else { return nil }
    return (line[line.index(line.startIndex, offsetBy: 7)...end], file)
  }

  private static func name(declaredBy line: Substring) -> Substring {
    let behind = line.split(separator: " ", maxSplits: 2).last ?? ""
    return behind.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
  }

  private static func resolve(_ name: Substring, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    for part in name.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
