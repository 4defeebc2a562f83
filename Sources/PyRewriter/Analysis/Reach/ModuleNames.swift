import TreeSitterBridge

/// A module cut into its top-level functions, its classes and their methods, and the rest, each with the names that it uses.
struct ModuleNames {
  struct Import: Hashable {
    let module: String
    let level: Int32
    let members: [String]
  }

  struct Unit {
    var names: Set<String> = []
    var attributes: Set<String> = []
    var imports: [Import] = []
    /// `from m import name as alias`: alias → name.
    var aliases: [String: String] = [:]
  }

  struct Definition {
    let name: String
    let range: Range<Int>
    let isDecorated: Bool
    /// The class of a method, by its place in `definitions`.
    var owner: Int?
    var unit = Unit()
  }

  private(set) var definitions: [Definition] = []
  /// What runs when the module is imported.
  private(set) var top = Unit()

  /// A file that does not parse has no names.
  init(_ file: ModuleFile, _ parser: inout Parser) {
    guard let tree = try? parser.parse(file.bytes) else { return }
    let root = tree.root
    for index in 0..<root.childCount {
      guard let child = root.child(at: index), child.isNamed else { continue }
      add(child, file.bytes)
    }
  }

  private mutating func add(_ node: Node, _ bytes: [UInt8]) {
    let range = node.byteRange
    switch node.kind {
    case .functionDefinition, .classDefinition, .decoratedDefinition: return define(node, bytes, owner: nil)
    default: break
    }
    // To import a function is not yet to call it.
    let isImport = node.kind == .importStatement || node.kind == .importFromStatement
    let unit = Self.unit(of: node, bytes, without: isImport ? [node.byteRange] : [])
    switch node.kind {
    case .ifStatement where bytes[range].starts(with: "if __name__".utf8):
      // Runs where a developer starts the file, never on Lambda.
      break
    default:
      top.names.formUnion(unit.names)
      top.attributes.formUnion(unit.attributes)
      top.imports += unit.imports
      top.aliases.merge(unit.aliases) { $1 }
    }
  }

  private mutating func define(_ node: Node, _ bytes: [UInt8], owner: Int?) {
    let isDecorated = node.kind == .decoratedDefinition
    var name = node.child(.name)?.text
    var methods: [Range<Int>] = []
    let place = definitions.count
    definitions.append(Definition(name: "", range: node.byteRange, isDecorated: isDecorated, owner: owner))
    if isDecorated {
      for index in 0..<node.childCount {
        guard let child = node.child(at: index) else { continue }
        if child.kind == .functionDefinition || child.kind == .classDefinition { name = child.child(.name)?.text }
        if child.kind == .classDefinition { methods += addMethods(of: child, bytes, owner: place) }
      }
    } else if node.kind == .classDefinition {
      methods = addMethods(of: node, bytes, owner: place)
    }
    let unit = Self.unit(of: node, bytes, without: methods)
    definitions[place] = Definition(name: name ?? "", range: node.byteRange, isDecorated: isDecorated, owner: owner, unit: unit)
  }

  /// Their ranges.
  private mutating func addMethods(of node: Node, _ bytes: [UInt8], owner: Int) -> [Range<Int>] {
    guard let body = node.child(.body) else { return [] }
    var ranges: [Range<Int>] = []
    for index in 0..<body.childCount {
      guard let child = body.child(at: index), child.kind == .functionDefinition || child.kind == .decoratedDefinition else { continue }
      define(child, bytes, owner: owner)
      ranges.append(child.byteRange)
    }
    return ranges
  }

  private static func unit(of node: Node, _ bytes: [UInt8], without ranges: [Range<Int>]) -> Unit {
    var unit = Unit()
    var start = node.byteRange.lowerBound
    for range in ranges + [node.byteRange.upperBound..<node.byteRange.upperBound] {
      scan(bytes[start..<range.lowerBound], into: &unit)
      start = range.upperBound
    }
    // Imports of methods count for the class: too many at worst.
    imports(in: node, &unit)
    return unit
  }

  /// The identifiers of a text, those in strings too: `getattr` and dispatch tables name what they call.
  private static func scan(_ bytes: ArraySlice<UInt8>, into unit: inout Unit) {
    var start: Int?
    for index in bytes.startIndex...bytes.endIndex {
      if index < bytes.endIndex, isPart(bytes[index]) {
        start = start ?? index
        continue
      }
      guard let first = start else { continue }
      start = nil
      guard !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[first]) else { continue }
      let name = String(decoding: bytes[first..<index], as: UTF8.self)
      if first > bytes.startIndex, bytes[first - 1] == UInt8(ascii: ".") { unit.attributes.insert(name) } else { unit.names.insert(name) }
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  // MARK: Imports

  private static func imports(in node: Node, _ unit: inout Unit) {
    var cursor = TreeCursor(at: node)
    let end = node.byteRange.upperBound
    repeat {
      let current = cursor.current
      guard current.byteRange.lowerBound < end else { return }
      if current.kind == .importStatement { addImport(current, &unit) }
      if current.kind == .importFromStatement { addFromImport(current, &unit) }
    } while cursor.advance()
  }

  private static func addImport(_ node: Node, _ unit: inout Unit) {
    for name in names(of: node, after: nil) { unit.imports.append(Import(module: name, level: 0, members: [])) }
  }

  private static func addFromImport(_ node: Node, _ unit: inout Unit) {
    guard let module = node.child(.moduleName) else { return }
    let text = module.text.filter { !$0.isWhitespace }
    let level = text.prefix { $0 == "." }.count
    let members = names(of: node, after: module.byteRange.upperBound)
    for index in 0..<node.childCount {
      guard let child = node.child(at: index), child.kind == .aliasedImport, let name = child.child(.name), let alias = child.child(.alias) else { continue }
      unit.aliases[alias.text] = name.text
    }
    unit.imports.append(Import(module: String(text.dropFirst(level)), level: Int32(level), members: members))
  }

  /// The dotted names among the children, of aliased ones the original.
  private static func names(of node: Node, after offset: Int?) -> [String] {
    var names: [String] = []
    for index in 0..<node.childCount {
      guard let child = node.child(at: index), child.isNamed, offset.map({ child.byteRange.lowerBound >= $0 }) ?? true else { continue }
      if child.kind == .dottedName { names.append(child.text) }
      if child.kind == .aliasedImport, let name = child.child(.name) { names.append(name.text) }
    }
    return names
  }
}
