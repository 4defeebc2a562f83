import FunctionProject
import PyRewriter

/// Finds where a module binds handlers, instrumented or not: the lines are the same.
struct BindingLocator: HandlerLocator {
  func locate(_ names: [String], inModule source: [UInt8]) -> [HandlerBinding?]? {
    guard var rewriter = try? Rewriter(), let found = try? rewriter.bindings(of: names, in: source, path: "") else { return nil }
    return found.map { binding in
      binding.map { HandlerBinding(line: $0.position.line, isCallableWithTwoParameters: $0.form.takesEventAndContext) }
    }
  }
}
