import TreeSitterBridge

/// What the names of a file mean, wherever in it they are bound: imports, and texts that are assigned.
struct FileNames {
  /// Name → dotted name of what was imported.
  private(set) var imports: [String: String] = [:]
  /// A text that is assigned to a name.
  private struct Assignment {
    let end: Int
    /// Where the function around it starts; nil at the module's level.
    let scope: Int?
    /// Nil for all but texts.
    let text: String?
  }

  private var assignments: [String: [Assignment]] = [:]
  /// Texts may be put together of texts; deeper is no sane code.
  private static let deepest = 8

  init(of tree: borrowing SyntaxTree) {
    var cursor = TreeCursor(at: tree.root)
    repeat {
      let node = cursor.current
      switch node.kind {
      case .importStatement: add(node, prefix: "")
      case .importFromStatement:
        guard let module = node.child(.moduleName) else { continue }
        add(node, prefix: module.text + ".", from: module.byteRange)
      case .assignment:
        if let left = node.child(.left), left.kind == .identifier, let right = node.child(.right) {
          let text = text(right)
          assignments[left.text, default: []].append(
            Assignment(end: right.byteRange.upperBound, scope: Self.scope(of: node), text: text))
        }
      default: continue
      }
    } while cursor.advance()
  }

  private mutating func add(_ statement: Node, prefix: String, from module: Range<Int>? = nil) {
    for index in 0..<statement.childCount {
      guard let child = statement.child(at: index), child.isNamed, child.byteRange != module else { continue }
      if child.kind == .aliasedImport, let name = child.child(.name), let alias = child.child(.alias) {
        imports[alias.text] = prefix + name.text
      } else if child.kind == .dottedName {
        // `import a.b` binds `a`.
        let name = prefix.isEmpty ? String(child.text.prefix { $0 != "." }) : child.text
        imports[name] = prefix + name
      }
    }
  }

  /// `subprocess.run` for `sp.run` after `import subprocess as sp`; nil for what is not imported.
  func dotted(_ callee: Node) -> String? {
    switch callee.kind {
    case .identifier: return imports[callee.text]
    case Syntax.attribute:
      guard let object = callee.child(Syntax.object), let name = callee.child(Syntax.member), let base = dotted(object) else { return nil }
      return base + "." + name.text
    default: return nil
    }
  }

  /// How a text starts, as far as it is written out; of a list its first element. An f-string's holes stay as they are written.
  func text(_ node: Node, depth: Int = 0) -> String? {
    guard depth < Self.deepest else { return nil }
    switch node.kind {
    case .string:
      let text = node.text.drop { $0 != "\"" && $0 != "'" }
      guard let quote = text.first else { return nil }
      let count = text.hasPrefix(String(repeating: quote, count: 3)) ? 3 : 1
      return String(text.dropFirst(count).dropLast(count))
    case .concatenatedString, Syntax.list, Syntax.tuple, .parenthesizedExpression:
      guard let first = node.firstNamedChild(except: [.comment]) else { return nil }
      return text(first, depth: depth + 1)
    case Syntax.binaryOperator:
      guard let left = node.child(.left) else { return nil }
      return text(left, depth: depth + 1)
    case .call: return called(node, depth: depth + 1)
    case .identifier: return assigned(node)
    default: return nil
    }
  }

  /// `"aws s3 cp {}".format(x)`, `shlex.split("aws …")`.
  private func called(_ call: Node, depth: Int) -> String? {
    guard let callee = call.child(Syntax.function), let arguments = call.child(Syntax.arguments) else { return nil }
    if dotted(callee) == "shlex.split" {
      guard let first = arguments.firstNamedChild(except: [.comment]) else { return nil }
      return text(first, depth: depth)
    }
    guard let method = callee.child(Syntax.member)?.text, ["format", "split", "strip"].contains(method),
      let object = callee.child(Syntax.object)
    else { return nil }
    return text(object, depth: depth)
  }

  /// The last thing in front of its use that is assigned to a name, in the same function or at the module's level.
  private func assigned(_ identifier: Node) -> String? {
    let use = identifier.byteRange.lowerBound
    let scope = Self.scope(of: identifier)
    let known = (assignments[identifier.text] ?? []).filter { $0.end <= use && ($0.scope == scope || $0.scope == nil) }
    return (known.last { $0.scope == scope } ?? known.last)?.text
  }

  private static func scope(of node: Node) -> Int? {
    guard var current = node.parent else { return nil }
    while current.kind != .functionDefinition {
      guard let above = current.parent else { return nil }
      current = above
    }
    return current.byteRange.lowerBound
  }
}

/// What of the grammar is asked for here alone.
enum Syntax {
  static let attribute = NodeKind("attribute")
  static let binaryOperator = NodeKind("binary_operator")
  static let keywordArgument = NodeKind("keyword_argument")
  static let list = NodeKind("list")
  static let tuple = NodeKind("tuple")
  static let function = NodeField("function")
  static let arguments = NodeField("arguments")
  static let object = NodeField("object")
  static let member = NodeField("attribute")
  static let value = NodeField("value")
  static let key = NodeField("key")
}
