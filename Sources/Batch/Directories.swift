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

/// Symbolic links.
package enum Links {
  /// Makes `path` the same link as `source`, in place of another link that may stand there.
  package static func copy(_ source: String, to path: String) throws(FileError) {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    guard unsafe readlink(source, &target, target.count - 1) >= 0 else { throw FileError("read", source) }
    var status = stat()
    if unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { unsafe unlink(path) }
    guard unsafe symlink(target, path) == 0 else { throw FileError("write", path) }
  }
}

extension FileReader {
  /// The permission bits of a file; 0644 where it cannot be asked.
  package static func mode(of path: String) -> mode_t {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o644
  }
}
