import TreeSitterBridge

/// Tells texts that name a module for Python's import system, or for a library that looks modules up, from others.
struct TextRoles {
  enum Role: Equatable {
    /// Names a module of the SDK, or something in one.
    case module
    /// The same, by a name that is assigned to it: `uses` are the arguments.
    case assigned(uses: [Range<Int>])
    /// Starts to: what follows is not written out.
    case computed
    /// Names a module, in no place that is known to take one.
    case text
    case other
  }

  private let callees: CalleeNames

  init(of tree: borrowing SyntaxTree) { callees = CalleeNames(of: tree) }

  /// - Parameter name: the package's name, with which the text starts.
  func role(of literal: Node, naming name: Range<Int>, in tree: borrowing SyntaxTree) -> Role {
    guard literal.kind == .string, let start = TextStart(of: literal, naming: name) else { return .other }
    var end = start.end
    var value = literal
    while let parent = value.parent {
      let isFirst = parent.byteRange.lowerBound == value.byteRange.lowerBound
      switch parent.kind {
      case .parenthesizedExpression, .conditionalExpression:
        if parent.kind == .conditionalExpression, let condition = parent.child(at: 2), condition.isSame(as: value) { return .other }
      case .concatenatedString, .binaryOperator:
        guard isFirst else { return .other }
        guard end == .complete, let next = parent.kind == .binaryOperator ? parent.child(.right) : value.nextSibling else { break }
        end = TextStart.continuation(with: next) ?? .open
      case .attribute:
        // `"boto3.{}".format(x)`; other methods give what is no module's name.
        guard isFirst, parent.child(Syntax.member)?.text == "format", let call = parent.parent, call.kind == .call else { return .other }
        value = call
        continue
      default:
        if place(of: value, in: parent) { return end == .open ? .computed : .module }
        guard start.isModuleName else { return .other }
        if value.isSame(as: literal), let uses = NameUses(ofNameBoundTo: literal, in: tree, takesModule: place) { return .assigned(uses: uses.ranges) }
        return isOtherName(in: parent) ? .other : .text
      }
      value = parent
    }
    return .other
  }

  /// `boto3=…` in `patch.dict("sys.modules", boto3=…)`.
  func isModuleKeyword(_ name: Node) -> Bool {
    guard let argument = name.parent, let label = argument.child(.name), label.isSame(as: name), let arguments = argument.parent,
      let call = arguments.parent, call.kind == .call
    else { return false }
    return callees.takesModules(call)
  }

  /// `value` stands where `parent` takes a module's name.
  private func place(of value: Node, in parent: Node) -> Bool {
    switch parent.kind {
    case .argumentList:
      guard let call = parent.parent, call.kind == .call else { return false }
      return callees.takesModule(call, at: ArgumentPlace(of: value, in: parent))
    case .keywordArgument:
      guard let label = parent.child(.name), !label.isSame(as: value), let call = parent.parent?.parent, call.kind == .call else { return false }
      return callees.takesModule(call, at: .keyword(label.text))
    case .subscript:
      guard let object = parent.child(Syntax.value), !object.isSame(as: value) else { return false }
      return callees.isModuleTable(object)
    case .comparisonOperator: return isCompared(value, in: parent)
    case .pair:
      guard let key = parent.child(Syntax.key), key.isSame(as: value), let dictionary = parent.parent else { return false }
      return isTable(dictionary)
    default: return false
    }
  }

  /// A logger or a distribution is named, not a module.
  private func isOtherName(in arguments: Node) -> Bool {
    guard arguments.kind == .argumentList, let call = arguments.parent, call.kind == .call else { return false }
    return callees.takesOtherNames(call)
  }

  /// `"boto3" in sys.modules`, `x.__module__ == "botocore.client"`.
  private func isCompared(_ value: Node, in comparison: Node) -> Bool {
    guard comparison.childCount == 3, let left = comparison.child(at: 0), let comparator = comparison.child(at: 1), let right = comparison.child(at: 2)
    else { return false }
    switch comparator.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") {
    case "in", "not in": return left.isSame(as: value) && callees.isModuleTable(right)
    case "==", "!=": return CalleeNames.isModuleAttribute(left) || CalleeNames.isModuleAttribute(right)
    default: return false
    }
  }

  /// The keys of `dictionary` become keys of `sys.modules`.
  private func isTable(_ dictionary: Node) -> Bool {
    guard dictionary.kind == .dictionary, var holder = dictionary.parent else { return false }
    if holder.kind == .dictionarySplat || holder.kind == .keywordArgument {
      guard let above = holder.parent else { return false }
      holder = above
    }
    guard holder.kind == .argumentList, let call = holder.parent, call.kind == .call else { return false }
    return callees.takesModules(call)
  }
}
