import Glibc

/// A file that appears whole or not at all: bytes go to a temporary file beside it, which `commit` flushes to
/// the disk, gives mode 0644 and renames. Dropped without `commit`, the temporary file is removed and
/// whatever stood there stays. A link is written through. A device or pipe is written directly.
package struct FileSink: ByteSink, ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// Nil when written directly, or renamed.
  private var temporaryPath: String?

  /// Throws `unwritable` when the directory is missing or closed to us.
  package init(path: String) throws(ZipError) {
    guard !path.utf8.contains(0) else {
      throw .unwritable(file: path, reason: "the path holds a NUL byte")
    }
    let final = Self.resolved(path)
    let opened = Self.isSpecial(final) ? Self.openDirectly(final) : Self.openTemporary(beside: final)
    guard opened.descriptor >= 0 else { throw .unwritable(file: path, reason: systemMessage(errno)) }
    self.path = final
    (descriptor, temporaryPath) = opened
    // A child process must not keep the file open.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// Where links lead; `path` itself when nothing is there yet.
  private static func resolved(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  private static func openDirectly(_ path: String) -> (descriptor: Int32, temporaryPath: String?) {
    (unsafe open(path, O_WRONLY), nil)
  }

  private static func openTemporary(beside path: String) -> (descriptor: Int32, temporaryPath: String?) {
    let directory = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    // The process's number tells who cleans up after a killed run that the file is nobody's.
    let ending = ".tmp"
    var name = Array((directory + ".gammaray-\(getpid())-XXXXXX" + ending).utf8CString)
    let descriptor = unsafe name.withUnsafeMutableBufferPointer {
      unsafe $0.baseAddress.map { unsafe mkstemps($0, Int32(ending.utf8.count)) } ?? -1
    }
    guard descriptor >= 0 else { return (descriptor, nil) }
    return (descriptor, String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  deinit {
    close(descriptor)
    if let temporaryPath { unsafe unlink(temporaryPath) }
  }

  package mutating func write(_ bytes: [UInt8]) throws(ZipError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { rest in
        unsafe Glibc.write(descriptor, rest.baseAddress.map { unsafe $0 + done }, rest.count - done)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .unwritable(file: path, reason: systemMessage(errno)) }
      done += count
    }
  }

  /// Puts the file in place. Once it returns, the content is on the disk.
  package consuming func commit() throws(ZipError) {
    guard let temporary = temporaryPath else { return }
    let isReady = fchmod(descriptor, 0o644) == 0 && fsync(descriptor) == 0
    guard isReady, unsafe rename(temporary, path) == 0 else {
      throw .unwritable(file: path, reason: systemMessage(errno))
    }
    temporaryPath = nil
  }
}

/// The C library's text for an `errno`, such as `No space left on device`.
func systemMessage(_ code: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  let count = buffer.count
  let isKnown = unsafe buffer.withUnsafeMutableBufferPointer {
    unsafe $0.baseAddress.map { unsafe strerror_r(code, $0, count) == 0 } ?? false
  }
  guard isKnown else { return "error \(code)" }
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Processors that are online.
func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
