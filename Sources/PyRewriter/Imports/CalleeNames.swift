import TreeSitterBridge

/// Knows by their names, as the file imports them, the functions that take names of modules.
struct CalleeNames {
  private let names: FileNames

  init(of tree: borrowing SyntaxTree) { names = FileNames(of: tree) }

  func takesModule(_ call: Node, at place: ArgumentPlace) -> Bool {
    guard let callee = call.child(Syntax.function), let function = DottedCallee(path(of: callee)) else { return false }
    if function.isTableEntry {
      // `monkeypatch.setitem(sys.modules, "boto3", fake)`
      return ModuleArguments.tableEntry.contains(place) && firstArgumentIsModuleTable(of: call)
    }
    return ModuleArguments.places(of: function).contains(place)
  }

  /// `patch.dict("sys.modules", …)`, `sys.modules.update(…)`: names and keys that are given to it are those of modules.
  func takesModules(_ call: Node) -> Bool {
    guard let callee = call.child(Syntax.function) else { return false }
    let path = path(of: callee)
    if path == ["sys", "modules", "update"] { return true }
    return path.suffix(2) == ["patch", "dict"] && firstArgumentIsModuleTable(of: call)
  }

  func takesOtherNames(_ call: Node) -> Bool {
    guard let callee = call.child(Syntax.function), let name = path(of: callee).last else { return false }
    return ["getLogger", "version", "distribution", "get_distribution"].contains(name)
  }

  /// `sys.modules`, or the text that names it for `patch.dict`.
  func isModuleTable(_ node: Node) -> Bool {
    switch node.kind {
    case .string: node.child(at: 1)?.text == "sys.modules"
    case .identifier, .attribute: path(of: node) == ["sys", "modules"]
    case .call: isKeysOfModuleTable(node)
    default: false
    }
  }

  private func isKeysOfModuleTable(_ call: Node) -> Bool {
    guard let callee = call.child(Syntax.function) else { return false }
    return path(of: callee) == ["sys", "modules", "keys"]
  }

  /// Attributes that hold a module's name: of what it defines, and its own.
  static let moduleAttributes = ["__module__", "__name__"]

  static func isModuleAttribute(_ node: Node) -> Bool {
    node.kind == .attribute && moduleAttributes.contains { node.child(Syntax.member)?.text == $0 }
  }

  private func firstArgumentIsModuleTable(of call: Node) -> Bool {
    guard let first = call.child(.arguments)?.firstNamedChild(except: NodeKind.extras) else { return false }
    guard first.kind == .keywordArgument else { return isModuleTable(first) }
    guard let value = first.child(Syntax.value) else { return false }
    return isModuleTable(value)
  }

  /// `["unittest", "mock", "patch"]` for `p` after `from unittest.mock import patch as p`. What is called or subscripted first is `?`.
  private func path(of callee: Node) -> [String] {
    var members: [String] = []
    var node = callee
    while node.kind == .attribute, let object = node.child(Syntax.object), let member = node.child(Syntax.member) {
      members.append(member.text)
      node = object
    }
    let root = node.kind == .identifier ? (names.imports[node.text] ?? node.text).split(separator: ".").map(String.init) : ["?"]
    return root + members.reversed()
  }
}

/// Which argument of a call.
enum ArgumentPlace: Hashable {
  case position(Int)
  case keyword(String)
  /// Behind `*` or `**`, or none.
  case unknown

  /// The place of `value`, which stands in `arguments` without a keyword.
  init(of value: Node, in arguments: Node) {
    var position = 0
    for index in 0..<arguments.childCount {
      guard let argument = arguments.child(at: index), argument.isNamed, !NodeKind.extras.contains(argument.kind) else { continue }
      if argument.isSame(as: value) {
        self = .position(position)
        return
      }
      guard argument.kind != Self.splat else { break }
      if argument.kind != .keywordArgument { position += 1 }
    }
    self = .unknown
  }

  private static let splat = NodeKind("list_splat")
}
