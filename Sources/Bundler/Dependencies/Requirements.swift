import Batch
import FunctionProject
import TOMLKit

/// What a function's code directory says that it needs.
struct Requirements: Equatable {
  /// The file that says it.
  let file: String
  /// The file's content, and that of the files it includes: what the outcome depends on.
  let contents: [String]
  /// Requirements of a `pyproject.toml`, one a line; nil where `file` is a requirements file itself.
  let lines: [String]?
  /// Includes code of this machine, which may change while this text does not.
  let hasLocalCode: Bool
  /// Normalised names of the packages that have one version only.
  let pinned: Set<String>

  /// - Returns: nil when the directory names no dependencies.
  /// - Throws: `dependencies` for what cannot be read.
  static func find(in directory: String, chosen: String?) throws(BundleError) -> Requirements? {
    if let chosen { return try read(chosen) }
    let text = PathText.join(directory, "requirements.txt")
    if Disk.isFile(text) { return try read(text) }
    let project = PathText.join(directory, "pyproject.toml")
    return Disk.isFile(project) ? try readProject(project) : nil
  }

  private static func read(_ file: String) throws(BundleError) -> Requirements? {
    var reader = RequirementsReader()
    try reader.add(file, from: nil)
    guard reader.hasRequirements else { return nil }
    return Requirements(
      file: file, contents: reader.contents, lines: nil, hasLocalCode: reader.hasLocalCode, pinned: reader.pinned)
  }

  private static func readProject(_ file: String) throws(BundleError) -> Requirements? {
    let table: TOMLTable
    do {
      table = try TOMLTable(string: String(decoding: try FileReader.read(file), as: UTF8.self))
    } catch let error as TOMLParseError {
      let at = error.source.begin
      throw .dependencies(place: "\(file):\(at.line):\(at.column)", reason: error.description, output: "")
    } catch {
      throw .dependencies(place: file, reason: "cannot be read: \(error)", output: "")
    }
    guard let list = table["project"]?.table?["dependencies"] else { return nil }
    guard let array = list.array, case let lines = array.compactMap(\.string), lines.count == array.count else {
      throw .dependencies(place: file, reason: "[project] dependencies must be a list of texts", output: "")
    }
    guard !lines.isEmpty else { return nil }
    let isLocal = lines.contains { $0.contains("file:") }
    return Requirements(
      file: file, contents: lines, lines: lines, hasLocalCode: isLocal, pinned: Set(lines.compactMap(PackageName.pinned)))
  }
}

/// Reads a requirements file and those that it includes (pip's documentation, "Requirements File Format").
private struct RequirementsReader {
  var contents: [String] = []
  var hasRequirements = false
  var hasLocalCode = false
  var pinned: Set<String> = []
  private var seen: Set<String> = []

  mutating func add(_ file: String, from place: String?) throws(BundleError) {
    guard seen.insert(file).inserted, !file.contains("://") else { return }
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileReader.read(file) } catch {
      throw .dependencies(place: place ?? file, reason: "\(place == nil ? "" : file + ": ")\(error.message)", output: "")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    contents.append(text)
    let joined = text.replacing("\r\n", with: "\n").replacing("\\\n", with: " ")
    for (index, line) in joined.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      try add(line: Self.withoutComment(line), in: file, number: index + 1)
    }
  }

  private mutating func add(line: String, in file: String, number: Int) throws(BundleError) {
    guard !line.isEmpty else { return }
    if let included = Self.includedFile(line) {
      let path = included.hasPrefix("/") ? included : PathText.join(PathText.directory(of: file), included)
      return try add(path, from: "\(file):\(number):1")
    }
    let isEditable = line.hasPrefix("-e") || line.hasPrefix("--editable")
    if isEditable || Self.isLocal(line) { hasLocalCode = true }
    guard !line.hasPrefix("-") || isEditable else { return }
    hasRequirements = true
    if let name = PackageName.pinned(in: line) { pinned.insert(name) }
  }

  /// A path rather than a name: `./lib`, `wheels/x.whl`, `x @ file:///y`, `--find-links wheels`.
  private static func isLocal(_ line: String) -> Bool {
    let code = line.prefix { $0 != ";" }
    if code.contains("file:") { return true }
    let isPath = code.contains("/") || code.hasPrefix(".") || code.hasSuffix(".whl") || code.hasPrefix("-f")
      || code.hasPrefix("--find-links")
    return isPath && !code.contains("://")
  }

  private static func withoutComment(_ line: Substring) -> String {
    let code = line.hasPrefix("#") ? "" : line.firstRange(of: " #").map { line[..<$0.lowerBound] } ?? line
    return String(code.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  private static func includedFile(_ line: String) -> String? {
    for option in ["--requirement", "--constraint", "-r", "-c"] where line.hasPrefix(option) {
      let value = line.dropFirst(option.count).drop { $0 == " " || $0 == "=" || $0 == "\t" }
      return String(value)
    }
    return nil
  }
}
