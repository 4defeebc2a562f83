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
      let chunk = unsafe try InputFile.chunk(path, room) { room in unsafe Glibc.read(descriptor, room.baseAddress, room.count) }
      guard !chunk.isEmpty else { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      room = max(65_536, size + 1 - bytes.count)
    }
  }

  /// Chunk by chunk, so that a file of any size needs little memory; `-` is standard input. Pipes are read to their end.
  package static func readPieces(_ path: String, size: Int, _ body: ([UInt8]) -> Void) throws(FileError) {
    let file = try InputFile(path)
    while true {
      let chunk = try file.next(size)
      guard !chunk.isEmpty else { return }
      body(chunk)
    }
  }
}
