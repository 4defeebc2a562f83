import TreeSitterBridge

/// What stands around an expression: only `.value` makes an attribute a reference worth hooking.
enum ExpressionRole {
  case value, base, callee, target
}

extension Lowering {
  @discardableResult
  mutating func expression(_ node: Int, role: ExpressionRole = .value) -> ExpressionID {
    nested { $0.lowered(node, role: role) } ?? add(.opaque, node)
  }

  private mutating func lowered(_ node: Int, role: ExpressionRole) -> ExpressionID {
    switch shape(node) {
    case .identifier: return add(.name(name(node), scope: scope, block: block), node)
    case .attribute: return attribute(node, role: role)
    case .call: return call(node)
    case .subscripted: return subscripted(node)
    case .string: return string(node)
    case .concatenatedString: return parts(node)
    case .number, .constant: return add(.constant, node)
    case .comparison: return consume(node, as: .constant)
    case .boolean, .conditional: return alternatives(node)
    case .binary: return binary(node)
    case .dictionary: return dictionary(node)
    case .sequence, .patternList: return sequence(node)
    case .parenthesized, .awaited: return wrapped(node, role: shape(node) == .awaited ? .value : role)
    case .expressionStatement, .type: return wrapped(node, role: role)
    case .lambda: return lambda(node)
    case .comprehension, .dictionaryComprehension: return comprehension(node)
    case .walrus: return walrus(node)
    case .starred, .doubleStarred: return starred(node)
    case .keywordArgument: return consumeLast(node)
    case .yield: return yield(node)
    case .assignment: return assignment(node)
    case .asPattern:
      asPattern(node) { .context($0) }
      return add(.opaque, node)
    case .block, .function, .classDefinition, .decorated:
      statement(node)
      return add(.opaque, node)
    default: return consume(node, as: .opaque)
    }
  }

  /// Lowers what is below for its calls; the whole is `form`.
  private mutating func consume(_ node: Int, as form: ExpressionForm) -> ExpressionID {
    for child in children(node) { expression(child) }
    return add(form, node)
  }

  private mutating func consumeLast(_ node: Int) -> ExpressionID {
    guard let last = children(node).last else { return add(.opaque, node) }
    return expression(last)
  }

  private mutating func wrapped(_ node: Int, role: ExpressionRole) -> ExpressionID {
    guard let inner = firstChild(node), sibling(inner, below: node) == nil else { return sequence(node) }
    let value = expression(inner, role: role)
    return add(.same(value), node)
  }

  private mutating func attribute(_ node: Int, role: ExpressionRole) -> ExpressionID {
    guard let object = firstChild(node), let last = sibling(object, below: node) else { return consume(node, as: .opaque) }
    let base = expression(object, role: .base)
    let id = add(.attribute(base, name(last)), node)
    if role == .value { module.references.append(id) }
    return id
  }

  private mutating func subscripted(_ node: Int) -> ExpressionID {
    let parts = children(node)
    guard parts.count >= 2 else { return consume(node, as: .opaque) }
    let base = expression(parts[0], role: .base)
    let indices = parts.dropFirst().map { expression($0) }
    guard indices.count == 1 else {
      let all = list(Array(indices))
      return add(.subscripted(base, index: add(.sequence(all), parts[1])), node)
    }
    return add(.subscripted(base, index: indices[0]), node)
  }

  private mutating func alternatives(_ node: Int) -> ExpressionID {
    var values = children(node).map { expression($0) }
    // `a if test else b`: the test is no alternative.
    if shape(node) == .conditional, values.count == 3 { values.remove(at: 1) }
    let range = list(values)
    return add(.either(range), node)
  }

  private mutating func binary(_ node: Int) -> ExpressionID {
    let parts = children(node)
    guard parts.count == 2 else { return consume(node, as: .constant) }
    let left = expression(parts[0])
    let right = expression(parts[1])
    let between = source[Int(nodes[parts[0]].end)..<Int(nodes[parts[1]].start)]
    if between.contains(UInt8(ascii: "+")) { return add(.sum(left, right), node) }
    // `X | None` in annotations; on values the result is neither operand.
    if between.contains(UInt8(ascii: "|")) {
      let range = list([left, right])
      return add(.either(range), node)
    }
    return add(.constant, node)
  }

  private mutating func dictionary(_ node: Int) -> ExpressionID {
    var entries: [ExpressionID] = []
    for child in children(node) {
      let parts = children(child)
      if shape(child) == .pair, parts.count == 2 {
        let key = expression(parts[0])
        let value = expression(parts[1])
        entries += [key, value]
      } else if shape(child) == .doubleStarred, let inner = parts.first {
        entries += [-1, expression(inner)]
      } else {
        expression(child)
      }
    }
    let range = list(entries)
    return add(.dictionary(range), node)
  }

  private mutating func sequence(_ node: Int) -> ExpressionID {
    let elements = children(node).map { expression($0) }
    let range = list(elements)
    return add(.sequence(range), node)
  }

  private mutating func walrus(_ node: Int) -> ExpressionID {
    let parts = children(node)
    guard parts.count == 2, shape(parts[0]) == .identifier else { return consume(node, as: .opaque) }
    let value = expression(parts[1])
    var target = scope
    while module.scopes[Int(target)].kind == .comprehension { target = module.scopes[Int(target)].parent }
    record(name(parts[0]), .value(value), in: target, at: node)
    return add(.same(value), node)
  }

  private mutating func starred(_ node: Int) -> ExpressionID {
    guard let inner = firstChild(node) else { return add(.opaque, node) }
    let value = expression(inner)
    return add(.starred(value), node)
  }

  private mutating func yield(_ node: Int) -> ExpressionID {
    guard let child = firstChild(node) else { return add(.opaque, node) }
    let value = expression(child)
    if function >= 0 { module.functions[Int(function)].yields.append(value) }
    return add(.opaque, node)
  }

  private mutating func comprehension(_ node: Int) -> ExpressionID {
    let parts = children(node)
    guard let body = parts.first else { return add(.opaque, node) }
    let outer = scope
    module.scopes.append(Scope(kind: .comprehension, parent: outer, owner: -1))
    scope = Int32(module.scopes.count - 1)
    for part in parts.dropFirst() { forIn(part) }
    var value: ExpressionID = -1
    if shape(body) == .pair {
      let pair = children(body)
      for part in pair { value = expression(part) }
    } else {
      value = expression(body)
    }
    scope = outer
    return add(shape(node) == .comprehension ? .comprehension(value) : .dictionaryComprehension(value), node)
  }

  private mutating func forIn(_ node: Int) {
    let parts = children(node)
    guard shape(node) == .forIn, parts.count >= 2 else {
      for part in parts { expression(part) }
      return
    }
    let iterated = expression(parts[1])
    target(parts[0], .iteration(iterated), at: parts[0])
  }
}
