/// The central directory as it grows: what stands at the archive's end (APPNOTE 4.3.12 to 4.3.16).
package struct ZipDirectory: Sendable {
  private var headers: [UInt8] = []
  private var count: UInt64 = 0

  package init() {}

  package mutating func add(_ record: ZipRecord) {
    headers += record.directoryHeader
    count += 1
  }

  /// All headers and the end records, for a directory that starts at `offset` of the archive.
  package func bytes(startingAt offset: UInt64) -> [UInt8] {
    var end = LittleEndianBytes(bytes: headers)
    let size = UInt64(headers.count)
    if count >= 0xFFFF || size >= limit32 || offset >= limit32 {
      appendZip64End(to: &end, size: size, offset: offset)
    }
    end.append(0x0605_4b50 as UInt32)  // 4.3.16
    end.append(0 as UInt32)  // number of this disk, and of the directory's
    end.append(UInt16(clamping: count))
    end.append(UInt16(clamping: count))
    end.append(UInt32(clamping: size))
    end.append(UInt32(clamping: offset))
    end.append(0 as UInt16)  // comment length
    return end.bytes
  }

  /// Zip64 end record (4.3.14) and its locator (4.3.15).
  private func appendZip64End(to end: inout LittleEndianBytes, size: UInt64, offset: UInt64) {
    end.append(0x0606_4b50 as UInt32)
    end.append(44 as UInt64)  // what follows of this record
    end.append((3 << 8 | 45) as UInt16)  // made by
    end.append(45 as UInt16)  // version needed
    end.append(0 as UInt64)  // disk numbers
    for value in [count, count, size, offset] { end.append(value) }
    end.append(0x0706_4b50 as UInt32)
    end.append(0 as UInt32)  // disk of the zip64 end record
    end.append(offset + size)
    end.append(1 as UInt32)  // number of disks
  }
}
