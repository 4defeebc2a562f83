import PyRewriter
import Testing

/// Whole modules. Recording is explicit and fails the run, so it never passes for a check.
@Suite struct GoldenTests {
  @Test(arguments: try Mode.allCases.flatMap(GoldenCase.all))
  func matches(_ golden: GoldenCase) throws {
    var rewriter = try Rewriter()
    let callees = golden.mode == .hybrid ? try hookedCallees(in: golden.before) : []
    let options = RewriteOptions(mode: golden.mode, entryPoints: [golden.entryPoint], callees: callees)
    let output = try rewriter.rewrite(golden.before, path: golden.name, options: options).output
    if GoldenCase.isRecording {
      try golden.record(output)
      Issue.record("recorded \(golden.name); review the diff and run again")
    } else {
      let expected = try #require(golden.expected, "no golden file: run with GAMMARAY_RECORD=1 and review it")
      #expect(output == expected)
      #expect(try rewriter.rewrite(output, path: golden.name, options: options).output == output, "not idempotent")
      #expect(try rewriter.restore(output, path: golden.name).output == golden.before, "not restored")
    }
  }

  @Test func thereAreCases() throws {
    for mode in Mode.allCases { #expect(try GoldenCase.all(mode).count >= 40) }
  }
}
