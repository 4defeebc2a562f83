private import Glibc

extension Span<UInt8> {
  /// Where the byte stands first, from a place on.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    unsafe withUnsafeBytes { all in
      guard let base = all.baseAddress, let found = unsafe memchr(base + start, Int32(byte), all.count - start) else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}
