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
  /// Nil when the module binds no such name at its top level, or cannot be parsed.
  func locate(_ name: String, inModule source: [UInt8]) -> HandlerBinding?

  /// Whether the module can be parsed at all.
  func canRead(_ source: [UInt8]) -> Bool
}
