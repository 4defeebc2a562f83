package import Batch

/// What keeps an archive or an input from being read or written; reads like a compiler's message.
package struct ArchiveError: Error, Equatable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ path: String, _ message: String) { description = "\(path): error: \(message)" }
  package init(_ error: FileError) { description = error.description }
}
