import CFileSystem
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
    let device: dev_t
  }

  /// So many files are made durable at a time; so few one by one, that nobody else's writes are waited for.
  private static let batchSize = 512
  private static let fewFiles = 16

  private let queue = DispatchQueue(label: "gammaray.atomic-writer")
  private let counter = Atomic(0)
  private let written = Mutex<[Replacement]>([])
  private let durable = Mutex<[Replacement]>([])
  private let failures = Mutex<[FileError]>([])

  package init() {}

  deinit {
    // Nobody called `finish`: nothing is replaced.
    for file in written.withLock({ $0 }) + durable.withLock({ $0 }) { unsafe unlink(file.temporary) }
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
    let device = try Self.create(temporary, bytes, mode: mode ?? (exists ? status.st_mode & 0o7777 : 0o644), for: path)
    let batch = written.withLock { files in
      files.append(Replacement(temporary: temporary, target: target, path: path, device: device))
      guard files.count >= Self.batchSize else { return [Replacement]() }
      defer { files = [] }
      return files
    }
    if !batch.isEmpty { queue.async { [self] in makeDurable(batch) } }
  }

  /// Waits until every write is durable, and makes them visible.
  /// - Returns: the files that were left as they were.
  package func finish() -> [FileError] {
    let rest = written.withLock { files in
      defer { files = [] }
      return files
    }
    queue.sync { makeDurable(rest) }
    let replacements = durable.withLock { files in
      defer { files = [] }
      return files
    }
    for file in replacements where unsafe rename(file.temporary, file.target) != 0 { fail(file, errno) }
    return failures.withLock { $0 }
  }

  /// Waits like `finish`, and throws the first failure.
  package func finishOrThrow() throws(FileError) {
    if let failure = finish().first { throw failure }
  }

  private func makeDurable(_ files: [Replacement]) {
    // One call for a file system costs less than one for each of many files.
    let isFew = files.count <= Self.fewFiles
    var codes: [dev_t: Int32] = [:]
    for file in files {
      let code = isFew ? Self.sync(file, fsync) : codes[file.device] ?? Self.sync(file, gammaray_syncfs)
      codes[file.device] = code
      if code == 0 { durable.withLock { $0.append(file) } } else { fail(file, code) }
    }
  }

  /// - Returns: 0, or the `errno` of what failed.
  private static func sync(_ file: Replacement, _ call: (Int32) -> Int32) -> Int32 {
    let descriptor = unsafe open(file.temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return call(descriptor) == 0 ? 0 : errno
  }

  private func fail(_ file: Replacement, _ code: Int32) {
    unsafe unlink(file.temporary)
    failures.withLock { $0.append(FileError("write", file.path, errno: code)) }
  }

  /// - Returns: the file system that the new file is on.
  private static func create(
    _ temporary: String, _ bytes: [UInt8], mode: mode_t, for path: String
  ) throws(FileError) -> dev_t {
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
    var status = stat()
    if code == 0, fchmod(descriptor, mode) != 0 { code = errno }
    if code == 0, unsafe fstat(descriptor, &status) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else {
      unsafe unlink(temporary)
      throw FileError("write", path, errno: code)
    }
    return status.st_dev
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
