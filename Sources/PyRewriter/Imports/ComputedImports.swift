import TreeSitterBridge

/// The calls in a file that import, or look up, a module whose name is not written out at all.
struct ComputedImports {
  /// Of the arguments that name the modules.
  private(set) var calls: [Range<Int>] = []

  /// Functions that import what they are told to.
  private static let functions = ["import_module", "__import__", "find_spec", "importorskip", "patch", "wrap_function_wrapper"]

  init(in tree: borrowing SyntaxTree) {
    let source = tree.source
    let aliases = FileNames(of: tree).imports.filter { alias, full in
      Self.functions.contains { full.hasSuffix(".\($0)") && $0 != alias }
    }
    let offsets = (Self.functions + aliases.keys).flatMap { name in source.offsets(of: name).map { $0..<$0 + name.utf8.count } }
    var leaves = LeafFinder(in: tree.root)
    for name in offsets.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      guard let leaf = leaves.leaf(at: name.lowerBound), leaf.kind == .identifier, leaf.byteRange == name, let parent = leaf.parent else { continue }
      guard let call = parent.kind == .attribute ? parent.parent : parent, call.kind == .call,
        let callee = call.child(Syntax.function), callee.byteRange.upperBound == name.upperBound,
        let argument = call.child(.arguments)?.firstNamedChild(except: NodeKind.extras), Self.isComputed(argument)
      else { continue }
      calls.append(argument.byteRange)
    }
  }

  /// Nothing of the name is written out.
  static func isComputed(_ argument: Node) -> Bool {
    var value = argument
    if value.kind == .keywordArgument, let given = value.child(Syntax.value) { value = given }
    switch value.kind {
    case .identifier: return value.text != "__name__" && value.text != "__package__"
    case .attribute, .call, .subscript: return true
    // Whatever is written out in front is another package, or the start of one that is reported by itself.
    case .string: return value.child(at: 1)?.kind == Self.interpolation
    default: return false
    }
  }

  private static let interpolation = NodeKind("interpolation")
}
