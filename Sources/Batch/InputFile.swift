import Glibc

/// A file that is read chunk by chunk, so that one of any size needs little memory; `-` is standard input.
package final class InputFile: Sendable {
  package let path: String
  /// Bytes; nil for standard input, pipes and devices, which have no places to read at.
  package let size: Int?
  private let descriptor: Int32

  package init(_ path: String) throws(FileError) {
    descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    self.path = path
    var status = stat()
    guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else { throw FileError("read", path) }
    size = status.st_mode & S_IFMT == S_IFREG && descriptor != 0 ? Int(status.st_size) : nil
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// Up to `count` bytes behind those of the last time; none at the end.
  package func next(_ count: Int) throws(FileError) -> [UInt8] {
    unsafe try Self.chunk(path, count) { room in unsafe read(descriptor, room.baseAddress, room.count) }
  }

  /// Up to `count` bytes at a place, which several threads may ask for; fewer at the end only.
  package func bytes(at offset: Int, _ count: Int) throws(FileError) -> [UInt8] {
    unsafe try Self.chunk(path, count) { room in
      var filled = 0
      while filled < room.count {
        let received = unsafe pread(descriptor, room.baseAddress?.advanced(by: filled), room.count - filled, offset + filled)
        guard received > 0 else { return received < 0 ? received : filled }
        filled += received
      }
      return filled
    }
  }

  static func chunk(_ path: String, _ count: Int, _ read: (UnsafeMutableBufferPointer<UInt8>) -> Int) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      var received = -1
      repeat { received = unsafe read(UnsafeMutableBufferPointer(rebasing: buffer[..<count])) } while received < 0 && errno == EINTR
      if received < 0 { code = errno }
      used = max(received, 0)
    }
    guard code == 0 else { throw FileError("read", path, errno: code) }
    return chunk
  }
}
