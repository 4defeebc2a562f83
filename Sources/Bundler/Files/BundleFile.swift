import Batch
import ZipWriter

/// A file on its way into a zip.
struct BundleFile {
  /// Whose file it is; at one path, the function's own goes before its dependencies'.
  enum Origin: Equatable { case function, dependency, sdk, runtime }

  /// In the zip.
  let path: String
  var content: ZipEntry.Content
  var mode: UInt16 = 0o644
  /// Bytes, before compression.
  var size: Int
  let origin: Origin

  init(_ path: String, bytes: [UInt8], mode: UInt16 = 0o644, origin: Origin) {
    self.init(path, content: .bytes(bytes), mode: mode, size: bytes.count, origin: origin)
  }

  init(_ path: String, content: ZipEntry.Content, mode: UInt16 = 0o644, size: Int, origin: Origin) {
    self.path = path
    self.content = content
    self.mode = mode
    self.size = size
    self.origin = origin
  }

  var entry: ZipEntry { ZipEntry(path: path, mode: mode, content: content) }

  /// Whether both have the same bytes; links are equal to nothing.
  func isEqual(to other: BundleFile) -> Bool {
    guard size == other.size, let bytes, let others = other.bytes else { return false }
    return bytes == others
  }

  private var bytes: [UInt8]? {
    switch content {
    case .bytes(let bytes): bytes
    case .file(let path): try? FileReader.read(path)
    case .symlink: nil
    }
  }

  /// The first name of its path.
  var topLevelName: String { String(path.prefix { $0 != "/" }) }
}
