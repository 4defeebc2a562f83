/// Where a name is bound in a module.
package struct HandlerBinding: Sendable, Equatable {
  /// Of the binding that holds at the module's end, 1-based.
  package var line: Int
  /// Whether it is a `def` that can be called as `f(event, context)`.
  package var isCallableWithTwoParameters: Bool

  package init(line: Int, isCallableWithTwoParameters: Bool) {
    self.line = line
    self.isCallableWithTwoParameters = isCallableWithTwoParameters
  }
}

/// Finds names in Python modules: reading projects needs no parser of its own.
package protocol HandlerLocator: Sendable {
  /// For each of `names`, nil where the module does not bind it at its top level.
  /// - Returns: nil when the module cannot be parsed.
  func locate(_ names: [String], inModule source: [UInt8]) -> [HandlerBinding?]?
}

extension HandlerLocator {
  /// Nil when the module does not bind `name` at its top level, or cannot be parsed.
  func locate(_ name: String, inModule source: [UInt8]) -> HandlerBinding? {
    locate([name], inModule: source)?.first.flatMap(\.self)
  }
}
