import FunctionProject
import PyRewriter

/// Finds where a module binds a handler, instrumented or not: the line is the same.
struct BindingLocator: HandlerLocator {
  func locate(_ name: String, inModule source: [UInt8]) -> HandlerBinding? {
    guard var rewriter = try? Rewriter(), let original = try? rewriter.restore(source, path: "").output,
      let found = rewriter.binding(of: name, in: original, path: "")
    else { return nil }
    return HandlerBinding(line: found.position.line, isCallableWithTwoParameters: found.form.takesEventAndContext)
  }

  func canRead(_ source: [UInt8]) -> Bool {
    guard var rewriter = try? Rewriter() else { return false }
    return rewriter.canRead(source)
  }
}
