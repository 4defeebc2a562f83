import TreeSitterBridge

extension Lowering {
  mutating func call(_ node: Int) -> ExpressionID {
    guard let function = firstChild(node), let list = sibling(function, below: node) else { return add(.opaque, node) }
    let callee = expression(function, role: .callee)
    var arguments: [Argument] = []
    if shape(list) == .argumentList {
      for child in children(list) { arguments.append(argument(child)) }
    } else {
      arguments.append(Argument(kind: .positional, name: -1, value: expression(list)))
    }
    let start = Int32(module.arguments.count)
    module.arguments += arguments
    let id = add(.call(callee, arguments: start..<Int32(module.arguments.count)), node)
    module.calls.append(id)
    if let name = module.lastName(callee) { module.callsOf[name, default: []].append(id) }
    for argument in arguments { notePassing(argument.value, to: id) }
    noteItems(callee: callee, arguments: arguments, node: node)
    return id
  }

  private mutating func argument(_ node: Int) -> Argument {
    switch shape(node) {
    case .keywordArgument:
      let parts = children(node)
      guard parts.count == 2 else { return Argument(kind: .positional, name: -1, value: expression(node)) }
      return Argument(kind: .keyword, name: name(parts[0]), value: expression(parts[1]))
    case .starred, .doubleStarred:
      let inner = firstChild(node).map { expression($0) } ?? -1
      return Argument(kind: shape(node) == .starred ? .starred : .doubleStarred, name: -1, value: inner)
    default: return Argument(kind: .positional, name: -1, value: expression(node))
    }
  }

  /// Functions given away as values are called with what stands beside them.
  private mutating func notePassing(_ value: ExpressionID, to call: ExpressionID) {
    guard value >= 0 else { return }
    switch module[value].form {
    case .lambda(let index): module.lambdaPassedTo[index] = call
    case .name(let name, _, _), .attribute(_, let name): module.passedTo[name, default: []].append(call)
    default: break
    }
  }

  /// `clients.append(x)`, `cache.setdefault(key, x)`, `registry.update(a=x)`.
  private mutating func noteItems(callee: ExpressionID, arguments: [Argument], node: Int) {
    guard case .attribute(let base, let method) = module[callee].form, let owner = module.lastName(base) else { return }
    switch table.names[Int(method)] {
    case "append", "add", "appendleft", "put", "put_nowait":
      guard let first = arguments.first else { return }
      noteItem(of: owner, base: base, key: -1, .value(first.value), node)
    case "insert", "setdefault", "__setitem__":
      guard arguments.count == 2 else { return }
      noteItem(of: owner, base: base, key: arguments[0].value, .value(arguments[1].value), node)
    case "extend":
      guard let first = arguments.first else { return }
      noteItem(of: owner, base: base, key: -1, .iteration(first.value), node)
    case "update":
      for argument in arguments where argument.kind == .keyword { noteItem(of: owner, base: base, key: -1, .value(argument.value), node) }
      if let first = arguments.first, first.kind == .positional {
        noteEntries(of: first.value, owner: owner, base: base, node)
      }
    default: break
    }
  }

  private mutating func noteEntries(of value: ExpressionID, owner: NameID, base: ExpressionID, _ node: Int) {
    guard value >= 0, case .dictionary(let range) = module[value].form else { return }
    for place in stride(from: range.lowerBound, to: range.upperBound - 1, by: 2) {
      noteItem(of: owner, base: base, key: module.lists[Int(place)], .value(module.lists[Int(place) + 1]), node)
    }
  }

  private mutating func noteItem(of owner: NameID, base: ExpressionID, key: ExpressionID, _ form: Binding.Form, _ node: Int) {
    let index = anonymous(owner, form, at: node)
    module.items[owner, default: []].append(MemberBinding(base: base, key: key, binding: index))
  }

  // MARK: Strings

  mutating func string(_ node: Int) -> ExpressionID {
    guard let first = firstChild(node) else { return add(.string, node) }
    var pieces: [ExpressionID] = []
    var position = contentStart(node)
    var child: Int? = first
    while let current = child {
      if shape(current) == .interpolation {
        piece(from: position, to: nodes[current].start, &pieces)
        pieces.append(interpolation(current))
        position = nodes[current].end
      }
      child = sibling(current, below: node)
    }
    let quotes = min(UInt32(quoteCount(node)), nodes[node].end - nodes[node].start)
    piece(from: position, to: nodes[node].end - quotes, &pieces)
    let range = list(pieces)
    return add(.text(range), node)
  }

  private mutating func piece(from start: UInt32, to end: UInt32, _ pieces: inout [ExpressionID]) {
    guard start < end else { return }
    module.expressions.append(Expression(form: .piece, start: start, end: end))
    pieces.append(Int32(module.expressions.count - 1))
  }

  /// `{value!r:format}`; the format may hold interpolations too.
  private mutating func interpolation(_ node: Int) -> ExpressionID {
    var value: ExpressionID = -1
    for child in children(node) {
      let lowered = expression(child)
      if value < 0 { value = lowered }
      if value == lowered, showsText(behind: child, in: node) { module.shownRanges.append(nodes[node].range) }
    }
    return value < 0 ? add(.opaque, node) : value
  }

  /// `{value=}` shows the source text of the value.
  private func showsText(behind child: Int, in node: Int) -> Bool {
    source[Int(nodes[child].end)..<Int(nodes[node].end)].first { $0 != 0x20 } == UInt8(ascii: "=")
  }

  mutating func parts(_ node: Int) -> ExpressionID {
    let pieces = children(node).map { expression($0) }
    let range = list(pieces)
    return add(.text(range), node)
  }

  private func contentStart(_ node: Int) -> UInt32 {
    let range = nodes[node].range
    let prefix = source[range].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }.count
    return UInt32(range.lowerBound + prefix + quoteCount(node))
  }

  private func quoteCount(_ node: Int) -> Int {
    let text = source[nodes[node].range].drop { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
    guard let quote = text.first else { return 0 }
    return text.count >= 6 && text.prefix(3).allSatisfy { $0 == quote } ? 3 : 1
  }
}
