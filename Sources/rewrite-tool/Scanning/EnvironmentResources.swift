import FunctionProject

/// Puts what templates say of environment variables in place of `${NAME}` in resources.
struct EnvironmentResources {
  private let functions: [LambdaFunction]

  init(_ functions: [LambdaFunction]) { self.functions = functions.filter { !$0.environment.isEmpty } }

  /// `!Ref Table`, `!GetAtt Topic.Arn`, `!Sub orders-${Stage}` or the literal text, joined by ` | ` where functions that share the
  /// file have different ones; `${NAME}` stays where no template tells.
  func resource(_ text: String, in path: String) -> String {
    guard text.contains("${") else { return text }
    var found: [String] = []
    for function in users(of: path) {
      guard let value = Self.substitute(text, function) else { continue }
      if !found.contains(value.description) { found.append(value.description) }
    }
    return found.isEmpty ? text : found.joined(separator: " | ")
  }

  /// Those whose handlers are in the file, else those that are deployed with it.
  private func users(of path: String) -> [LambdaFunction] {
    let handlers = functions.filter { $0.file == path }
    guard handlers.isEmpty else { return handlers }
    return functions.filter { function in
      let layers = function.layers.compactMap { if case .directory(let path, _) = $0 { path } else { nil } }
      return ([function.codeDirectory].compactMap(\.self) + layers).contains { PathText.isInside(path, $0) }
    }
  }

  /// Nil where the function's template knows none of the variables.
  private static func substitute(_ text: String, _ function: LambdaFunction) -> TemplateValue? {
    var value = TemplateValue([])
    var isKnown = false
    var rest = text[...]
    while let open = rest.firstRange(of: "${"), let close = rest[open.upperBound...].firstIndex(of: "}") {
      value = value + .literal(String(rest[..<open.lowerBound]))
      let name = rest[open.upperBound..<close]
      if let content = function.environment.first(where: { $0.name == name })?.content, !content.isUnknown {
        value = value + content
        isKnown = true
      } else {
        value = value + .literal("${\(name)}")
      }
      rest = rest[rest.index(after: close)...]
    }
    return isKnown ? value + .literal(String(rest)) : nil
  }
}
