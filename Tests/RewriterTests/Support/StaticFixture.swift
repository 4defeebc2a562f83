import Foundation
import PyRewriter
import Testing

/// Forms of naming the SDK's modules and what static mode makes of them: `Tests/Fixtures/static/<topic>/before.py` and
/// `after.static.py`. An empty line ends a form. `Tests/Static` runs both and compares what they bind.
struct StaticFixture: CustomTestStringConvertible, Sendable {
  let topic: String
  private let before: String
  private let afterFile: URL

  var testDescription: String { topic }
  var beforeBytes: [UInt8] { Array(before.utf8) }
  var expected: String? { try? String(contentsOf: afterFile, encoding: .utf8) }

  /// Each form, before and after.
  var forms: [(before: String, after: String)] {
    Array(zip(Self.split(before), Self.split(expected ?? "")))
  }

  static func all() throws -> [StaticFixture] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let root = tests.appending(path: "Fixtures/static")
    return try FileManager.default.contentsOfDirectory(atPath: root.path()).sorted().map { topic in
      let folder = root.appending(path: topic)
      return StaticFixture(
        topic: topic, before: try String(contentsOf: folder.appending(path: "before.py"), encoding: .utf8),
        afterFile: folder.appending(path: "after.static.py"))
    }
  }

  func record(_ output: [UInt8]) throws { try Data(output).write(to: afterFile) }

  private static func split(_ text: String) -> [String] {
    text.split(separator: "\n\n").map { $0.hasSuffix("\n") ? String($0) : $0 + "\n" }
  }
}
