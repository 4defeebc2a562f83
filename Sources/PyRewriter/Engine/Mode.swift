/// How a function is instrumented; the name of the runtime module that the prologue imports.
package enum Mode: String, CaseIterable, Sendable {
  /// The runtime patches the SDK when it is first imported.
  case dynamic
  /// Calls that can trigger something are hooked, one by one; nothing is patched.
  case hybrid
}
