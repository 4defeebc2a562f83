import TreeSitterBridge

extension Lowering {
  mutating func decorated(_ node: Int) {
    var decorators: [ExpressionID] = []
    for child in children(node) {
      switch shape(child) {
      case .decorator: if let inner = firstChild(child) { decorators.append(expression(inner)) }
      case .function: functionDefinition(child, decorators: decorators)
      case .classDefinition: classDefinition(child, decorators: decorators)
      default: break
      }
    }
  }

  mutating func functionDefinition(_ node: Int, decorators: [ExpressionID]) {
    let parts = children(node)
    guard let nameNode = parts.first, shape(nameNode) == .identifier else { return }
    let name = name(nameNode)
    let parameters = parts.first { shape($0) == .parameters }
    let index = beginFunction(name: name, node: node, parameters: parameters, decorators: decorators)
    if let type = parts.last(where: { shape($0) == .type }) {
      module.functions[Int(index)].returnAnnotation = typeExpression(type)
    }
    bind(name, .function(index), at: nameNode)
    guard let body = parts.last, shape(body) == .block else { return }
    inFunction(index, node: node) { $0.statements(below: body) }
  }

  mutating func lambda(_ node: Int) -> ExpressionID {
    let parts = children(node)
    guard let body = parts.last else { return add(.opaque, node) }
    let parameters = parts.count > 1 && shape(parts[0]) == .parameters ? parts[0] : nil
    let index = beginFunction(name: -1, node: node, parameters: parameters, decorators: [])
    inFunction(index, node: node) { lowering in
      let value = lowering.expression(body)
      lowering.module.functions[Int(index)].returns.append(value)
    }
    return add(.lambda(index), node)
  }

  /// Makes the function, its scope and its parameters; defaults and annotations belong to the scope outside.
  private mutating func beginFunction(name: NameID, node: Int, parameters: Int?, decorators: [ExpressionID]) -> Int32 {
    let index = Int32(module.functions.count)
    let isMethod = module.scopes[Int(scope)].kind == .classBody
    module.scopes.append(Scope(kind: .function, parent: scope, owner: index))
    let inner = Int32(module.scopes.count - 1)
    module.functions.append(
      FunctionSyntax(name: name, start: nodes[node].start, scope: inner, classIndex: isMethod ? classIndex : -1, decorators: decorators))
    guard let parameters else { return index }
    var isKeywordOnly = false
    for child in children(parameters) {
      if shape(child) == .keywordSeparator { isKeywordOnly = true }
      guard let (parameter, at) = parameter(child, isKeywordOnly: isKeywordOnly) else { continue }
      if parameter.kind == .rest { isKeywordOnly = true }
      let place = Int32(module.functions[Int(index)].parameters.count)
      module.functions[Int(index)].parameters.append(parameter)
      record(parameter.name, .parameter(function: index, index: place), in: inner, at: at, annotation: parameter.annotation)
    }
    return index
  }

  private mutating func parameter(_ node: Int, isKeywordOnly: Bool) -> (Parameter, at: Int)? {
    var kind: Parameter.Kind = isKeywordOnly ? .keywordOnly : .positional
    var annotation: ExpressionID = -1
    var defaultValue: ExpressionID = -1
    var named = node
    let parts = children(node)
    switch shape(node) {
    case .identifier: break
    case .typedParameter, .defaultParameter, .typedDefaultParameter:
      guard let first = parts.first else { return nil }
      named = first
      for part in parts.dropFirst() {
        if shape(part) == .type { annotation = typeExpression(part) } else { defaultValue = expression(part) }
      }
    case .starred, .doubleStarred: break
    default: return nil
    }
    if shape(named) == .starred || shape(named) == .doubleStarred {
      kind = shape(named) == .starred ? .rest : .keywords
      guard let inner = firstChild(named) else { return nil }
      named = inner
    }
    guard shape(named) == .identifier else { return nil }
    return (Parameter(name: name(named), kind: kind, defaultValue: defaultValue, annotation: annotation), named)
  }

