/// Paths as text, `/` separated; nothing here looks at the disk. A name may begin with a combining character, which
/// Swift's `Character` joins to the slash in front of it: so slashes are looked for among the bytes.
package enum PathText {
  private static let slash = UInt8(ascii: "/")

  /// `path`, seen from `base`; without `.` and needless `..`. The empty path becomes `.`.
  package static func join(_ base: String, _ path: String) -> String {
    if isAbsolute(path) || base.isEmpty || base == "." { return normalise(path) }
    return normalise("\(base)/\(path)")
  }

  /// An entry of a directory; both normalised.
  package static func child(_ name: String, of directory: String) -> String {
    if directory == "." { return name }
    return directory == "/" ? "/\(name)" : "\(directory)/\(name)"
  }

  package static func normalise(_ path: String) -> String {
    var parts: [Substring] = []
    let isAbsolute = isAbsolute(path)
    for part in names(of: path) where part != "." {
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
    guard let slash = path.utf8.lastIndex(of: slash) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// Whether `path` is `directory` or lies below it; both normalised, and both relative or both absolute.
  package static func isInside(_ path: String, _ directory: String) -> Bool {
    if directory == "." { return !isAbsolute(path) && path != ".." && !path.utf8.starts(with: "../".utf8) }
    return path == directory || path.utf8.starts(with: (directory == "/" ? "/" : "\(directory)/").utf8)
  }

  /// What follows `directory` in `path`, which lies below it; both normalised.
  package static func below(_ directory: String, _ path: String) -> String {
    let prefix = directory == "." ? 0 : directory == "/" ? 1 : directory.utf8.count + 1
    return String(path.utf8.dropFirst(prefix)) ?? path
  }

  /// `path` without what leads out of a directory that it is put into: a slash or `..` in front; normalised.
  package static func contained(_ path: String) -> String {
    let parts = names(of: normalise(path)).drop { $0 == ".." }
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  private static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

  /// The parts between slashes.
  private static func names(of path: String) -> [Substring] {
    path.utf8.split(separator: slash).map { Substring($0) }
  }

  /// `path` as seen from `directory`; both absolute.
  package static func relative(_ path: String, to directory: String) -> String {
    let target = names(of: normalise(path))
    let base = names(of: normalise(directory))
    var common = 0
    while common < min(target.count, base.count), target[common] == base[common] { common += 1 }
    let up = Array(repeating: Substring(".."), count: base.count - common)
    let parts = up + target[common...]
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}
