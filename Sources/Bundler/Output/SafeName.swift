/// A function's name as a file's name.
enum SafeName {
  /// Letters, digits and `_.-` stay, the rest becomes `%XX`: two names never give one file. No name starts with a dot.
  static func escaping(_ name: String) -> String {
    var text = ""
    for (index, byte) in name.utf8.enumerated() {
      let isSafe = isAlphanumeric(byte) || "_-".utf8.contains(byte) || (byte == UInt8(ascii: ".") && index > 0)
      if isSafe {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
      }
    }
    return text
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}
