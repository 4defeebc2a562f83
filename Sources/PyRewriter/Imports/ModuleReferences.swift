import TreeSitterBridge

/// Where a file names packages of the SDK as modules: what static mode replaces, and, of the copies, what undoing finds.
struct ModuleReferences {
  private(set) var all: [ModuleReference] = []
  /// A text that names a module and stands in none of the places that are known to take one.
  private(set) var unreplacedText: Int?
  /// Arguments that are names of texts which are replaced where they are assigned.
  private(set) var assignedTexts: Set<Range<Int>> = []

  /// - Parameter form: what is looked for.
  init(to form: SDKName.Form, in tree: borrowing SyntaxTree) {
    let source = tree.source
    var leaves = LeafFinder(in: tree.root)
    var texts: TextRoles?
    var statementEnd = 0
    for name in SDKPackages.occurrences(in: source, of: form) where name.range.lowerBound >= statementEnd {
      let start = name.range.lowerBound
      if start > 0, source[start - 1].isQuote {
        guard let opening = leaves.leaf(at: start - 1), opening.kind == .stringStart, let literal = opening.parent else { continue }
        if texts == nil { texts = TextRoles(of: tree) }
        switch texts?.role(of: literal, naming: name.range, in: tree) {
        case .module: all.append(ModuleReference(.name, at: name.range))
        case .assigned(let uses):
          all.append(ModuleReference(.name, at: name.range))
          assignedTexts.formUnion(uses)
        case .computed: all.append(ModuleReference(.computed, at: name.range))
        case .text: unreplacedText = unreplacedText ?? start
        case .other, nil: break
        }
        continue
      }
      guard let leaf = leaves.leaf(at: start), leaf.kind == .identifier, leaf.byteRange == name.range, let parent = leaf.parent else { continue }
      if parent.kind == .keywordArgument {
        if texts == nil { texts = TextRoles(of: tree) }
        if texts?.isModuleKeyword(leaf) == true { all.append(ModuleReference(.name, at: name.range)) }
      } else if let reference = Self.reference(by: leaf, in: parent) {
        all.append(reference)
        statementEnd = reference.range.upperBound
      }
    }
  }

  /// - Parameter dotted: the parent of `name`.
  private static func reference(by name: Node, in dotted: Node) -> ModuleReference? {
    guard dotted.kind == .dottedName, dotted.byteRange.lowerBound == name.byteRange.lowerBound, let parent = dotted.parent else { return nil }
    guard let statement = parent.kind == .aliasedImport ? parent.parent : parent else { return nil }
    switch statement.kind {
    case .importStatement:
      return ModuleReference(.statement(ImportElement.all(of: statement)), at: statement.byteRange)
    case .importFromStatement:
      guard let module = statement.child(.moduleName), module.isSame(as: dotted) else { return nil }
      return ModuleReference(.name, at: name.byteRange, in: statement.byteRange)
    default: return nil
    }
  }
}

extension UInt8 {
  fileprivate var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
}
