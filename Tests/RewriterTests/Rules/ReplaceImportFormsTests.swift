import PyRewriter
import Testing

/// Every form of the fixtures, in its file and alone.
@Suite struct ReplaceImportFormsTests {
  @Test(arguments: try StaticFixture.all())
  func matches(_ fixture: StaticFixture) throws {
    var rewriter = try Rewriter()
    let output = try rewriter.replaceImports(in: fixture.beforeBytes, path: fixture.topic).output
    if GoldenCase.isRecording {
      try fixture.record(output)
      Issue.record("recorded \(fixture.topic); review the diff and run again")
      return
    }
    #expect(String(decoding: output, as: UTF8.self) == fixture.expected)
    #expect(try rewriter.replaceImports(in: output, path: fixture.topic).output == output, "not idempotent")
    #expect(try rewriter.restore(output, path: fixture.topic).output == fixture.beforeBytes, "not restored")
  }

  @Test(arguments: try StaticFixture.all())
  func matchesAlone(_ fixture: StaticFixture) throws {
    for form in fixture.forms { try expectReplaced(form.before, after: form.after) }
  }

  /// With CRLF, behind a BOM, and without a line end at the end.
  @Test(arguments: try StaticFixture.all())
  func keepsTheFilesForm(_ fixture: StaticFixture) throws {
    for form in fixture.forms {
      let (before, after) = (form.before.replacing("\n", with: "\r\n"), form.after.replacing("\n", with: "\r\n"))
      try expectReplaced(before, after: after)
      try expectReplaced("\u{FEFF}" + before.dropLast(), after: "\u{FEFF}" + after.dropLast())
    }
  }

  @Test func thereAreForms() throws { #expect(try StaticFixture.all().flatMap(\.forms).count >= 60) }
}

/// Replaces the imports of a module without handlers and checks what must hold of every rewrite.
func expectReplaced(_ before: String, after: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  var rewriter = try Rewriter()
  let bytes = Array(before.utf8)
  let once = try rewriter.replaceImports(in: bytes, path: "m.py").output
  #expect(String(decoding: once, as: UTF8.self) == after, sourceLocation: sourceLocation)
  #expect(try rewriter.replaceImports(in: once, path: "m.py").output == once, "not idempotent", sourceLocation: sourceLocation)
  #expect(try rewriter.restore(once, path: "m.py").output == bytes, "not restored", sourceLocation: sourceLocation)
}
