/// What a project holds: its Python functions, what was passed over and why, and what is wrong.
package struct FunctionProject: Sendable, Equatable {
  /// A function or file that is not handled.
  package struct Skipped: Sendable, Equatable, CustomStringConvertible {
    package var name: String
    package var reason: String
    package var position: ProjectPosition

    package init(name: String, reason: String, position: ProjectPosition) {
      self.name = name
      self.reason = reason
      self.position = position
    }

    package var description: String { "\(position): skipped \(name): \(reason)" }
  }

  /// In the order of the paths given, then of the templates' paths, then of their declarations.
  package var functions: [LambdaFunction] = []
  package var skipped: [Skipped] = []
  package var problems: [ProjectDiagnostic] = []
  /// The template files that were read, including those without functions.
  package var templates: [String] = []

  package init() {}

  package var hasErrors: Bool { problems.contains { $0.severity == .error } }

  mutating func append(_ other: FunctionProject) {
    functions += other.functions
    skipped += other.skipped
    problems += other.problems
    templates += other.templates
  }

  mutating func skip(_ name: String, _ reason: String, at position: ProjectPosition) {
    skipped.append(Skipped(name: name, reason: reason, position: position))
  }

  mutating func error(_ message: String, at position: ProjectPosition) {
    problems.append(ProjectDiagnostic(.error, at: position, message))
  }

  mutating func warning(_ message: String, at position: ProjectPosition) {
    problems.append(ProjectDiagnostic(.warning, at: position, message))
  }
}
