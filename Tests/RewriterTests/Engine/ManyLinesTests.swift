import PyRewriter
import Testing

/// Files with thousands of what is looked up one by one.
@Suite struct ManyLinesTests {
  private static let count = 20_000

  private func rewrite(_ source: String, _ mode: Mode = .dynamic) throws -> (output: [UInt8], findings: [Diagnostic], took: Duration) {
    var rewriter = try Rewriter()
    let clock = ContinuousClock()
    let start = clock.now
    let result = try rewriter.rewrite(
      Array(source.utf8), path: "m.py", options: RewriteOptions(mode: mode, entryPoints: ["handler"]))
    return (result.output, result.findings, clock.now - start)
  }

  private func repeated(_ line: String) -> String { String(repeating: line, count: Self.count) }

  /// In a debug build each takes well below a second; where each line is searched from the start on, minutes.
  @Test(arguments: [
    ("# gammaray: ignore\n", count), ("x = 1  # gammaray: ignore\n", count), ("# _gammaray\n", 0), ("x = ' _gammaray'\n", 0),
  ])
  func takesTimeInProportion(line: String, findings: Int) throws {
    let result = try rewrite("import boto3\n\(repeated(line))def handler(e, c): pass\n")
    #expect(result.findings.count == findings)
    #expect(result.took < .seconds(15))
  }

  @Test(arguments: [
    ("import boto3, botocore.config\n", 0), ("import_module('boto3')\n", 0), ("import_module(f'boto3{x}')\n", count / 4), ("import boto3 # gammaray: ignore\n", 0),
  ])
  func replacesInProportion(line: String, findings: Int) throws {
    let result = try rewrite(String(repeating: line, count: Self.count / 4) + "handler = 1\n", .static)
    #expect(result.findings.count == findings)
    #expect(result.took < .seconds(15))
  }

  @Test func findsUsesInOneLongLine() throws {
    let result = try rewrite("x = [\(repeated("' _gammaray', "))]\nhandler = 1\n")
    #expect(result.took < .seconds(15))
    #expect(result.output.starts(with: Array("import gammaray.dynamic as _gammaray; x = [".utf8)))
  }

  @Test func namesThePlaceOfEachUnusedComment() throws {
    let result = try rewrite("import boto3\nx = 1\n  # gammaray: ignore\ny = 2 # gammaray: ignore\nhandler = 1\n")
    #expect(result.findings.map(\.position.description) == ["m.py:3:3", "m.py:4:7"])
  }
}
