import Glibc

/// A file that could not be read or written; reads like a compiler's message.
package struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  package let path: String
  package let message: String

  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  /// What `errno` says of `action` on `path`.
  init(_ action: String, _ path: String, errno code: Int32 = errno) {
    self.init(path: path, message: "cannot \(action): \(Self.explain(code))")
  }

  /// For `action` on a pipe, a socket or a device.
  init(notRegular path: String, _ action: String) {
    self.init(path: path, message: "cannot \(action): it is a pipe, a socket or a device; name a regular file, or - for standard input")
  }

  private static func explain(_ code: Int32) -> String {
    switch code {
    case ENOSPC: "the disk is full: free some space and run again"
    case EACCES, EPERM: "permission denied: check the file's owner and mode"
    case ENOENT: "no such file"
    case EISDIR: "it is a directory"
    case ELOOP: "a loop of symbolic links"
    case EROFS: "the file system is read-only"
    default: unsafe String(cString: strerror(code))
    }
  }

  package var description: String { "\(path): error: \(message)" }
}
