/// One entry as the archive's records describe it. Section numbers are those of PKWARE's APPNOTE.TXT 6.3.10.
package struct ZipRecord: Sendable {
  let path: String
  let unixMode: UInt16
  let timestamp: ZipTimestamp
  let method: CompressionMethod
  /// Checksum and sizes follow the data, in a descriptor (bit 3 of 4.4.4).
  let isStreamed: Bool
  /// The local header's sizes are in a zip64 field, and a descriptor's have 8 bytes (4.3.9.2).
  let hasLongSizes: Bool
  /// Of the local header, from the archive's start.
  let offset: UInt64
  package var crc: UInt32
  package var size: UInt64
  package var compressedSize: UInt64

  /// For an entry whose data is ready.
  package init(
    path: String, unixMode: UInt16, timestamp: ZipTimestamp, method: CompressionMethod, offset: UInt64,
    crc: UInt32, size: UInt64, compressedSize: UInt64
  ) {
    (self.path, self.unixMode, self.timestamp, self.method) = (path, unixMode, timestamp, method)
    (self.offset, self.crc, self.size, self.compressedSize) = (offset, crc, size, compressedSize)
    isStreamed = false
    hasLongSizes = size >= limit32 || compressedSize >= limit32
  }

  /// For an entry whose compressed size shows at its end; `expectedSize` is that before compression.
  package init(
    streaming path: String, unixMode: UInt16, timestamp: ZipTimestamp, offset: UInt64, expectedSize: UInt64
  ) {
    (self.path, self.unixMode, self.timestamp, self.method) = (path, unixMode, timestamp, .deflated)
    (self.offset, crc, size, compressedSize) = (offset, 0, 0, 0)
    isStreamed = true
    // Deflate can add 5 bytes to every 32 KiB, and each part of ours as much again: far less than 1/256.
    hasLongSizes = expectedSize + expectedSize / 256 >= limit32
  }

  /// 4.3.7; of a streamed entry, checksum and sizes are zero (4.4.4) or, with zip64, in its field.
  package var localHeader: [UInt8] {
    var bytes = LittleEndianBytes()
    bytes.append(0x0403_4b50 as UInt32)
    appendCommonFields(to: &bytes)
    bytes.append(isStreamed ? 0 : crc)
    let sizes = isStreamed ? [0, 0] : [size, compressedSize]
    let short = isStreamed && !hasLongSizes ? 0 : UInt32.max
    bytes.append(hasLongSizes || isStreamed ? short : UInt32(compressedSize))
    bytes.append(hasLongSizes || isStreamed ? short : UInt32(size))
    let extra = zip64Field(hasLongSizes ? sizes : [])
    bytes.append(UInt16(path.utf8.count))
    bytes.append(UInt16(extra.count))
    bytes.bytes += path.utf8
    bytes.bytes += extra
    return bytes.bytes
  }

  /// 4.3.9, with the signature; empty when not streamed.
  package var dataDescriptor: [UInt8] {
    guard isStreamed else { return [] }
    var bytes = LittleEndianBytes()
    bytes.append(0x0807_4b50 as UInt32)
    bytes.append(crc)
    for value in [compressedSize, size] {
      if hasLongSizes { bytes.append(value) } else { bytes.append(UInt32(value)) }
    }
    return bytes.bytes
  }

  /// 4.3.12; the zip64 field holds just those of size, compressed size and offset that do not fit (4.5.3).
  package var directoryHeader: [UInt8] {
    var bytes = LittleEndianBytes()
    let extra = zip64Field([size, compressedSize, offset].filter { $0 >= limit32 })
    bytes.append(0x0201_4b50 as UInt32)
    // Made by unix (4.4.2.2), in the version that reading needs, 2.0 at least.
    bytes.append(3 << 8 | max(20, extra.isEmpty ? versionNeeded : 45))
    appendCommonFields(to: &bytes, needsZip64: !extra.isEmpty)
    bytes.append(crc)
    bytes.append(UInt32(clamping: compressedSize))
    bytes.append(UInt32(clamping: size))
    bytes.append(UInt16(path.utf8.count))
    bytes.append(UInt16(extra.count))
    bytes.append(0 as UInt16)  // comment length
    bytes.append(0 as UInt16)  // disk number
    bytes.append(0 as UInt16)  // internal attributes
    bytes.append(UInt32(unixMode) << 16)
    bytes.append(UInt32(clamping: offset))
    bytes.bytes += path.utf8
    bytes.bytes += extra
    return bytes.bytes
  }

  /// 4.4.3: 1.0 stored, 2.0 deflated, 4.5 zip64.
  private var versionNeeded: UInt16 { hasLongSizes ? 45 : method == .deflated ? 20 : 10 }

  /// Version needed, flags (4.4.4: streamed, UTF-8), method, time, date.
  private func appendCommonFields(to bytes: inout LittleEndianBytes, needsZip64: Bool = false) {
    let isASCII = path.utf8.allSatisfy { $0 < 0x80 }
    bytes.append(needsZip64 ? 45 : versionNeeded)
    bytes.append((isStreamed ? 1 << 3 : 0) | (isASCII ? 0 : 1 << 11) as UInt16)
    bytes.append(method.rawValue)
    bytes.append(timestamp.time)
    bytes.append(timestamp.date)
  }

  /// 4.5.3; nothing for no values.
  private func zip64Field(_ values: [UInt64]) -> [UInt8] {
    guard !values.isEmpty else { return [] }
    var bytes = LittleEndianBytes()
    bytes.append(0x0001 as UInt16)
    bytes.append(UInt16(8 * values.count))
    for value in values { bytes.append(value) }
    return bytes.bytes
  }
}

/// From here on, a 32-bit field says 0xFFFFFFFF and zip64 has the value (4.4.1.4).
let limit32 = UInt64(UInt32.max)

/// Bytes with integers appended as zip stores them (4.4.1.1).
struct LittleEndianBytes {
  var bytes: [UInt8] = []

  mutating func append<Value: FixedWidthInteger & UnsignedInteger>(_ value: Value) {
    for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> Value(shift)))
    }
  }
}
