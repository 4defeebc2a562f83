package import TreeSitterBridge

/// Which code a handler may get to: its module's own, what that imports, and of these modules the functions and classes whose names
/// are used on the way. By names alone, so it may say yes too often, never too seldom for code that names what it calls.
package final class CodeReach {
  /// A function or class at the top of a module.
  package struct Definition: Hashable, Sendable {
    package let path: String
    package let name: String

    package init(path: String, name: String) { (self.path, self.name) = (path, name) }
  }

  fileprivate let program: Program
  private let files: [String: Int]
  private var parser: Parser
  /// Each is parsed when some handler first gets there.
  private var modules: [ModuleNames?]

  package init(_ files: [ModuleFile]) throws(BridgeError) {
    // Only the modules' names are asked for here, never who uses an identifier.
    let none = IdentifierSet(of: [], wanted: WantedIdentifiers([]))
    program = try Program(files, identifiers: files.map { _ in none })
    parser = try Parser()
    modules = Array(repeating: nil, count: files.count)
    self.files = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
  }

  /// - Parameter others: entry points of other functions, which a decorator alone does not make this one's.
  package func reached(from start: Definition, others: Set<Definition> = []) -> ReachedCode {
    var walk = ReachWalk(reach: self, others: others.subtracting([start]))
    if let file = files[start.path] { walk.run(from: file, named: start.name) }
    return ReachedCode(ranges: walk.unreached.reduce(into: [:]) { $0[program.files[$1.key].path] = $1.value })
  }

  fileprivate func module(_ file: Int) -> ModuleNames {
    if let known = modules[file] { return known }
    let names = ModuleNames(program.files[file], &parser)
    modules[file] = names
    return names
  }
}

/// What `CodeReach` found.
package struct ReachedCode: Sendable {
  /// The reached files, with the definitions in them that are not reached.
  let ranges: [String: [Range<Int>]]

  package func containsFile(_ path: String) -> Bool { ranges[path] != nil }

  package func contains(_ path: String, _ offset: Int) -> Bool {
    ranges[path].map { unreached in !unreached.contains { $0.contains(offset) } } ?? false
  }
}

/// One run: units of code are added until nothing more is named.
private struct ReachWalk {
  let reach: CodeReach
  let others: Set<CodeReach.Definition>
  private var reached: [Int: Set<Int>] = [:]
  /// Names used in a file itself, and names used anywhere, as attributes too.
  private var local: [Int: Set<String>] = [:]
  private var anywhere: Set<String> = []
  private var aliases: [Int: [String: String]] = [:]

  private var program: Program { reach.program }

  init(reach: CodeReach, others: Set<CodeReach.Definition>) { (self.reach, self.others) = (reach, others) }

  mutating func run(from file: Int, named name: String) {
    local[file, default: []].insert(name)
    enter(file)
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for file in reached.keys.sorted() {
        for (index, definition) in reach.module(file).definitions.enumerated() where reached[file]?.contains(index) == false {
          if let owner = definition.owner, reached[file]?.contains(owner) == false { continue }
          guard definition.owner == nil ? isNamed(definition, in: file) : isNamedMethod(definition) else { continue }
          reached[file]?.insert(index)
          use(definition.unit, of: file)
          hasGrown = true
        }
      }
    }
  }

  private func isNamed(_ definition: ModuleNames.Definition, in file: Int) -> Bool {
    if local[file]?.contains(definition.name) == true { return true }
    let isOthers = others.contains(.init(path: program.files[file].path, name: definition.name))
    if definition.isDecorated, !isOthers { return true }
    return !isOthers && (reached.keys.contains { $0 != file && local[$0]?.contains(definition.name) == true } || anywhere.contains(definition.name))
  }

  /// Methods are named as attributes of anything, or by Python itself; a base class may call a template method.
  private func isNamedMethod(_ method: ModuleNames.Definition) -> Bool {
    let isPythons = method.name.hasPrefix("__") && method.name.hasSuffix("__")
    return isPythons || method.isDecorated || anywhere.contains(method.name) || local.values.contains { $0.contains(method.name) }
  }

  private mutating func enter(_ file: Int) {
    guard reached[file] == nil else { return }
    reached[file] = []
    use(reach.module(file).top, of: file)
  }

  private mutating func use(_ unit: ModuleNames.Unit, of file: Int) {
    aliases[file, default: [:]].merge(unit.aliases) { $1 }
    local[file, default: []].formUnion(unit.names)
    for (alias, name) in aliases[file] ?? [:] where local[file]?.contains(alias) == true { local[file]?.insert(name) }
    // An attribute of another module; of the same one it would be a method.
    anywhere.formUnion(unit.attributes)
    for imported in unit.imports { for target in targets(of: imported, in: file) { enter(target) } }
  }

  /// The module, the packages around it, and the modules that are imported as its members.
  private func targets(of imported: ModuleNames.Import, in file: Int) -> [Int] {
    var found: [Int] = []
    for base in program.absoluteNames(of: imported.module, level: imported.level, in: Int32(file)) {
      var name = ""
      for part in base.split(separator: ".") {
        name += name.isEmpty ? String(part) : ".\(part)"
        found += lookUp(name, from: file)
      }
      for member in imported.members { found += lookUp(base.isEmpty ? member : "\(base).\(member)", from: file) }
    }
    guard imported.level > 0 else { return found }
    let path = program.relativePathName(of: imported.module, level: imported.level, in: Int32(file))
    for name in [path] + imported.members.map({ "\(path).\($0)" }) { found += lookUp(name, from: file) }
    return found
  }

  private func lookUp(_ name: String, from file: Int) -> [Int] {
    (program.module(named: name) ?? program.moduleByPath(name, from: Int32(file))).map { [Int($0)] } ?? []
  }

  /// The reached files with the ranges of what is not.
  var unreached: [Int: [Range<Int>]] {
    reached.reduce(into: [:]) { result, entry in
      result[entry.key] = reach.module(entry.key).definitions.enumerated().filter { !entry.value.contains($0.offset) }.map(\.element.range)
    }
  }
}
