package import PyRewriter

/// What to do with one Python file.
package struct FileTask: Equatable, Sendable {
  /// As given or found, for messages and for opening.
  package let path: String
  /// The names in it that Lambda calls.
  package let entryPoints: [String]
  /// The callees in it that hybrid mode hooks: byte ranges in the source without instrumentation.
  package let callees: [Range<Int>]
  /// The content, where it does not come from the disk.
  package let source: [UInt8]?

  package init(path: String, entryPoints: [String], callees: [Range<Int>] = [], source: [UInt8]? = nil) {
    self.path = path
    self.entryPoints = entryPoints
    self.callees = callees
    self.source = source
  }

  /// There is nothing to add to the file: at most something to take out that an earlier run left.
  package var isIncidental: Bool { entryPoints.isEmpty && callees.isEmpty }
}

/// What a batch does with each file.
package enum Action: Equatable, Sendable {
  case rewrite(Mode)
  case restore
}

/// What became of one file.
package struct FileOutcome: Equatable, Sendable {
  package enum Status: String, Sendable {
    /// The bytes differ from those that were read.
    case changed
    case unchanged
    case failed
  }

  package let task: FileTask
  package let status: Status
  package let wasInstrumented: Bool
  /// Findings, and for a failed file its error.
  package let diagnostics: [Diagnostic]
  /// Before and after, where the caller asked to keep them.
  package let contents: Contents?

  /// A file with nothing to add and nothing to take out.
  package var isBesideThePoint: Bool { task.isIncidental && status == .unchanged && diagnostics.isEmpty }

  package struct Contents: Equatable, Sendable {
    package let old: [UInt8]
    package let new: [UInt8]
  }
}
