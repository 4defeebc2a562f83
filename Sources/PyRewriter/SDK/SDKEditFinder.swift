import TreeSitterBridge

/// Finds what a module of the SDK has to have changed because its package has another name.
struct SDKEditFinder {
  let modules: Set<String>

  /// The module of the copy that knows which services were left out of it.
  private static let leftOut = "__import__('\(SDKPackages.prefix)botocore._left_out', fromlist=['hint'])"

  func edits(in tree: borrowing SyntaxTree) -> [Edit] {
    var edits: [Edit] = []
    var cursor = TreeCursor(at: tree.root)
    var isGoing = true
    while isGoing {
      let node = cursor.current
      if node.kind == .call {
        edits += callEdits(node)
      } else if node.kind == .string, let edit = moduleName(node) {
        edits.append(edit)
      }
      isGoing = cursor.advance()
    }
    return edits
  }

  private func callEdits(_ call: Node) -> [Edit] {
    guard let callee = call.child(Syntax.function), let arguments = call.child(.arguments) else { return [] }
    switch Self.lastName(callee) {
    case "getLogger": return Self.loggerEdits(arguments)
    case "UnknownServiceError": return unknownService(arguments)
    case "ResourceNotExistsError": return unknownResource(arguments)
    default: return []
    }
  }

  /// Loggers keep the names that users configure: `__name__` is that of the copy.
  private static func loggerEdits(_ arguments: Node) -> [Edit] {
    (0..<arguments.childCount).compactMap { index -> Edit? in
      guard let argument = arguments.child(at: index) else { return nil }
      let value = argument.kind == .keywordArgument ? argument.child(Syntax.value) : argument
      guard let value, value.kind == .identifier, ["__name__", "__package__"].contains(value.text) else { return nil }
      return .insert(".removeprefix('\(SDKPackages.prefix)')", at: value.byteRange.upperBound)
    }
  }

  /// The error names the option that takes a service along.
  private func unknownService(_ arguments: Node) -> [Edit] {
    guard let name = Self.keyword("service_name", in: arguments), let known = Self.keyword("known_service_names", in: arguments) else {
      return []
    }
    return [.insert(" + \(Self.leftOut).hint(\(name.text))", at: known.range.upperBound)]
  }

  private func unknownResource(_ arguments: Node) -> [Edit] {
    let values = Self.positional(arguments)
    guard values.count >= 2 else { return [] }
    return [
      .insert("[*", at: values[1].range.lowerBound),
      .insert(", *\(Self.leftOut).notes(\(values[0].text))]", at: values[1].range.upperBound),
    ]
  }

  /// A string that is, as a whole, the dotted name of one of the SDK's modules, or of something in one. Names of loggers stay.
  private func moduleName(_ string: Node) -> Edit? {
    let text = string.text
    guard let quote = text.first, quote == "'" || quote == "\"", text.count > 2 else { return nil }
    let content = text.dropFirst().dropLast()
    let parts = content.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, SDKPackages.names.contains(String(parts[0])) else { return nil }
    let isName = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 < 0x80 && $0.isNameByte } && part.first?.isNumber == false
    }
    guard isName, modules.contains(String(content)) || modules.contains(parts.dropLast().joined(separator: ".")) else { return nil }
    if let call = string.parent?.parent, call.kind == .call, let callee = call.child(Syntax.function), Self.lastName(callee) == "getLogger" {
      return nil
    }
    return .insert(SDKPackages.prefix, at: string.byteRange.lowerBound + 1)
  }

  private static func lastName(_ callee: Node) -> String {
    String(callee.text.split(separator: ".").last ?? "")
  }

  private static func keyword(_ name: String, in arguments: Node) -> (range: Range<Int>, text: String)? {
    for index in 0..<arguments.childCount {
      guard let argument = arguments.child(at: index), argument.kind == .keywordArgument,
        let key = argument.child(.name), key.text == name
      else { continue }
      guard let value = argument.child(Syntax.value) else { return nil }
      return (value.byteRange, value.text)
    }
    return nil
  }

  private static func positional(_ arguments: Node) -> [(range: Range<Int>, text: String)] {
    (0..<arguments.childCount).compactMap { index in
      guard let argument = arguments.child(at: index), argument.isNamed, argument.kind != .keywordArgument, argument.kind != .comment else {
        return nil
      }
      return (argument.byteRange, argument.text)
    }
  }
}