  private mutating func inFunction(_ index: Int32, node: Int, _ body: (inout Lowering) -> Void) {
    let outer = (scope, function, selfName, selfClass)
    let syntax = module.functions[Int(index)]
    scope = syntax.scope
    function = index
    if syntax.classIndex >= 0, let first = syntax.parameters.first, first.kind == .positional {
      (selfName, selfClass) = (first.name, syntax.classIndex)
    } else if syntax.parameters.contains(where: { $0.name == selfName }) {
      (selfName, selfClass) = (-1, -1)
    }
    inBlock(of: node, isLoop: false, body)
    (scope, function, selfName, selfClass) = outer
  }

  mutating func classDefinition(_ node: Int, decorators: [ExpressionID]) {
    let parts = children(node)
    guard let nameNode = parts.first, shape(nameNode) == .identifier, let body = parts.last, shape(body) == .block else { return }
    let name = name(nameNode)
    let index = Int32(module.classes.count)
    let outer = (scope, classIndex, function)
    let inner = Int32(module.scopes.count)
    module.scopes.append(Scope(kind: .classBody, parent: scope, owner: index))
    module.classes.append(ClassSyntax(name: name, start: nodes[node].start, scope: inner, decorators: decorators))
    if let list = parts.first(where: { shape($0) == .argumentList }) {
      for child in children(list) {
        let base = expression(child)
        if shape(child) != .keywordArgument { module.classes[Int(index)].bases.append(base) }
      }
    }
    bind(name, .classDefinition(index), at: nameNode)
    (scope, classIndex, function) = (inner, index, -1)
    statements(below: body)
    (scope, classIndex, function) = outer
  }

  /// An annotation: its calls and names are lowered like any expression's.
  mutating func typeExpression(_ node: Int) -> ExpressionID {
    guard let inner = firstChild(node) else { return -1 }
    return annotation(inner)
  }

  /// The grammar spells `Optional[X]` and `a.B` in annotations with node types of its own.
  private mutating func annotation(_ node: Int) -> ExpressionID {
    let kind = nodes[node].kind
    guard kind == .genericType || kind == .unionType || kind == .memberType || shape(node) == .type || kind == .typeParameter else {
      return expression(node, role: .target)
    }
    let parts = children(node).map { child in annotation(child) }
    if kind == .memberType, parts.count == 2, let last = children(node).last {
      let name = name(last)
      return add(.attribute(parts[0], name), node)
    }
    if kind == .genericType, parts.count == 2 { return add(.subscripted(parts[0], index: parts[1]), node) }
    if parts.count == 1 { return parts[0] }
    let range = list(parts)
    return add(.sequence(range), node)
  }

  // MARK: Imports

  mutating func importStatement(_ node: Int) {
    for child in children(node) {
      switch shape(child) {
      case .dottedName:
        let text = source[nodes[child].range]
        let first = table.id(of: text.prefix { $0 != UInt8(ascii: ".") })
        bind(first, .module(first), at: child)
      case .aliasedImport:
        let parts = children(child)
        guard parts.count == 2 else { continue }
        bind(name(parts[1]), .module(name(parts[0])), at: child)
      default: break
      }
    }
  }

  mutating func importFrom(_ node: Int) {
    let parts = children(node)
    guard let origin = parts.first else { return }
    var level: Int32 = 0
    var moduleName: NameID = -1
    if shape(origin) == .relativeImport {
      for child in children(origin) {
        if shape(child) == .dottedName { moduleName = name(child) } else { level = Int32(source[nodes[child].range].filter { $0 == UInt8(ascii: ".") }.count) }
      }
    } else {
      moduleName = name(origin)
    }
    for child in parts.dropFirst() {
      switch shape(child) {
      case .dottedName:
        let bound = name(child)
        bind(bound, .imported(module: moduleName, name: bound, level: level), at: child)
      case .aliasedImport:
        let names = children(child)
        guard names.count == 2 else { continue }
        bind(name(names[1]), .imported(module: moduleName, name: name(names[0]), level: level), at: child)
      case .wildcard: module.starImports.append(StarImport(module: moduleName, level: level))
      default: break
      }
    }
  }
}
