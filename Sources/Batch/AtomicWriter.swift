import Dispatch
package import Glibc
import Synchronization

/// Replaces files so that at every moment, a power cut included, each is either old or new: the new content is written
/// beside the old one, made durable, then renamed over it. Shared by all workers; making it durable runs behind them, and
/// all renaming comes last, because ext4 is slow to create files while others are being deleted.
package final class AtomicWriter: Sendable {
  private struct Replacement {
    let temporary: String
    let target: String
    /// As the caller names it.
    let path: String
  }

  private let queue = DispatchQueue(label: "gammaray.atomic-writer")
  /// Files that are written but not yet durable hold a descriptor each.
  private let room = DispatchSemaphore(value: 64)
  private let counter = Atomic(0)
  private let durable = Mutex<[Replacement]>([])
  private let failures = Mutex<[FileError]>([])

  package init() {}

  deinit {
    // Nobody called `finish`: nothing is replaced.
    for file in durable.withLock({ $0 }) { unsafe unlink(file.temporary) }
  }

  /// Puts `bytes` in line for `path`; `finish` replaces the file. A symbolic link stays one: the file behind it is replaced.
  /// - Parameter mode: permission bits; those of the old file unless given, 0644 where there is none.
  package func write(_ bytes: [UInt8], to path: String, mode: mode_t? = nil) throws(FileError) {
    let target = try Self.resolve(path)
    let number = counter.wrappingAdd(1, ordering: .relaxed).oldValue
    let temporary = StaleFiles.name(in: Self.directory(of: target), number: number)
    var status = stat()
    let exists = unsafe stat(target, &status) == 0
    if exists, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) { throw FileError(notRegular: path, "write") }
    if exists, unsafe access(target, W_OK) != 0 { throw FileError("write", path) }
    let descriptor = try Self.create(temporary, bytes, mode: mode ?? (exists ? status.st_mode & 0o7777 : 0o644), for: path)
    room.wait()
    queue.async { [self] in
      defer { room.signal() }
      var code = fsync(descriptor) == 0 ? 0 : errno
      if close(descriptor) != 0, code == 0 { code = errno }
      if code == 0 {
        durable.withLock { $0.append(Replacement(temporary: temporary, target: target, path: path)) }
      } else {
        fail(path, code, temporary)
      }
    }
  }

  /// Waits until every write is durable, and makes them visible.
  /// - Returns: the files that were left as they were.
  package func finish() -> [FileError] {
    queue.sync {}
    let replacements = durable.withLock { files in
      defer { files = [] }
      return files
    }
    for file in replacements where unsafe rename(file.temporary, file.target) != 0 { fail(file.path, errno, file.temporary) }
    return failures.withLock { $0 }
  }

  /// Waits like `finish`, and throws the first failure.
  package func finishOrThrow() throws(FileError) {
    if let failure = finish().first { throw failure }
  }

  private func fail(_ path: String, _ code: Int32, _ temporary: String) {
    unsafe unlink(temporary)
    failures.withLock { $0.append(FileError("write", path, errno: code)) }
  }

  private static func create(
    _ temporary: String, _ bytes: [UInt8], mode: mode_t, for path: String
  ) throws(FileError) -> Int32 {
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("write", path) }
    var code: Int32 = 0
    unsafe bytes.withUnsafeBytes { buffer in
      var offset = 0
      while code == 0, offset < buffer.count {
        let written = unsafe Glibc.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
        if written >= 0 { offset += written } else if errno != EINTR { code = errno }
      }
    }
    if code == 0, fchmod(descriptor, mode) != 0 { code = errno }
    guard code == 0 else {
      close(descriptor)
      unsafe unlink(temporary)
      throw FileError("write", path, errno: code)
    }
    return descriptor
  }

  /// Follows symbolic links to the file that is to be replaced.
  private static func resolve(_ path: String) throws(FileError) -> String {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
    guard let resolved = unsafe realpath(path, nil) else { throw FileError("write", path) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private static func directory(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  }
}
