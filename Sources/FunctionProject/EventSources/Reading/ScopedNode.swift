import ServiceGraph

/// A value of a template together with what names mean there.
struct ScopedNode {
  let node: DocumentNode
  let scope: TemplateScope
  /// The file that the value stands in, which an included file of the Serverless Framework makes another than the template.
  let path: String

  init(_ node: DocumentNode, in scope: TemplateScope, path: String? = nil) {
    (self.node, self.scope, self.path) = (node, scope, path ?? scope.path)
  }

  private func with(_ node: DocumentNode) -> ScopedNode { ScopedNode(node, in: scope, path: path) }

  /// `node`, or what its intrinsic function gives, such as the branch of an `Fn::If`.
  private var resolved: DocumentNode {
    guard let call = Intrinsic(node), call.name == "If", let items = call.argument.items, items.count == 3 else {
      return scope.evaluator.resolve(node) ?? node
    }
    if let holds = items[0].scalar.flatMap({ scope.evaluator.values.condition($0) }) { return with(items[holds ? 1 : 2]).resolved }
    return with(items.dropFirst().first { !scope.evaluator.isAbsent($0) } ?? items[1]).resolved
  }

  /// A member; nil for `AWS::NoValue` too.
  subscript(key: String) -> ScopedNode? {
    guard let value = resolved.mapping?[key], !scope.evaluator.isAbsent(value) else { return nil }
    return with(value)
  }

  var entries: [(key: String, value: ScopedNode, position: ProjectPosition)] {
    (resolved.mapping?.entries ?? []).map { ($0.key, with($0.value), ProjectPosition(path: path, mark: $0.keyMark)) }
  }

  /// The items of a list; of a single value, itself.
  var items: [ScopedNode] {
    let value = resolved
    if value.isNull { return [] }
    return (value.items ?? [value]).filter { !scope.evaluator.isAbsent($0) }.map(with)
  }

  var text: SymbolicText { scope.text(node) }
  var string: String? { text.literal ?? scope.evaluator.string(node) }
  /// The known strings of a list.
  var strings: [String] { items.compactMap(\.string) }
  var isMapping: Bool { resolved.mapping != nil && Intrinsic(resolved) == nil }
  var isList: Bool { resolved.items != nil }
  var isTrue: Bool { ["true", "True", "yes"].contains(string ?? "") }
  var position: ProjectPosition { ProjectPosition(path: path, mark: node.mark) }

  /// JSON that stands in a string, such as an event pattern; placeholders of `Fn::Sub` stay text.
  var parsed: ScopedNode {
    guard resolved.scalar != nil || Intrinsic(node) != nil, let root = try? JSONReader.read(Array(text.rendered.utf8)) else { return self }
    return with(root)
  }
}

/// A resource of a template.
struct StackResource {
  let key: ResourceKey
  let type: String
  /// The name for people: the logical id, or what `functions` of a `serverless.yml` calls it.
  let name: String
  let position: ProjectPosition
  let properties: ScopedNode
  /// Of SAM's `Globals`, what all functions have.
  var globals: ScopedNode?
  var metadata: DocumentNode?

  subscript(key: String) -> ScopedNode? { properties[key] ?? globals?[key] }
  /// A rule with nothing but a clock is a schedule.
  var kind: NodeKind? {
    let kind = ResourceTypes.kind(of: type)
    return kind == .rule && self["ScheduleExpression"] != nil && self["EventPattern"] == nil ? .schedule : kind
  }
}
