import Glibc

/// Places below `TMPDIR`, else `/tmp`, that nobody but the user can read.
package enum TemporaryPlace {
  /// A file without a name, open for reading and writing; nil, with `errno`, when there is none to be had.
  package static func file(in folder: String?) -> Int32? {
    var name = template(in: folder)
    let file = unsafe name.withUnsafeMutableBufferPointer { buffer in unsafe buffer.baseAddress.map { unsafe mkstemp($0) } ?? -1 }
    guard file >= 0 else { return nil }
    unsafe unlink(name)
    return file
  }

  /// The path of a new, empty folder; nil, with `errno`, when there is none to be had.
  package static func folder(in folder: String?) -> String? {
    var name = template(in: folder)
    let isMade = unsafe name.withUnsafeMutableBufferPointer { buffer in unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil }
    return isMade ? String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  private static func template(in folder: String?) -> [CChar] {
    Array("\(folder ?? "/tmp")/gammaray-XXXXXX".utf8CString)
  }
}
