import Foundation
import ReportPage
import Testing
import ZipWriter

@Suite struct ReportPageTests {
  private let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func page(_ json: String) -> String { String(decoding: ReportPage.html(json: Array(json.utf8)), as: UTF8.self) }

  @Test func sourcesAreTheFolder() throws {
    let folder = package.appending(path: "report")
    let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let paths = found.filter { path in [".html", ".css", ".js"].contains { path.hasSuffix($0) } }
    #expect(PageFiles.all.map(\.path) == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, "run scripts/embed-files")
    for file in PageFiles.all { #expect(Data(file.bytes) == (try Data(contentsOf: folder.appending(path: file.path))), "\(file.path)") }
  }

  @Test func tableIsWhatTheScriptWrites() throws {
    let process = Process()
    process.executableURL = package.appending(path: "scripts/embed-files")
    process.arguments = ["--check"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func isOneFile() {
    let text = page("{}")
    #expect(!text.contains("src=\"") && !text.contains("href=\"styles"))
    #expect(!text.contains("\nimport ") && !text.contains("\nexport ") && text.contains("// scripts/main.js\nconst module"))
    #expect(text.components(separatedBy: "<script").count == 3 && text.components(separatedBy: "</script").count == 3)
    for file in PageFiles.all where file.path.hasSuffix(".css") { #expect(text.contains(String(decoding: file.bytes, as: UTF8.self)), "\(file.path)") }
  }

  /// The browser compares these hashes with what stands between the tags.
  @Test func policyNamesTheScriptAndTheStyles() throws {
    let text = page("{\"a\": 1}")
    let policy = try #require(text.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
    #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-") && !policy.contains("unsafe"))
    let script = try #require(text.firstMatch(of: /(?s)<script type="module">(.*?)<\/script>/)).1
    for content in text.matches(of: /(?s)<style>(.*?)<\/style>/).map(\.1) + [script] {
      var digest = SHA256()
      digest.update(Array(content.utf8))
      #expect(policy.contains("'sha256-\(Data(digest.digest()).base64EncodedString())'"))
    }
  }

  @Test func noTextEndsTheElementThatHoldsTheData() throws {
    let hostile = "</script><script>alert(1)</script><!-- & \u{2028}\u{2029}\u{2030} ü"
    let json = try JSONEncoder().encode(["name": hostile])
    let escaped = ReportPage.escaped(Array(json))
    #expect(try JSONDecoder().decode([String: String].self, from: Data(escaped)) == ["name": hostile])
    let text = String(decoding: escaped, as: UTF8.self)
    #expect(!text.contains { "<>&\u{2028}\u{2029}".contains($0) } && text.contains("\u{2030} ü"))
    #expect(page(String(decoding: json, as: UTF8.self)).components(separatedBy: "</script").count == 3)
  }
}
