import Foundation
import PatchTemplates
import Testing

@Suite struct RuntimeFilesTests {
  private let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func tableIsTheFolder() throws {
    let source = package.appending(path: "runtime/src")
    let paths = source.filesBelow.filter { $0.hasPrefix("gammaray/") && !$0.contains("__pycache__") }
    #expect(
      RuntimeFiles.all.map(\.path) == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      "run scripts/embed-files")
    for file in RuntimeFiles.all {
      #expect(Data(file.bytes) == (try Data(contentsOf: source.appending(path: file.path))), "\(file.path)")
    }
  }

  @Test func tableIsWhatTheScriptWrites() throws {
    let process = Process()
    process.executableURL = package.appending(path: "scripts/embed-files")
    process.arguments = ["--check"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func inlineCodeGetsItsModule() {
    #expect(String(decoding: RuntimeFiles.cfnresponse, as: UTF8.self).contains("def send("))
  }
}
