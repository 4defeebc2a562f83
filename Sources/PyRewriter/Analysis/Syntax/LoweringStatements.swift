import TreeSitterBridge

extension Lowering {
  mutating func statements(below node: Int) {
    var child = firstChild(node)
    while let current = child {
      statement(current)
      child = sibling(current, below: node)
    }
  }

  mutating func statement(_ node: Int) {
    switch shape(node) {
    case .function: functionDefinition(node, decorators: [])
    case .classDefinition: classDefinition(node, decorators: [])
    case .decorated: decorated(node)
    case .importStatement: importStatement(node)
    case .importFrom: importFrom(node)
    case .globalStatement: declare(node) { _ in 0 }
    case .nonlocalStatement: declare(node) { $0.enclosingFunctionScope() }
    case .forStatement: forStatement(node)
    case .withStatement: withStatement(node)
    case .exceptClause, .branch, .caseClause: inBlock(of: node, isLoop: false) { $0.clause(node) }
    case .whileStatement, .ifStatement, .tryStatement, .matchStatement: branching(node)
    case .returnStatement: returnStatement(node)
    case .deleteStatement: for child in children(node) { target(child, .opaque, at: node) }
    case .block, .expressionStatement: statements(below: node)
    case .assignment: assignment(node)
    case .augmented: augmented(node)
    case .typeAlias: break
    default: expression(node)
    }
  }

  /// `if`, `while`, `try`, `match`: what stands in their blocks may not run.
  private mutating func branching(_ node: Int) {
    let isLoop = shape(node) == .whileStatement
    for child in children(node) {
      if shape(child) == .block {
        inBlock(of: child, isLoop: isLoop) { $0.statements(below: child) }
      } else {
        statement(child)
      }
    }
  }

  private mutating func clause(_ node: Int) {
    for child in children(node) {
      if shape(child) == .block { statements(below: child) } else { pattern(child) }
    }
  }

  /// What an `except` or `case` clause binds is nothing that analysis follows.
  private mutating func pattern(_ node: Int) {
    switch shape(node) {
    case .asPattern: asPattern(node) { _ in .opaque }
    case .ifStatement, .branch, .exceptClause, .caseClause: statement(node)
    default: expression(node)
    }
  }

  private mutating func declare(_ node: Int, scope target: (Lowering) -> Int32) {
    let other = target(self)
    for child in children(node) where shape(child) == .identifier {
      declaredScopes[ModuleSyntax.key(scope, name(child))] = other
    }
  }

  private func enclosingFunctionScope() -> Int32 {
    var current = module.scopes[Int(scope)].parent
    while current > 0, module.scopes[Int(current)].kind != .function { current = module.scopes[Int(current)].parent }
    return max(current, 0)
  }

  private mutating func forStatement(_ node: Int) {
    let parts = children(node)
    guard parts.count >= 3 else { return statements(below: node) }
    let iterated = expression(parts[1])
    inBlock(of: node, isLoop: true) { lowering in
      lowering.target(parts[0], .iteration(iterated), at: parts[0])
      for part in parts[2...] { lowering.statement(part) }
    }
  }

  private mutating func withStatement(_ node: Int) {
    for child in children(node) {
      if shape(child) == .block { statements(below: child) } else { withItems(child) }
    }
  }

  private mutating func withItems(_ node: Int) {
    for child in children(node) {
      if shape(child) == .asPattern {
        asPattern(child) { .context($0) }
      } else if nodes[child].kind == .withItem || shape(child) == .sequence && nodes[node].kind == .withItem {
        withItems(child)
      } else {
        expression(child)
      }
    }
  }

  /// `value as target`.
  mutating func asPattern(_ node: Int, _ form: (ExpressionID) -> Binding.Form) {
    let parts = children(node)
    guard let first = parts.first else { return }
    let value = expression(first)
    guard let last = parts.last, shape(last) == .asTarget, let bound = firstChild(last) else { return }
    target(bound, form(value), at: bound)
  }

  private mutating func returnStatement(_ node: Int) {
    guard let child = firstChild(node) else { return }
    let value = expression(child)
    if function >= 0 { module.functions[Int(function)].returns.append(value) }
  }

  private mutating func augmented(_ node: Int) {
    let parts = children(node)
    guard parts.count == 2 else { return }
    let base = expression(parts[0], role: .target)
    let value = expression(parts[1])
    guard let name = module.lastName(base) else { return }
    let added = anonymous(name, .iteration(value), at: node)
    module.items[name, default: []].append(MemberBinding(base: base, key: -1, binding: added))
  }

  // MARK: Assignments

  /// `a = b = value`, `a: T = value`, `a: T`.
  @discardableResult
  mutating func assignment(_ node: Int) -> ExpressionID {
    let parts = children(node)
    guard let left = parts.first else { return -1 }
    var annotation: ExpressionID = -1
    var value: ExpressionID = -1
    for part in parts.dropFirst() {
      switch shape(part) {
      case .type: annotation = typeExpression(part)
      case .assignment: value = assignment(part)
      default: value = expression(part)
      }
    }
    if value >= 0, case .lambda(let index) = module[value].form, shape(left) == .identifier {
      module.functions[Int(index)].name = name(left)
    }
    if value >= 0 || annotation >= 0 { target(left, value >= 0 ? .value(value) : .opaque, at: left, annotation: annotation) }
    return value
  }

  /// Binds what `node` names: a name, an attribute, an item, or several.
  mutating func target(_ node: Int, _ form: Binding.Form, at place: Int, annotation: ExpressionID = -1) {
    switch shape(node) {
    case .identifier: bind(name(node), form, at: place, annotation: annotation)
    case .attribute: attributeTarget(node, form, annotation: annotation)
    case .subscripted: itemTarget(node, form)
    case .patternList, .sequence, .parenthesized:
      let parts = children(node)
      if shape(node) == .parenthesized, let only = parts.first { return target(only, form, at: place) }
      for (index, part) in parts.enumerated() { target(part, form.element(at: Int32(index)), at: place) }
    case .starred: if let inner = firstChild(node) { target(inner, .opaque, at: place) }
    case .asTarget: if let inner = firstChild(node) { target(inner, form, at: place) }
    default: expression(node)
    }
  }

  private mutating func attributeTarget(_ node: Int, _ form: Binding.Form, annotation: ExpressionID) {
    let expression = expression(node, role: .target)
    guard case .attribute(let base, let name) = module[expression].form else { return }
    let index = anonymous(name, form, at: node, annotation: annotation)
    if case .name(let baseName, _, _) = module[base].form, baseName == selfName, selfClass >= 0 {
      module.selfAttributes[ModuleSyntax.key(selfClass, name), default: []].append(index)
    } else {
      module.otherAttributes[name, default: []].append(MemberBinding(base: base, key: -1, binding: index))
    }
  }

  private mutating func itemTarget(_ node: Int, _ form: Binding.Form) {
    let expression = expression(node, role: .target)
    guard case .subscripted(let base, let key) = module[expression].form, let name = module.lastName(base) else { return }
    let index = anonymous(name, form, at: node)
    module.items[name, default: []].append(MemberBinding(base: base, key: key, binding: index))
  }
}

extension Binding.Form {
  /// What the target at `index` of several gets.
  fileprivate func element(at index: Int32) -> Binding.Form {
    switch self {
    case .value(let value): .element(value, index)
    case .iteration(let value): .iterationElement(value, index)
    default: .opaque
    }
  }
}
