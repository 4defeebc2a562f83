import Glibc

/// Looks for words in files before anything is parsed.
enum ByteSearch {
  static func contains(_ word: StaticString, in bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      let length = word.utf8CodeUnitCount
      guard length > 0, var start = buffer.baseAddress else { return false }
      var left = buffer.count
      while left >= length,
        let hit = unsafe memchr(start, Int32(word.utf8Start.pointee), left - length + 1)
      {
        if unsafe memcmp(hit, word.utf8Start, length) == 0 { return true }
        unsafe left -= UnsafeRawPointer(hit) - start + 1
        unsafe start = UnsafeRawPointer(hit) + 1
      }
      return false
    }
  }
}
