import Glibc

/// The few calls that reading a project needs, without Foundation.
enum FileSystem {
  enum Kind: Sendable, Equatable {
    case file, directory, link, other
  }

  struct Entry: Sendable, Equatable {
    /// Bytes that are not UTF-8 are replaced: then it names no file.
    var name: String
    var isNameUTF8 = true
    var kind: Kind
  }

  struct Failure: Error, Equatable {
    /// An `errno`, or `notRegular`.
    var code: Int32
    static let notRegular: Int32 = -1

    var reason: String {
      code == Self.notRegular ? "it is a pipe, a socket or a device" : unsafe String(cString: strerror(code))
    }
  }

  /// What `path` is, through links; nil when there is nothing.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  static func isFile(_ path: String) -> Bool { kind(of: path) == .file }
  static func isDirectory(_ path: String) -> Bool { kind(of: path) == .directory }

  static func size(of path: String) -> Int? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  static func read(_ path: String) throws(Failure) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe waits for its writer.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw Failure(code: errno) }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw Failure(code: errno) }
    guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { throw Failure(code: Failure.notRegular) }
    // One byte more than the size, so that one short read tells the end of a file that did not grow.
    var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size), 0) + 1)
    var filled = 0
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(file, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Failure(code: errno) }
      filled += count
      if count == 0 {
        bytes.removeLast(bytes.count - filled)
        return bytes
      }
      if filled == bytes.count { bytes += [UInt8](repeating: 0, count: max(filled, 4096)) }
    }
  }

  /// The entries of a directory without `.` and `..`, sorted by their names' bytes.
  static func entries(of path: String) throws(Failure) -> [Entry] {
    guard let directory = unsafe opendir(path) else { throw Failure(code: errno) }
    defer { unsafe closedir(directory) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(directory) {
      let (name, isUTF8) = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        let name = unsafe bytes.prefix { $0 != 0 }
        let valid = unsafe String(validating: name, as: UTF8.self)
        return unsafe (valid ?? String(decoding: name, as: UTF8.self), valid != nil)
      }
      guard name != ".", name != ".." else { continue }
      let kind = unsafe kind(type: entry.pointee.d_type, of: "\(path)/\(name)")
      entries.append(Entry(name: name, isNameUTF8: isUTF8, kind: kind))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func kind(type: UInt8, of path: String) -> Kind {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .directory
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): unlinkedKind(of: path)
    default: .other
    }
  }

  /// Some file systems do not say an entry's type in the listing.
  private static func unlinkedKind(of path: String) -> Kind {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    case S_IFLNK: return .link
    default: return .other
    }
  }

  static var workingDirectory: String {
    guard let path = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }
}
