/// The encoding of a Python file: UTF-8, or what its PEP 263 cookie declares.
enum SourceEncoding: Equatable {
  case utf8
  /// Every ASCII byte stands for itself, and no other character is spelled with one.
  case asciiSuperset
  /// ASCII bytes may be part of another character; safe only in a file of nothing but ASCII.
  case multibyte(name: String)
  /// ASCII bytes may mean something else.
  case opaque(name: String)

  init(of source: [UInt8]) {
    guard let name = Self.cookie(in: source) else {
      self = .utf8
      return
    }
    self = Self.classify(name)
  }

  /// Encoding names as CPython compares them: lower case, `_` for `-` (PEP 263, `codecs.lookup`).
  private static func classify(_ name: String) -> SourceEncoding {
    let key = name.lowercased().map { $0 == "_" ? "-" : $0 }
    let plain = String(key)
    let supersets = [
      "latin", "iso-8859", "iso8859", "cp125", "windows-125", "koi8", "ascii", "us-ascii", "mac-", "macroman", "cp437",
      "cp85", "cp86", "cp1252", "l1", "euc-", "euckr", "eucjp", "gb2312", "tis-620", "ptcp154", "kz1048", "8859",
    ]
    let multibyte = ["shift-jis", "shiftjis", "sjis", "cp932", "ms932", "gbk", "gb18030", "big5", "cp936", "cp949", "cp950", "johab"]
    if plain == "utf8" || plain == "utf-8" || plain.hasPrefix("utf-8-") || plain == "u8" || plain == "cp65001" { return .utf8 }
    if supersets.contains(where: plain.hasPrefix) { return .asciiSuperset }
    if multibyte.contains(where: plain.hasPrefix) { return .multibyte(name: name) }
    return .opaque(name: name)
  }

  /// The declared name, in the first line, or in the second behind a blank or comment line (PEP 263).
  private static func cookie(in source: [UInt8]) -> String? {
    var rest = source[...]
    if source.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    for _ in 0..<2 {
      let line = rest.prefix { $0 != .lineFeed }
      let content = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
      guard let first = content.first, first != .carriageReturn else {
        rest = rest.dropFirst(line.count + 1)
        continue
      }
      guard first == UInt8(ascii: "#") else { return nil }
      if let name = declaration(in: content) { return name }
      rest = rest.dropFirst(line.count + 1)
    }
    return nil
  }

  /// `coding[:=]\s*([-\w.]+)` in a comment.
  private static func declaration(in comment: ArraySlice<UInt8>) -> String? {
    let bytes = Array(comment)
    for offset in bytes.offsets(of: "coding") {
      let mark = offset + 6
      guard mark < bytes.count, bytes[mark] == UInt8(ascii: ":") || bytes[mark] == UInt8(ascii: "=") else { continue }
      let name = bytes[(mark + 1)...].drop { $0 == 0x20 || $0 == 0x09 }.prefix {
        $0.isNameByte && $0 < 0x80 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      }
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }
}
