/// Turns the value of `ZipFile` or `InlineCode` into text. Parts that only the deployment knows stay as
/// `${Name}`, so that the lines remain those of the deployed module.
struct InlineCode {
  let evaluator: IntrinsicEvaluator

  func source(of node: DocumentNode) -> InlineSource? {
    guard let text = text(node) else { return nil }
    return InlineSource(
      text: text, templateLine: Self.firstLine(of: node), isVerbatim: Intrinsic(node) == nil)
  }

  private func text(_ node: DocumentNode) -> String? {
    guard let call = Intrinsic(node) else { return node.scalar }
    if let known = evaluator.string(node) { return known }
    switch call.name {
    case "Sub": return substitute(call.argument)
    case "Join": return join(call.argument)
    case "Ref": return call.argument.scalar.map { "${\($0)}" }
    case "GetAtt":
      let parts = call.argument.items?.compactMap(\.scalar) ?? [call.argument.scalar ?? ""]
      return "${\(parts.joined(separator: "."))}"
    case "If": return call.argument.items?.dropFirst().first.flatMap { text($0) }
    default: return "${\(call.name)}"
    }
  }

  private func substitute(_ argument: DocumentNode) -> String? {
    let (template, variables) = IntrinsicEvaluator.subArguments(argument)
    guard let template else { return nil }
    return Substitution.parts(of: template).map { part in
      switch part {
      case .literal(let literal): literal
      case .variable(let name):
        evaluator.variable(name, variables, at: argument.mark) ?? "${\(name)}"
      }
    }.joined()
  }

  private func join(_ argument: DocumentNode) -> String? {
    guard let parts = argument.items, parts.count == 2, let separator = evaluator.string(parts[0]),
      let items = evaluator.items(parts[1])
    else { return nil }
    return items.map { text($0) ?? "" }.joined(separator: separator)
  }

  private static func firstLine(of node: DocumentNode) -> Int {
    guard let call = Intrinsic(node) else { return node.firstTextLine }
    switch call.name {
    case "Join": return call.argument.items?.last?.items?.first?.mark.line ?? node.mark.line
    case "Sub": return (call.argument.items?.first ?? call.argument).firstTextLine
    default: return node.mark.line
    }
  }
}
