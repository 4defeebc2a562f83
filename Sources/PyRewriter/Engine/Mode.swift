/// How a function is instrumented; the name of the runtime module that the prologue imports.
package enum Mode: String, CaseIterable, Sendable {
  /// The runtime patches the SDK when it is first imported.
  case dynamic
  /// Imports of the SDK are replaced by those of an instrumented copy that the bundle holds; nothing is patched.
  case `static`
  /// Calls that can trigger something are hooked, one by one; nothing is patched.
  case hybrid
}
