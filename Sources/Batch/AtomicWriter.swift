import Dispatch
package import Glibc
import Synchronization

/// Replaces files so that at every moment, a power cut included, each is either old or new: the new content is written
/// beside the old one, made durable, then renamed over it. Shared by all workers; the slow last two steps run behind them.
package final class AtomicWriter: Sendable {
  private let queue = DispatchQueue(label: "gammaray.atomic-writer")
  /// Files that are written but not yet replaced hold a descriptor each.
  private let room = DispatchSemaphore(value: 64)
  private let counter = Atomic(0)
  private let failures = Mutex<[FileError]>([])

  package init() {}

  /// Puts `bytes` in line for `path`; `finish` waits for them. A symbolic link stays one: the file behind it is replaced.
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
      let code = Self.replace(target, by: temporary, descriptor)
      if code != 0 { failures.withLock { $0.append(FileError("write", path, errno: code)) } }
    }
  }

  /// Waits until every write is durable and visible.
  /// - Returns: the files that were left as they were.
  package func finish() -> [FileError] {
    queue.sync {}
    return failures.withLock { $0 }
  }

  /// - Returns: 0, or the `errno` of what failed.
  private static func replace(_ target: String, by temporary: String, _ descriptor: Int32) -> Int32 {
    var code = fsync(descriptor) == 0 ? 0 : errno
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, unsafe rename(temporary, target) != 0 { code = errno }
    if code != 0 { unsafe unlink(temporary) }
    return code
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
