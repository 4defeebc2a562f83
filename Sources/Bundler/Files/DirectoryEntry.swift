import Glibc

/// A name in a directory, and what it is without following links.
struct DirectoryEntry: Equatable {
  enum Kind: Equatable { case file, directory, link, other }

  let name: String
  let kind: Kind
  /// Bytes of a file.
  let size: Int
  /// Permission bits.
  let mode: UInt16

  /// The entries of a directory, sorted by their names' bytes.
  /// - Throws: `badFile` also for names that are not UTF-8, which no zip can hold.
  static func list(_ directory: String) throws(BundleError) -> [DirectoryEntry] {
    guard let stream = unsafe opendir(directory) else { throw .system("read", directory) }
    defer { unsafe closedir(stream) }
    var entries: [DirectoryEntry] = []
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      guard bytes != Array(".".utf8), bytes != Array("..".utf8) else { continue }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        let shown = String(decoding: bytes, as: UTF8.self)
        throw .badFile(path: "\(directory)/\(shown)", reason: "its name is not UTF-8: rename or exclude it")
      }
      if let entry = try at("\(directory)/\(name)", name: name) { entries.append(entry) }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Nil when it has vanished meanwhile.
  private static func at(_ path: String, name: String) throws(BundleError) -> DirectoryEntry? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw .system("read", path)
    }
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
    return DirectoryEntry(
      name: name, kind: kind, size: Int(status.st_size), mode: UInt16(truncatingIfNeeded: status.st_mode & 0o777))
  }
}

/// Questions to the file system that reading a code directory needs.
enum Disk {
  static func isFile(_ path: String) -> Bool { type(of: path) == S_IFREG }
  static func isDirectory(_ path: String) -> Bool { type(of: path) == S_IFDIR }

  static func isExecutable(_ path: String) -> Bool {
    let code = unsafe access(path, X_OK)
    return code == 0 && isFile(path)
  }

  private static func type(of path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Where links lead, absolute; nil with `errno` when they lead nowhere.
  static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  static func linkTarget(_ path: String) throws(BundleError) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe readlink(path, $0, buffer.count) } ?? -1
    }
    guard count >= 0 else { throw .system("read", path) }
    let bytes = buffer.prefix(count).map { UInt8(bitPattern: $0) }
    guard let target = String(validating: bytes, as: UTF8.self) else {
      throw .badFile(path: path, reason: "the link's target is not UTF-8: mend or exclude it")
    }
    return target
  }

  /// Changes whenever the file is replaced or written.
  static func fingerprint(_ path: String) -> String? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return "\(status.st_dev) \(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}

extension BundleError {
  /// What `errno` says of `action` on `path`.
  static func system(_ action: String, _ path: String, errno code: Int32 = errno) -> BundleError {
    .system(path: path, reason: "cannot \(action): \(unsafe String(cString: strerror(code)))")
  }
}
