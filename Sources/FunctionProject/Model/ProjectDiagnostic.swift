/// A place in a file of the project; printed as `path:line:column`.
package struct ProjectPosition: Sendable, Equatable, Hashable, CustomStringConvertible {
  package var path: String
  package var mark: TextMark?

  /// - Parameter mark: nil for the file or directory as a whole.
  package init(path: String, mark: TextMark? = nil) {
    self.path = path
    self.mark = mark
  }

  package var line: Int? { mark?.line }
  package var column: Int? { mark?.column }

  package var description: String {
    mark.map { "\(path):\($0.line):\($0.column)" } ?? path
  }
}

/// Something that is wrong with the project; the rest of it is read all the same.
package struct ProjectDiagnostic: Sendable, Equatable, CustomStringConvertible {
  package enum Severity: String, Sendable {
    case error, warning
  }

  package var severity: Severity
  package var position: ProjectPosition
  package var message: String

  package init(_ severity: Severity, at position: ProjectPosition, _ message: String) {
    self.severity = severity
    self.position = position
    self.message = message
  }

  package var description: String { "\(position): \(severity.rawValue): \(message)" }
}

/// Why a project could not be looked at all.
package enum ProjectError: Error, Equatable, Sendable, CustomStringConvertible {
  case missingPath(String)
  case unreadable(path: String, reason: String)
  case badConfiguration(ProjectPosition, String)
  case badHandlerOption(String, reason: String)

  package var description: String {
    switch self {
    case .missingPath(let path):
      "\(path): error: no such file or directory"
    case .unreadable(let path, let reason):
      "\(path): error: cannot be read: \(reason)"
    case .badConfiguration(let position, let message):
      "\(position): error: \(message)"
    case .badHandlerOption(let handler, let reason):
      "--handler \(handler): error: \(reason)"
    }
  }
}
