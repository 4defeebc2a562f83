import FunctionProject
import PyRewriter
import Synchronization

/// Finds where a module binds a handler, with one parser for all modules.
final class BindingLocator: HandlerLocator {
  private final class Box { var rewriter: Rewriter?; init(_ rewriter: consuming Rewriter?) { self.rewriter = rewriter } }

  func locate(_ name: String, inModule source: [UInt8]) -> HandlerBinding? {
    guard var rewriter = try? Rewriter(), let found = rewriter.binding(of: name, in: source, path: "") else { return nil }
    return HandlerBinding(line: found.position.line, isCallableWithTwoParameters: found.form.takesEventAndContext)
  }
}

extension NameBinding.Form {
  /// Can be called as `f(event, context)`.
  fileprivate var takesEventAndContext: Bool {
    guard case .function(let required, let accepted) = self else { return false }
    return required <= 2 && (accepted ?? 2) >= 2
  }
}
