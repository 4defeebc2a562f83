import TreeSitterBridge

/// Uses of `sys.modules` with a name that is not written out, loops over it among them.
struct ComputedLookups {
  private(set) var places: [Range<Int>] = []

  init(in tree: borrowing SyntaxTree) {
    let name = "modules"
    var leaves = LeafFinder(in: tree.root)
    for offset in tree.source.offsets(of: name) {
      guard let leaf = leaves.leaf(at: offset), leaf.kind == .identifier, leaf.byteRange == offset..<offset + name.utf8.count,
        let table = leaf.parent, table.kind == .attribute, table.child(Syntax.object)?.text.hasSuffix("sys") == true, let parent = table.parent,
        Self.isComputed(table, in: parent)
      else { continue }
      places.append(table.byteRange)
    }
  }

  private static func isComputed(_ table: Node, in parent: Node) -> Bool {
    switch parent.kind {
    case .subscript:
      guard let index = parent.child(Self.index) else { return false }
      return ComputedImports.isComputed(index)
    case .comparisonOperator:
      guard let left = parent.child(at: 0), !left.isSame(as: table) else { return false }
      return ComputedImports.isComputed(left)
    case .attribute:
      // `sys.modules.pop(name)`, and `for name in sys.modules.items()`
      guard let call = parent.parent, call.kind == .call, let arguments = call.child(.arguments) else { return false }
      guard let first = arguments.firstNamedChild(except: NodeKind.extras) else { return true }
      return ComputedImports.isComputed(first)
    case .argumentList:
      guard let callee = parent.parent?.child(Syntax.function) else { return false }
      return ["list", "tuple", "set", "sorted", "dict"].contains(callee.text)
    case .forStatement, .forInClause:
      guard let right = parent.child(.right) else { return false }
      return right.isSame(as: table)
    default: return false
    }
  }

  private static let index = NodeField("subscript")
}
