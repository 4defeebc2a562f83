import Glibc

/// A regular file open for reading by several workers; it has to keep the size and time that it had when opened.
final class SourceFile: Sendable {
  private let path: String
  private let descriptor: Int32
  private let modified: (seconds: Int, nanoseconds: Int)
  /// Bytes, when opened.
  let size: Int

  /// Throws `unreadable` or `notARegularFile`.
  init(path: String) throws(ZipError) {
    self.path = path
    guard !path.utf8.contains(0) else { throw .unreadable(file: path, reason: "the path holds a NUL byte") }
    // Without O_NONBLOCK, a pipe would keep us waiting here.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(file: path, reason: systemMessage(errno)) }
    var status = stat()
    let code = unsafe fstat(descriptor, &status)
    guard code == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notARegularFile(path)
    }
    self.descriptor = descriptor
    size = status.st_size
    modified = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }

  deinit { close(descriptor) }

  /// The bytes of `range`; throws `unreadable`, or `changedWhileReading` also when the file goes on after `size`.
  func read(_ range: Range<Int>) throws(ZipError) -> [UInt8] {
    let isLast = range.upperBound == size
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count + 1) { buffer, count in
      let wanted = range.count + (isLast ? 1 : 0)
      while count < wanted {
        let free = unsafe buffer.baseAddress.map { unsafe $0 + count }
        let got = unsafe pread(descriptor, free, wanted - count, range.lowerBound + count)
        if got < 0 && errno == EINTR { continue }
        failure = got < 0 ? errno : 0
        guard got > 0 else { return }
        count += got
      }
    }
    guard failure == 0 else { throw .unreadable(file: path, reason: systemMessage(failure)) }
    guard bytes.count == range.count, !isLast || isUnchanged else { throw .changedWhileReading(path) }
    return bytes
  }

  private var isUnchanged: Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return false }
    return status.st_size == size && (status.st_mtim.tv_sec, status.st_mtim.tv_nsec) == modified
  }
}
