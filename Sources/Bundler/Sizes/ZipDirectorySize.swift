import Batch

/// Reads how large the files of a zip are (APPNOTE 4.3.12, 4.3.16).
enum ZipDirectorySize {
  /// - Returns: nil for what is no zip, or one so large that it needs zip64: far more than Lambda takes.
  static func uncompressedBytes(of path: String) -> Int? {
    guard Disk.isFile(path), let bytes = try? FileReader.read(path), let end = endRecord(bytes) else { return nil }
    var offset = integer(bytes, end + 16, 4)
    var sum = 0
    for _ in 0..<integer(bytes, end + 10, 2) {
      guard offset + 46 <= bytes.count, integer(bytes, offset, 4) == 0x0201_4b50 else { return nil }
      sum += integer(bytes, offset + 24, 4)
      offset += 46 + integer(bytes, offset + 28, 2) + integer(bytes, offset + 30, 2) + integer(bytes, offset + 32, 2)
    }
    return sum
  }

  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    let last = bytes.count - 22
    guard last >= 0 else { return nil }
    // A comment of up to 65,535 bytes may follow it.
    return stride(from: last, through: max(0, last - 0xFFFF), by: -1).first { integer(bytes, $0, 4) == 0x0605_4b50 }
  }

  private static func integer(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
