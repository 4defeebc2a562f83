import Foundation
import PyRewriter
import Testing

/// A handler module as its author wrote it (a folder of `Tests/Behaviour/handlers`, which also runs it), and what rewriting
/// makes of it: `Tests/Fixtures/golden/<mode>/<folder>.py`.
struct GoldenCase: CustomTestStringConvertible, Sendable {
  private struct Description: Decodable { let handler: String }

  let name: String
  let mode: Mode
  let before: [UInt8]
  let entryPoint: String
  private let expectedFile: URL

  /// `GAMMARAY_RECORD=1` writes what comes out instead of comparing it.
  static var isRecording: Bool { ProcessInfo.processInfo.environment["GAMMARAY_RECORD"] == "1" }

  var testDescription: String { "\(mode) \(name)" }
  var expected: [UInt8]? { (try? Data(contentsOf: expectedFile)).map(Array.init) }

  static func all(_ mode: Mode) throws -> [GoldenCase] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let handlers = tests.appending(path: "Behaviour/handlers")
    let names = try FileManager.default.contentsOfDirectory(atPath: handlers.path()).sorted()
    return try names.compactMap { name in
      let folder = handlers.appending(path: name)
      guard let data = try? Data(contentsOf: folder.appending(path: "case.json")) else { return nil }
      let handler = try JSONDecoder().decode(Description.self, from: data).handler
      let dot = handler.lastIndex(of: ".") ?? handler.startIndex
      let module = handler[..<dot].replacing(".", with: "/")
      guard let source = try? Data(contentsOf: folder.appending(path: module + ".py")) else { return nil }
      return GoldenCase(
        name: name, mode: mode, before: Array(source), entryPoint: String(handler[handler.index(after: dot)...]),
        expectedFile: tests.appending(path: "Fixtures/golden/\(mode.rawValue)/\(name).py"))
    }
  }

  func record(_ output: [UInt8]) throws {
    try FileManager.default.createDirectory(at: expectedFile.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(output).write(to: expectedFile)
  }
}
