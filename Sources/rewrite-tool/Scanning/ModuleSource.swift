import FunctionProject
import PyRewriter

/// A Python file and what it may be imported as.
struct ModuleSource {
  let path: String
  let bytes: [UInt8]
  /// A directory of installed packages that the file belongs to.
  var packageRoot: String?

  /// - Parameter roots: directories from which imports start; a layer's `python` folder is one too.
  func module(seenFrom roots: [String], isReported: Bool) -> ModuleFile {
    var names: [String] = []
    for root in [packageRoot].compactMap(\.self) + roots where PathText.isInside(path, root) && path != root {
      let below = PathText.below(root, path)
      names.append(Self.dotted(below))
      if let layer = below.range(of: "python/") { names.append(Self.dotted(String(below[layer.upperBound...]))) }
    }
    if names.isEmpty { names = [Self.dotted(PathText.name(of: path))] }
    return ModuleFile(path: path, moduleNames: names, bytes: bytes, isReported: isReported, isDependency: packageRoot != nil)
  }

  private static func dotted(_ path: String) -> String {
    var parts = path.dropLast(".py".count).split(separator: "/")
    if parts.last == "__init__" { parts.removeLast() }
    return parts.joined(separator: ".")
  }

  /// The first parts of the modules that the file imports absolutely, as far as its lines tell; sorted.
  var importedNames: [String] {
    var names: Set<String> = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      let isFrom = words.starts(with: "from ".utf8)
      guard isFrom || words.starts(with: "import ".utf8) else { continue }
      let rest = String(decoding: words.dropFirst(isFrom ? 5 : 7), as: UTF8.self)
      for item in isFrom ? [rest[...]] : rest.split(separator: ",") {
        let name = item.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        if !name.isEmpty { names.insert(String(name)) }
      }
    }
    return names.sorted()
  }
}
