/// Why no archive was written. Messages name the file first, then what is wrong and what to do.
package enum ZipError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The entry's path may not stand in an archive that is unpacked elsewhere.
  case badPath(String, PathFlaw)
  /// Two entries have the same path, byte for byte.
  case duplicatePath(String)
  /// `file` is a file or a link, so that nothing can lie at `inside`.
  case pathInsideFile(file: String, inside: String)
  /// `ZipArchive` was given `path` after `previous`, which sorts behind it.
  case unsortedPath(String, after: String)
  /// The target of the link at this path is empty, holds a NUL or is longer than 4,095 bytes.
  case badLinkTarget(path: String)
  /// The operating system refused to read a source; `reason` is its message.
  case unreadable(file: String, reason: String)
  /// The source is a directory, a device or the like.
  case notARegularFile(String)
  /// The source's size or modification time changed, or its end came early.
  case changedWhileReading(String)
  /// The operating system refused to write the archive; `reason` is its message.
  case unwritable(file: String, reason: String)
  /// zlib answered with this code: out of memory, in practice.
  case compressionFailed(code: Int32)
  /// zlib answered with this code: what should be gzip is none, or is cut short.
  case decompressionFailed(code: Int32)
  /// The task was cancelled.
  case cancelled

  package var description: String {
    switch self {
    case .badPath(let path, let flaw): "\(path.printable): error: \(flaw)"
    case .duplicatePath(let path):
      "\(path.printable): error: two entries have this path; leave one out"
    case .pathInsideFile(let file, let inside):
      "\(inside.printable): error: \(file.printable) is a file, not a directory; leave one out"
    case .unsortedPath(let path, let previous):
      "\(path.printable): error: comes after \(previous.printable); add entries in ascending order"
    case .badLinkTarget(let path):
      "\(path.printable): error: the link's target must be 1 to 4095 bytes without NUL; mend the link"
    case .unreadable(let file, let reason): "\(file.printable): error: cannot be read: \(reason)"
    case .notARegularFile(let file):
      "\(file.printable): error: not a regular file; exclude it"
    case .changedWhileReading(let file):
      "\(file.printable): error: changed while it was read; run again when nothing writes to it"
    case .unwritable(let file, let reason): "\(file.printable): error: cannot be written: \(reason)"
    case .compressionFailed(let code): "zlib: error: code \(code); free some memory and run again"
    case .decompressionFailed(let code):
      "error: zlib cannot unpack this, code \(code): it is no gzip file, or is cut short"
    case .cancelled: "zip: error: cancelled; nothing was written"
    }
  }
}

/// What makes a path unfit for an archive (APPNOTE 4.4.17.1, and what unpackers have been tricked with).
package enum PathFlaw: Equatable, Sendable, CustomStringConvertible {
  case empty, absolute, emptyComponent, dotComponent, parentComponent, nul, backslash, notUTF8
  case tooLong(bytes: Int)

  package var description: String {
    switch self {
    case .empty: "the path is empty; name the file"
    case .absolute: "the path is absolute; make it relative to the archive's root"
    case .emptyComponent: "the path has an empty component; remove the extra or final '/'"
    case .dotComponent: "the path has a '.' component; remove it"
    case .parentComponent: "the path has a '..' component and could leave the archive's root; resolve it"
    case .nul: "the path holds a NUL byte; rename the file"
    case .backslash: "the path holds a backslash, which some unpackers take for '/'; rename the file"
    case .notUTF8: "the path is not UTF-8; rename the file"
    case .tooLong(let bytes): "the path has \(bytes) bytes, zip allows 65535; shorten it"
    }
  }
}

extension String {
  /// The text with control characters as `\u{…}`, so that a hostile name cannot disturb a terminal.
  var printable: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      let isControl = scalar.properties.generalCategory == .control
      text += isControl ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
  }
}
