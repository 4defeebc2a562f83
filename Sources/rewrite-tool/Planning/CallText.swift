import PyRewriter

/// A call as it is written, for naming what only the running code knows.
struct CallText {
  private let arguments: [String]
  private let callee: String

  init(_ site: CallSite, in source: [UInt8]) {
    callee = site.callee
    guard !site.isReference, site.range.upperBound <= source.count, site.calleeRange.upperBound <= site.range.upperBound else {
      arguments = []
      return
    }
    arguments = Self.split(source[site.calleeRange.upperBound..<site.range.upperBound])
  }

  /// The expression of a keyword argument, on one line and not too long.
  func argument(_ name: String) -> String? {
    for argument in arguments {
      guard let equals = argument.firstIndex(of: "="), argument[..<equals].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == " " })
      else { continue }
      if Self.trimmed(argument[..<equals]) == name { return Self.trimmed(argument[argument.index(after: equals)...]) }
    }
    return nil
  }

  /// The expression of a URL: by keyword, else the first or second argument, else the receiver.
  func url(method: String) -> String {
    let position = method == "*" ? 1 : 0
    guard argument("url") == nil, arguments.count > position, !arguments[position].isEmpty,
      // `connection.request("GET", path)`: the connection knows the host.
      arguments[position].filter({ $0 != "\"" && $0 != "'" }) != method
    else { return expression(["url"]) }
    return Self.short(arguments[position])
  }

  /// The bucket of `upload_file(name, bucket, key)` and its like, which take it by place.
  var transferBucket: String? {
    let method = callee.split(separator: ".").last.map(String.init) ?? ""
    guard ["upload_file", "upload_fileobj", "copy"].contains(method), arguments.count > 2, !arguments[1].isEmpty else { return nil }
    return Self.short(arguments[1])
  }

  /// The first of `names` that is given, else the receiver: `queue` of `queue.send_message(…)`.
  func expression(_ names: [String]) -> String {
    for name in names { if let found = argument(name) { return Self.short(found) } }
    return Self.short(Self.trimmed(callee.lastIndex(of: ".").map { callee[..<$0] } ?? callee[...]))
  }

  private static func split(_ bytes: ArraySlice<UInt8>) -> [String] {
    var parts: [[UInt8]] = [[]]
    var depth = 0
    var quote: UInt8?
    for byte in bytes {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if "([{".utf8.contains(byte) {
        depth += 1
        if depth == 1 { continue }
      } else if ")]}".utf8.contains(byte) {
        depth -= 1
        if depth == 0 { break }
      } else if byte == UInt8(ascii: ","), depth == 1 {
        parts.append([])
        continue
      }
      parts[parts.count - 1].append(byte)
    }
    return parts.map { trimmed(String(decoding: $0, as: UTF8.self)[...]) }
  }

  private static func trimmed(_ text: Substring) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }

  private static func short(_ text: String) -> String {
    let line = trimmed(text[...])
    return line.count > 60 ? "\(line.prefix(59))…" : line
  }
}
