import Glibc

/// Whole files as bytes, straight from the system calls.
package enum FileReader {
  /// - Throws: also for pipes and devices, which may never end.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe waits for its writer.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileError("read", path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError("read", path, errno: EISDIR) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(notRegular: path, "read") }
    return try read(descriptor, path: path, expecting: Int(status.st_size))
  }

  /// Everything up to the end of `descriptor`; `size` is a guess that spares copies.
  package static func read(_ descriptor: Int32, path: String, expecting size: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = size + 1
    while true {
      let (chunk, code) = readChunk(descriptor, room: room)
      guard code == 0 else { throw FileError("read", path, errno: code) }
      guard !chunk.isEmpty else { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      room = max(65_536, size + 1 - bytes.count)
    }
  }

  fileprivate static func readChunk(_ descriptor: Int32, room: Int) -> (bytes: [UInt8], code: Int32) {
    var code: Int32 = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var received = -1
      repeat { received = unsafe Glibc.read(descriptor, buffer.baseAddress, room) } while received < 0 && errno == EINTR
      if received < 0 { code = errno }
      count = max(received, 0)
    }
    return (chunk, code)
  }
}

/// A file piece by piece, so that one of any size needs little memory; `-` is standard input. Pipes are read to their end.
package final class FilePieces: Sendable {
  private let path: String
  private let descriptor: Int32

  package init(_ path: String) throws(FileError) {
    let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
    (self.path, self.descriptor) = (path, descriptor)
  }

  deinit { if descriptor != 0 { close(descriptor) } }

  /// Up to `size` bytes; nil at the end.
  package func next(size: Int) throws(FileError) -> [UInt8]? {
    let (piece, code) = FileReader.readChunk(descriptor, room: size)
    guard code == 0 else { throw FileError("read", path, errno: code) }
    return piece.isEmpty ? nil : piece
  }
}
