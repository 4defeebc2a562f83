import TreeSitterBridge

/// A file that takes part in an analysis; clean of instrumentation.
package struct ModuleFile: Sendable {
  package let path: String
  /// The dotted names under which other files may import it; `pkg` for `pkg/__init__.py`.
  package let moduleNames: [String]
  package let bytes: [UInt8]
  /// False for files that are only looked into where others lead there: no call sites of theirs are reported.
  package let isReported: Bool
  /// True for files of packages that others wrote: where no file of a package names the SDK, its `delete()` is none of the SDK's.
  package let isDependency: Bool

  package init(
    path: String, moduleNames: [String], bytes: [UInt8], isReported: Bool = true, isDependency: Bool = false
  ) {
    self.path = path
    self.moduleNames = moduleNames
    self.bytes = bytes
    self.isReported = isReported
    self.isDependency = isDependency
  }

  /// The package that a dependency's file belongs to.
  var group: String { moduleNames.first.map(KnownModules.root(of:)) ?? path }

  var isPackage: Bool { path.hasSuffix("__init__.py") }
}

/// The files of an analysis, each parsed when something first needs it.
final class Program {
  let files: [ModuleFile]
  let identifiers: [IdentifierSet]
  private var parser: Parser
  private var lowered: [LoweredModule?]
  private var lineStarts: [[Int]?]
  private var modules: [String: Int32] = [:]
  /// Dotted ends of paths → files; for imports that no module name answers.
  private var pathEnds: [String: [Int32]] = [:]
  private var filesNaming: [String: [Int32]] = [:]
  /// The package of each file, by number; -1 for what is no dependency.
  private let groups: [Int]
  /// The files that were parsed, in that order.
  private(set) var parsedPaths: [String]

  init(_ files: [ModuleFile], identifiers: [IdentifierSet], parsed: [AnalysisUnit.Module] = []) throws(BridgeError) {
    self.files = files
    self.identifiers = identifiers
    parser = try Parser()
    lowered = Array(repeating: nil, count: files.count)
    for one in parsed { lowered[one.index] = one.module }
    parsedPaths = parsed.map { files[$0.index].path }
    lineStarts = Array(repeating: nil, count: files.count)
    var numbers: [String: Int] = [:]
    groups = files.map { file in
      guard file.isDependency else { return -1 }
      let number = numbers[file.group] ?? numbers.count
      numbers[file.group] = number
      return number
    }
    for (index, file) in files.enumerated() {
      for name in file.moduleNames where modules[name] == nil { modules[name] = Int32(index) }
      for end in Self.dottedEnds(of: file.path) { pathEnds[end, default: []].append(Int32(index)) }
    }
  }

  /// Empty where the file does not parse.
  func syntax(_ file: Int32) -> LoweredModule {
    if let known = lowered[Int(file)] { return known }
    parsedPaths.append(files[Int(file)].path)
    let module = Self.lower(files[Int(file)], with: &parser)
    lowered[Int(file)] = module
    return module
  }

  static func lower(_ file: ModuleFile, with parser: inout Parser) -> LoweredModule {
    guard let tree = try? parser.parse(file.bytes) else { return LoweredModule(ModuleSyntax()) }
    return LoweredModule(Lowering.lower(tree))
  }

  /// The files in which `name`, which `file` defines, may be used: for a dependency its own package and what is no dependency.
  func files(naming name: String, of file: Int32) -> [Int32] {
    let group = groups[Int(file)]
    return files(naming: name).filter { index in
      let other = groups[Int(index)]
      return other < 0 || other == group
    }
  }

  private func files(naming name: String) -> [Int32] {
    if let known = filesNaming[name] { return known }
    let hash = IdentifierSet.hash(of: name)
    let found = identifiers.indices.lazy.filter { self.identifiers[$0].mayContain(hash) }.map(Int32.init)
    filesNaming[name] = Array(found)
    return filesNaming[name, default: []]
  }

  // MARK: Modules

  func module(named name: String) -> Int32? { modules[name] }

  /// The file that `name`, imported in `file`, most likely means when no module has that name: the nearest one whose path ends so.
  func moduleByPath(_ name: String, from file: Int32) -> Int32? {
    guard let candidates = pathEnds[name] else { return nil }
    let origin = files[Int(file)].path.split(separator: "/")
    let near = candidates.map { ($0, Self.commonPrefix(origin, files[Int($0)].path.split(separator: "/"))) }
    guard let best = near.max(by: { $0.1 < $1.1 }) else { return nil }
    return best.0 == file ? nil : best.0
  }

  /// The absolute names of `module`, imported with `level` dots in `file`.
  func absoluteNames(of module: String, level: Int32, in file: Int32) -> [String] {
    guard level > 0 else { return [module] }
    let origin = files[Int(file)]
    return origin.moduleNames.compactMap { name in
      var parts = name.split(separator: ".", omittingEmptySubsequences: true)
      let dropped = Int(level) - (origin.isPackage ? 1 : 0)
      guard parts.count >= dropped else { return nil }
      parts.removeLast(dropped)
      if !module.isEmpty { parts.append(module[...]) }
      return parts.joined(separator: ".")
    }
  }

  /// The dotted path that a relative import means on disk.
  func relativePathName(of module: String, level: Int32, in file: Int32) -> String {
    var parts = files[Int(file)].path.split(separator: "/").map(String.init)
    for _ in 0..<min(Int(level), parts.count) { parts.removeLast() }
    return (parts + (module.isEmpty ? [] : [module])).joined(separator: ".")
  }

  private static func dottedEnds(of path: String) -> [String] {
    guard path.hasSuffix(".py") else { return [] }
    var parts = path.dropLast(3).split(separator: "/").map(String.init)
    if parts.last == "__init__" { parts.removeLast() }
    return parts.indices.map { parts[$0...].joined(separator: ".") }
  }

  private static func commonPrefix(_ left: [Substring], _ right: [Substring]) -> Int {
    zip(left, right).prefix { $0 == $1 }.count
  }

  // MARK: Places

  /// `path:line`, the line from 1.
  func location(of offset: Int, in file: Int32) -> String {
    let starts: [Int]
    if let known = lineStarts[Int(file)] {
      starts = known
    } else {
      let bytes = files[Int(file)].bytes
      starts = [0] + bytes.indices.filter { bytes[$0] == .lineFeed }.map { $0 + 1 }
      lineStarts[Int(file)] = starts
    }
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return "\(files[Int(file)].path):\(low + 1)"
  }
}
