import TreeSitterBridge

/// The uses of a name that a plain text is assigned to, `target` in `target = "boto3.client"`, where the name is bound only once.
struct NameUses {
  /// Of the values: the name itself, or the keyword argument that it is given as.
  private(set) var ranges: [Range<Int>] = []

  /// Nil where the name is bound again, or used as anything that `takesModule` does not accept, or not at all.
  /// - Parameters:
  ///   - value: the right side of the assignment.
  ///   - takesModule: `parent` takes a module's name where `use` stands.
  init?(ofNameBoundTo value: Node, in tree: borrowing SyntaxTree, takesModule: (_ use: Node, _ parent: Node) -> Bool) {
    guard let assignment = value.parent, assignment.kind == .assignment, let right = assignment.child(.right), right.isSame(as: value),
      let target = assignment.child(.left), target.kind == .identifier, assignment.parent?.kind == .expressionStatement
    else { return nil }
    guard let scope = Self.scope(of: assignment) else { return nil }
    let name = target.text
    let source = tree.source
    var leaves = LeafFinder(in: tree.root)
    for start in source.offsets(of: name) where scope.contains(start) {
      let end = start + name.utf8.count
      guard start == 0 || !source[start - 1].isNameByte, end == source.count || !source[end].isNameByte else { continue }
      guard let use = leaves.leaf(at: start), use.kind == .identifier, !use.isSame(as: target), let parent = use.parent, !Self.isLabel(use, in: parent)
      else { continue }
      // Parameters, `global`, inner functions' own names: all else that may bind it takes no module's name either.
      guard takesModule(use, parent) else { return nil }
      ranges.append(parent.kind == .keywordArgument ? parent.byteRange : use.byteRange)
    }
    guard !ranges.isEmpty else { return nil }
  }

  /// The bytes in which the assigned name means the same: of the function around it, else of the module. Nil in a class, whose names
  /// are its objects' attributes as well.
  private static func scope(of assignment: Node) -> Range<Int>? {
    var current = assignment
    while let above = current.parent {
      switch above.kind {
      case .functionDefinition: return above.byteRange
      case .classDefinition: return nil
      default: current = above
      }
    }
    return current.byteRange
  }

  /// `name` in `x.name` and in `f(name=1)` is another's.
  private static func isLabel(_ identifier: Node, in parent: Node) -> Bool {
    switch parent.kind {
    case .attribute: parent.child(Syntax.member)?.isSame(as: identifier) == true
    case .keywordArgument: parent.child(.name)?.isSame(as: identifier) == true
    default: false
    }
  }
}
