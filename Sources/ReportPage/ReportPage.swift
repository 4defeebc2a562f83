private import FoundationEssentials
private import ZipWriter

/// The report: one HTML file that holds its data, styles and script, loads nothing and runs nothing but its own script.
package enum ReportPage {
  private static let style = "<link rel=\"stylesheet\" href=\""
  private static let script = "<script type=\"module\" src=\""
  private static let policy = "<meta name=\"policy\">"
  private static let data = "<script type=\"application/json\" id=\"report-data\">"

  /// `report/index.html` with all that it names in it.
  /// - Parameter json: what the page shows; any JSON.
  package static func html(json: [UInt8]) -> [UInt8] {
    var (styles, scripts): ([String], [String]) = ([], [])
    var pieces: [[UInt8]] = []
    var policyPlace = 0
    for line in PageFiles.text("index.html").split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.drop { $0 == " " }
      if trimmed == policy {
        policyPlace = pieces.count
        pieces.append([])
      } else if let path = path(in: trimmed, behind: style) {
        styles.append("\n" + PageFiles.text(path))
        pieces.append(Array("<style>\(styles[styles.count - 1])</style>\n".utf8))
      } else if let path = path(in: trimmed, behind: script) {
        scripts.append("\n" + ModuleBundle(from: path, read: PageFiles.text).text)
        pieces.append(Array("<script type=\"module\">\(scripts[scripts.count - 1])</script>\n".utf8))
      } else if trimmed.hasPrefix(data) {
        pieces.append(Array(data.utf8) + escaped(json) + Array("</script>\n".utf8))
      } else {
        pieces.append(Array((line + "\n").utf8))
      }
    }
    pieces[policyPlace] = Array(meta(styles: styles, scripts: scripts).utf8)
    return Array(pieces.joined())
  }

  private static func path(in line: Substring, behind mark: String) -> String? {
    line.hasPrefix(mark) ? String(line.dropFirst(mark.count).prefix { $0 != "\"" }) : nil
  }

  /// Nothing is loaded, nothing is sent, nothing but our script runs, and no text becomes markup.
  private static func meta(styles: [String], scripts: [String]) -> String {
    let hashes = { (texts: [String]) in texts.map { "'sha256-\(hash($0))'" }.joined(separator: " ") }
    let rules = [
      "default-src 'none'", "script-src \(hashes(scripts))", "style-src \(hashes(styles))", "img-src data:", "base-uri 'none'", "form-action 'none'",
      "require-trusted-types-for 'script'", "trusted-types 'none'",
    ]
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"\(rules.joined(separator: "; "))\">\n"
  }

  private static func hash(_ text: String) -> String {
    var digest = SHA256()
    digest.update(Array(text.utf8))
    return Data(digest.digest()).base64EncodedString()
  }

  /// JSON in which nothing can end the element that it stands in: such characters stand in JSON's texts only.
  package static func escaped(_ json: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(json.count + json.count / 16)
    var index = 0
    while index < json.count {
      switch json[index] {
      case UInt8(ascii: "<"): result += Array("\\u003c".utf8)
      case UInt8(ascii: ">"): result += Array("\\u003e".utf8)
      case UInt8(ascii: "&"): result += Array("\\u0026".utf8)
      // U+2028 and U+2029, which end lines in old JavaScript.
      case 0xE2 where index + 2 < json.count && json[index + 1] == 0x80 && (json[index + 2] == 0xA8 || json[index + 2] == 0xA9):
        result += Array((json[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
        index += 2
      default: result.append(json[index])
      }
      index += 1
    }
    return result
  }
}
