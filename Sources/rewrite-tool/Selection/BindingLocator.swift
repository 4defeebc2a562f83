import FunctionProject
import PyRewriter

/// Finds where a module binds a handler.
struct BindingLocator: HandlerLocator {
  func locate(_ name: String, inModule source: [UInt8]) -> HandlerBinding? {
    guard var rewriter = try? Rewriter(), let found = rewriter.binding(of: name, in: source, path: "") else { return nil }
    return HandlerBinding(line: found.position.line, isCallableWithTwoParameters: found.form.takesEventAndContext)
  }
}
