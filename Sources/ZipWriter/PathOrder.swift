/// Lets paths through one by one: well-formed, ascending by bytes, none twice, none inside a file.
struct PathOrder {
  private var previous: String?
  /// Earlier paths of which the latest one is a continuation, shortest first. In ascending order, all
  /// earlier prefixes of a path are here, so that `a` is still known when `a/b` follows `a.py`.
  private var prefixes: [String] = []

  /// Throws `badPath`, `duplicatePath`, `unsortedPath` or `pathInsideFile`.
  mutating func admit(_ path: String) throws(ZipError) {
    if let flaw = Self.flaw(of: path) { throw .badPath(path, flaw) }
    if let previous {
      if previous.utf8.elementsEqual(path.utf8) { throw .duplicatePath(path) }
      guard previous.isBefore(path) else { throw .unsortedPath(path, after: previous) }
    }
    while let last = prefixes.last, !path.utf8.starts(with: last.utf8) { prefixes.removeLast() }
    for file in prefixes where path.utf8.dropFirst(file.utf8.count).first == UInt8(ascii: "/") {
      throw .pathInsideFile(file: file, inside: path)
    }
    prefixes.append(path)
    previous = path
  }

  /// What forbids `path`, or nil. Case-only differences and other Unicode forms are different names.
  static func flaw(of path: String) -> PathFlaw? {
    let bytes = path.utf8
    if bytes.isEmpty { return .empty }
    if bytes.count > 0xFFFF { return .tooLong(bytes: bytes.count) }
    if bytes.contains(0) { return .nul }
    if bytes.contains(UInt8(ascii: "\\")) { return .backslash }
    if bytes.first == UInt8(ascii: "/") { return .absolute }
    for component in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if component.isEmpty { return .emptyComponent }
      if component.elementsEqual(".".utf8) { return .dotComponent }
      if component.elementsEqual("..".utf8) { return .parentComponent }
    }
    return nil
  }
}

extension String {
  /// Order of UTF-8 bytes; `<` would compare Unicode normal forms.
  func isBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
