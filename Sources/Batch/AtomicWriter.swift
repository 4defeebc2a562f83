import CFileSystem
package import Glibc

/// Replaces files so that at every moment each is either old or new. New contents are written beside the old, made
/// durable together, then renamed over them; `commit` does the last two. One a worker.
package struct AtomicWriter: ~Copyable {
  private struct Pending {
    let temporary: String
    let target: String
  }

  private static let batchSize = 512
  private var pending: [Pending] = []
  private var counter = 0
  private let token: String

  /// - Parameter worker: tells the temporary files of one process's workers apart.
  package init(worker: Int) {
    token = "\(getpid())-\(worker)"
  }

  deinit {
    for file in pending { unsafe unlink(file.temporary) }
  }

  /// Puts `bytes` in line for `path`. A symbolic link stays one: the file behind it is replaced. The mode is kept.
  package mutating func write(_ bytes: [UInt8], to path: String, mode: mode_t? = nil) throws(FileError) {
    let target = try Self.resolve(path)
    counter += 1
    let temporary = StaleFiles.name(in: target.directory, token: "\(token)-\(counter)")
    var status = stat()
    let exists = unsafe stat(target.path, &status) == 0
    if exists, unsafe access(target.path, W_OK) != 0 { throw FileError("write", path) }
    let mode = mode ?? (exists ? status.st_mode & 0o7777 : 0o644)
    try Self.create(temporary, bytes, mode: mode, for: path)
    pending.append(Pending(temporary: temporary, target: target.path))
    if pending.count == Self.batchSize { try commit() }
  }

  /// Makes all writes since the last commit durable and visible.
  package mutating func commit() throws(FileError) {
    guard let first = pending.first else { return }
    let descriptor = unsafe open(first.temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("write", first.target) }
    // One flush for all costs a fraction of a flush a file.
    let code = gammaray_syncfs(descriptor) == 0 ? 0 : errno
    close(descriptor)
    guard code == 0 else { throw FileError("write", first.target, errno: code) }
    while let file = pending.last {
      guard unsafe rename(file.temporary, file.target) == 0 else { throw FileError("write", file.target) }
      pending.removeLast()
    }
  }

  private static func create(
    _ temporary: String, _ bytes: [UInt8], mode: mode_t, for path: String
  ) throws(FileError) {
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("write", path) }
    var code: Int32 = 0
    unsafe bytes.withUnsafeBytes { buffer in
      var offset = 0
      while code == 0, offset < buffer.count {
        let written = unsafe Glibc.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
        if written < 0 { if errno != EINTR { code = errno } } else { offset += written }
      }
    }
    if code == 0, fchmod(descriptor, mode) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else {
      unsafe unlink(temporary)
      throw FileError("write", path, errno: code)
    }
  }

  /// Follows symbolic links to the file that is to be replaced.
  private static func resolve(_ path: String) throws(FileError) -> (path: String, directory: String) {
    var target = path
    var status = stat()
    if unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      guard let resolved = unsafe realpath(path, nil) else { throw FileError("write", path) }
      defer { unsafe free(resolved) }
      target = unsafe String(cString: resolved)
    }
    let directory = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    return (target, directory)
  }
}
