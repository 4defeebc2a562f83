package import Glibc

/// Directories on the way to a file.
package enum Directories {
  /// Makes `path` and what is missing above it.
  package static func make(_ path: String) throws(FileError) {
    guard unsafe mkdir(path, 0o777) != 0 else { return }
    switch errno {
    case EEXIST: return
    case ENOENT:
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else { throw FileError("create", path, errno: ENOENT) }
      try make(String(path[..<slash]))
      guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileError("create", path) }
    default: throw FileError("create", path)
    }
  }
}

extension FileReader {
  /// The permission bits of a file; 0644 where it cannot be asked.
  package static func mode(of path: String) -> mode_t {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o644
  }
}
