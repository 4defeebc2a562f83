import TreeSitterBridge

/// Turns a parsed file into `ModuleSyntax` in one pass over its nodes.
struct Lowering {
  let nodes: [FlatNode]
  let source: [UInt8]
  var module = ModuleSyntax()
  var table = NameTable()
  var scope: Int32 = 0
  var block: Int32 = 0
  /// The function and the class that the walk is in; -1 for none.
  var function: Int32 = -1
  var classIndex: Int32 = -1
  /// The first parameter of the method that the walk is in, and the method's class; -1 for none.
  var selfName: NameID = -1
  var selfClass: Int32 = -1
  private var depth = 0

  /// Deeper than code that people write; keeps generated code from exhausting the stack.
  private static let maximumDepth = 300

  static func lower(_ tree: borrowing SyntaxTree) -> ModuleSyntax {
    let flat = FlatTree(of: tree, leaves: SyntaxShape.leaves, ignored: SyntaxShape.ignored)
    var lowering = Lowering(nodes: flat.nodes, source: tree.source)
    lowering.lowerModule()
    return lowering.module
  }

  private init(nodes: [FlatNode], source: [UInt8]) {
    self.nodes = nodes
    self.source = source
  }

  private mutating func lowerModule() {
    guard !nodes.isEmpty else { return }
    module.scopes.append(Scope(kind: .module, parent: -1, owner: -1))
    module.blocks.append(Block(parent: -1, isLoop: false, start: 0, end: UInt32(source.count)))
    module.expressions.reserveCapacity(nodes.count / 2)
    statements(below: 0)
    module.names = table.names
    for (index, name) in table.names.enumerated() { module.nameIDs[name] = Int32(index) }
  }

  // MARK: Reading nodes

  func shape(_ node: Int) -> SyntaxShape {
    let raw = Int(nodes[node].kind.rawValue)
    return raw < SyntaxShape.table.count ? SyntaxShape.table[raw] : .other
  }

  /// The children of `node`, by index.
  func children(_ node: Int) -> [Int] {
    var found: [Int] = []
    var child = node + 1
    let end = Int(nodes[node].next)
    while child < end {
      found.append(child)
      child = Int(nodes[child].next)
    }
    return found
  }

  func firstChild(_ node: Int) -> Int? { node + 1 < Int(nodes[node].next) ? node + 1 : nil }

  /// The sibling behind `node` below `parent`.
  func sibling(_ node: Int, below parent: Int) -> Int? {
    let next = Int(nodes[node].next)
    return next < Int(nodes[parent].next) ? next : nil
  }

  mutating func name(_ node: Int) -> NameID { table.id(of: source[nodes[node].range]) }

  // MARK: Building

  mutating func add(_ form: ExpressionForm, _ node: Int) -> ExpressionID {
    module.expressions.append(Expression(form: form, start: nodes[node].start, end: nodes[node].end))
    return Int32(module.expressions.count - 1)
  }

  mutating func list(_ elements: [ExpressionID]) -> Range<Int32> {
    let start = Int32(module.lists.count)
    module.lists += elements
    return start..<Int32(module.lists.count)
  }

  /// Records a binding of `name` in the current scope, unless `global` or `nonlocal` sends it elsewhere.
  @discardableResult
  mutating func bind(_ name: NameID, _ form: Binding.Form, at node: Int, annotation: ExpressionID = -1) -> Int32 {
    var target = scope
    if let declared = declaredScopes[ModuleSyntax.key(scope, name)] { target = declared }
    return record(name, form, in: target, at: node, annotation: annotation)
  }

  @discardableResult
  mutating func record(
    _ name: NameID, _ form: Binding.Form, in target: Int32, at node: Int, annotation: ExpressionID = -1
  ) -> Int32 {
    let index = Int32(module.bindings.count)
    module.bindings.append(
      Binding(form: form, name: name, scope: target, block: block, position: nodes[node].start, annotation: annotation))
    module.bindingsOf[ModuleSyntax.key(target, name), default: []].append(index)
    noteAlias(name, form)
    return index
  }

  private mutating func noteAlias(_ name: NameID, _ form: Binding.Form) {
    let original: NameID
    switch form {
    case .imported(_, let imported, _): original = imported
    case .value(let value) where value >= 0:
      guard case .name(let assigned, _, _) = module[value].form else { return }
      original = assigned
    default: return
    }
    if original != name, !module.aliases[original, default: []].contains(name) { module.aliases[original, default: []].append(name) }
  }

  /// A binding that no name looks up: an attribute's or an item's.
  mutating func anonymous(_ name: NameID, _ form: Binding.Form, at node: Int, annotation: ExpressionID = -1) -> Int32 {
    module.bindings.append(
      Binding(form: form, name: name, scope: scope, block: block, position: nodes[node].start, annotation: annotation))
    noteAlias(name, form)
    return Int32(module.bindings.count - 1)
  }

  /// Scope and name → the scope that `global` or `nonlocal` names.
  var declaredScopes: [UInt64: Int32] = [:]

  /// Runs `body` one level deeper, unless that is too deep.
  mutating func nested(_ body: (inout Lowering) -> ExpressionID) -> ExpressionID? {
    guard depth < Self.maximumDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  mutating func inBlock(of node: Int, isLoop: Bool, _ body: (inout Lowering) -> Void) {
    let outer = block
    block = Int32(module.blocks.count)
    module.blocks.append(Block(parent: outer, isLoop: isLoop, start: nodes[node].start, end: nodes[node].end))
    body(&self)
    block = outer
  }
}
