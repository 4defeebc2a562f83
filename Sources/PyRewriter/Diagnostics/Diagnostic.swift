/// Something that the owner of a file should know; reads like a compiler's message.
package struct Diagnostic: Equatable, Sendable, CustomStringConvertible {
  package enum Severity: String, Sendable { case note, warning, error }

  package let severity: Severity
  package let position: SourcePosition
  /// Kebab-case and stable, for `--format json` and suppressions.
  package let id: String
  package let message: String

  package init(_ severity: Severity, _ id: String, at position: SourcePosition, _ message: String) {
    self.severity = severity
    self.position = position
    self.id = id
    self.message = message
  }

  package var description: String { "\(position): \(severity.rawValue): \(message)" }
}
