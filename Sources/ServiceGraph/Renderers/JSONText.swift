/// Small pieces of JSON, for documents that are too large to be built whole.
enum JSONText {
  /// In double quotes; bytes that are no UTF-8 were replaced when they were read.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default:
        guard scalar.value < 0x20 || scalar.value == 0x7F else {
          result.unicodeScalars.append(scalar)
          continue
        }
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result + "\""
  }

  static func object(_ members: [(String, String)]) -> String { "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}" }
  static func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }
}

/// Ids of 16 hexadecimal digits that follow from a text alone.
enum DerivedID {
  static func span(_ text: String) -> String { digits(text, salt: "span ") }
  static func trace(_ text: String) -> String { digits(text, salt: "trace ") + digits(text, salt: "half ") }

  private static func digits(_ text: String, salt: String) -> String {
    let bytes = Array((salt + text).utf8)
    // An id of zeros is none.
    let text = String(max(1, ByteHash.of(bytes.span)), radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
