package import TreeSitterBridge

/// One place that binds a name in a module's own scope.
package struct NameBinding: Equatable, Sendable {
  package enum Form: Equatable, Sendable {
    /// `requiredParameters...` positional arguments are accepted; `nil` above: any number.
    case function(requiredParameters: Int, acceptedParameters: Int?)
    case classDefinition
    case imported
    case assigned
    /// `del`, or the end of `except … as name`: the name is gone afterwards.
    case unbound
  }

  package let form: Form
  /// The bound name itself, in bytes.
  package let range: Range<Int>
  /// On some path through the module this binding does not happen.
  package let isConditional: Bool
  /// In an `except` clause: what is bound when another way failed.
  package let isFallback: Bool
}

/// Where a module binds one of its global names, in document order.
package struct NameBindings: Equatable, Sendable {
  package let all: [NameBinding]
  /// `from m import *` may bind any name.
  package let hasStarImport: Bool

  /// - Parameter excluded: byte ranges whose bindings do not count.
  package init(of name: String, in tree: borrowing SyntaxTree, except excluded: [Range<Int>] = []) {
    var found: [NameBinding] = []
    let root = tree.root
    for offset in tree.source.offsets(of: name) {
      let range = offset..<offset + name.utf8.count
      guard !excluded.contains(where: { $0.contains(offset) }), let node = root.descendant(spanning: range), node.kind == .identifier, node.byteRange == range else { continue }
      if let binding = ScopeWalk.binding(by: node) { found.append(binding) }
    }
    all = found
    hasStarImport = tree.source.contains("import *") || tree.source.contains("import*")
  }

  /// Every way through the module leaves the name bound.
  package var isAlwaysBound: Bool {
    !all.contains { $0.form == .unbound } && all.contains { !$0.isConditional }
  }

  /// The binding that counts when the module is imported: the last one, a fallback only where nothing else is.
  package var decisive: NameBinding? {
    let bound = all.filter { $0.form != .unbound }
    return bound.last { !$0.isFallback } ?? bound.last
  }
}

extension NameBinding.Form {
  /// Can be called as `f(event, context)`.
  package var takesEventAndContext: Bool {
    guard case .function(let required, let accepted) = self else { return false }
    return required <= 2 && (accepted ?? 2) >= 2
  }
}
