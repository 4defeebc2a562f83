import TreeSitterBridge

/// Climbs from an identifier to the module, to tell whether and how it binds a global name.
enum ScopeWalk {
  /// What `identifier` binds in the module's own scope, if anything.
  static func binding(by identifier: Node) -> NameBinding? {
    guard let parent = identifier.parent else { return nil }
    if let definition = definitionForm(of: identifier, under: parent) {
      return climb(from: parent, of: identifier, form: definition)
    }
    if let form = importForm(of: identifier, under: parent) { return climb(from: parent, of: identifier, form: form) }
    return targetBinding(of: identifier, from: parent)
  }

  private static func definitionForm(of identifier: Node, under parent: Node) -> NameBinding.Form? {
    guard let name = parent.child(.name), name.isSame(as: identifier) else { return nil }
    switch parent.kind {
    case .functionDefinition: return ParameterCount(of: parent).form
    case .classDefinition: return .classDefinition
    case .namedExpression: return .assigned
    default: return nil
    }
  }

  private static func importForm(of identifier: Node, under parent: Node) -> NameBinding.Form? {
    if parent.kind == .aliasedImport {
      guard let alias = parent.child(.alias) else { return nil }
      return alias.isSame(as: identifier) ? .imported : nil
    }
    guard parent.kind == .dottedName, let statement = parent.parent else { return nil }
    switch statement.kind {
    case .importStatement:
      return parent.byteRange.lowerBound == identifier.byteRange.lowerBound ? .imported : nil
    case .importFromStatement:
      guard let module = statement.child(.moduleName) else { return nil }
      return module.isSame(as: parent) ? nil : .imported
    case .casePattern:
      return parent.childCount == 1 ? .assigned : nil
    default: return nil
    }
  }

  /// The identifier as target of an assignment, a loop, `with`, `except`, `del` …
  private static func targetBinding(of identifier: Node, from parent: Node) -> NameBinding? {
    var target = identifier
    var holder = parent
    while NodeKind.targetPatterns.contains(holder.kind), let above = holder.parent {
      target = holder
      holder = above
    }
    switch holder.kind {
    case .assignment:
      guard let left = holder.child(.left), left.isSame(as: target), let right = holder.child(.right) else { return nil }
      return climb(from: holder, of: identifier, form: assignedForm(right))
    case .augmentedAssignment, .forStatement, .typeAliasStatement:
      guard let left = holder.child(.left), left.byteRange == target.byteRange else { return nil }
      return climb(from: holder, of: identifier, form: .assigned, isOwnBranch: true)
    case .asPatternTarget:
      return climb(from: holder, of: identifier, form: isExceptionTarget(holder) ? .unbound : .assigned)
    case .deleteStatement:
      return climb(from: holder, of: identifier, form: .unbound)
    default: return nil
    }
  }

  private static func assignedForm(_ value: Node) -> NameBinding.Form {
    value.kind == .lambda ? ParameterCount(of: value).form : .assigned
  }

  private static func isExceptionTarget(_ target: Node) -> Bool {
    guard let pattern = target.parent, let clause = pattern.parent else { return false }
    return clause.kind == .exceptClause
  }

  /// From the binding construct up: which scope it binds in, and under which conditions.
  private static func climb(
    from construct: Node, of identifier: Node, form: NameBinding.Form, isOwnBranch: Bool = false
  ) -> NameBinding? {
    var isConditional = isOwnBranch && NodeKind.branches.contains(construct.kind)
    var isFallback = false
    var current = construct
    while let above = current.parent {
      switch above.kind {
      case .functionDefinition, .lambda:
        // Decorators and defaults run in the scope outside; a `global` name escapes the body.
        guard declares(identifier.text, globalIn: above) else { return nil }
        isConditional = true
      case .classDefinition:
        return nil
      case .exceptClause:
        isFallback = true
      default:
        if NodeKind.branches.contains(above.kind) { isConditional = true }
      }
      current = above
    }
    guard current.kind == .module else { return nil }
    return NameBinding(
      form: form, range: identifier.byteRange, isConditional: isConditional, isFallback: isFallback)
  }

  private static func declares(_ name: String, globalIn function: Node) -> Bool {
    guard let body = function.child(.body) else { return false }
    var cursor = TreeCursor(at: body)
    repeat {
      let node = cursor.current
      guard node.kind == .globalStatement else { continue }
      for index in 0..<node.childCount {
        if let child = node.child(at: index), child.kind == .identifier, child.text == name { return true }
      }
    } while cursor.advance()
    return false
  }
}
