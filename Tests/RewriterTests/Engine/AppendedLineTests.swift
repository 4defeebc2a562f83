import PyRewriter
import Testing

/// The appended line after others have edited the file.
@Suite struct AppendedLineTests {
  private let options = RewriteOptions(mode: .dynamic, entryPoints: ["handler"])

  private func restored(_ source: String) throws -> String {
    var rewriter = try Rewriter()
    return String(decoding: try rewriter.restore(Array(source.utf8), path: "m.py").output, as: UTF8.self)
  }

  private func rewritten(_ source: String) throws -> String {
    var rewriter = try Rewriter()
    return String(decoding: try rewriter.rewrite(Array(source.utf8), path: "m.py", options: options).output, as: UTF8.self)
  }

  @Test(arguments: [
    ("import a\ndef handler(e, c): pass\n", "\ndef more(): pass\n"), ("import a\nhandler = 1\n", "x = 2"),
    ("import a\r\nhandler = 1\r\n", "\r\nx = 2\r\n"), ("handler = 1\n", "# the end\n"), ("import a\nif a: handler = 1\n", "handler = 2\n"),
    ("def handler(e, c): pass\n", "def more(): pass\n"),
  ])
  func isFoundInFrontOfCodeAddedLater(source: String, added: String) throws {
    let edited = try rewritten(source) + added
    #expect(try restored(edited) == source + added)
    #expect(try rewritten(edited) == rewritten(source + added))
  }

  /// The editor ended the line, which had no end of its own.
  @Test func isFoundBehindALineWithoutEnd() throws {
    let edited = try rewritten("import a\nhandler = 1") + "\nx = 2\n"
    #expect(try restored(edited) == "import a\nhandler = 1\nx = 2\n")
  }

  @Test func isFoundMoreThanOnce() throws {
    let line = "handler = _gammaray.entry(handler)\n"
    let source = "import gammaray.dynamic as _gammaray; import a\nhandler = 1\n\(line)x = 2\n\(line)"
    #expect(try restored(source) == "import a\nhandler = 1\nx = 2\n")
  }

  @Test func isFoundWithAPrologueOfItsOwn() throws {
    let source = "def handler(e, c): pass\nimport gammaray.dynamic as _gammaray\nx = 2\n"
    #expect(try restored(source) == "def handler(e, c): pass\nx = 2\n")
    let filled = "#!/usr/bin/env python\n#\n\nimport gammaray.dynamic as _gammaray\ndef handler(e, c): pass\n"
    #expect(try restored(filled) == "#!/usr/bin/env python\n#\n\n\ndef handler(e, c): pass\n")
  }

  @Test(arguments: [
    "x = '''\nhandler = _gammaray.entry(handler)\n'''\n", "x = (\nhandler = _gammaray.entry(handler)\n)\n",
  ])
  func isNoTextInsideOfAStatement(source: String) throws {
    #expect((try? restored(source)) ?? source == source)
  }

  @Test(arguments: ["if x:\n  handler = _gammaray.entry(handler)\n", "handler = _gammaray.entry(handler)  # mine\nx = 1\n"])
  func isExactlyOurs(source: String) throws {
    #expect(try restored(source) == source)
    #expect(throws: RewriteError.self) { try rewritten(source) }
  }
}
