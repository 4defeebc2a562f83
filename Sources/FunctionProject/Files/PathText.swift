/// Paths as text, `/` separated; nothing here looks at the disk.
package enum PathText {
  /// `path`, seen from `base`; without `.` and needless `..`. The empty path becomes `.`.
  package static func join(_ base: String, _ path: String) -> String {
    if path.hasPrefix("/") || base.isEmpty || base == "." { return normalise(path) }
    return normalise("\(base)/\(path)")
  }

  /// An entry of a directory; both normalised.
  package static func child(_ name: String, of directory: String) -> String {
    if directory == "." { return name }
    return directory == "/" ? "/\(name)" : "\(directory)/\(name)"
  }

  package static func normalise(_ path: String) -> String {
    var parts: [Substring] = []
    let isAbsolute = path.hasPrefix("/")
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let text = parts.joined(separator: "/")
    if isAbsolute { return "/\(text)" }
    return text.isEmpty ? "." : text
  }

  package static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Whether `path` is `directory` or lies below it; both normalised, and both relative or both absolute.
  package static func isInside(_ path: String, _ directory: String) -> Bool {
    if directory == "." { return !path.hasPrefix("/") && path != ".." && !path.hasPrefix("../") }
    return path == directory || path.hasPrefix(directory == "/" ? "/" : "\(directory)/")
  }

  /// `path` as seen from `directory`; both absolute.
  package static func relative(_ path: String, to directory: String) -> String {
    let target = normalise(path).split(separator: "/")
    let base = normalise(directory).split(separator: "/")
    var common = 0
    while common < min(target.count, base.count), target[common] == base[common] { common += 1 }
    let up = Array(repeating: Substring(".."), count: base.count - common)
    let parts = up + target[common...]
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}
