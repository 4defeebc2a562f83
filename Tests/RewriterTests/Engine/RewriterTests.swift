import PyRewriter
import Testing

@Suite struct RewriterTests {
  private let options = RewriteOptions(mode: .dynamic, entryPoints: ["handler"])

  private func error(of bytes: [UInt8]) throws -> RewriteError? {
    var rewriter = try Rewriter()
    do {
      _ = try rewriter.rewrite(bytes, path: "m.py", options: options)
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    ("x = (\n", "m.py:1:1: error: not valid Python 3"), ("x = 1\rhandler = 2\n", "m.py:1:6: error: a carriage return"),
    ("x = 1\0", "m.py:1:6: error: a NUL byte"), ("import _gammaray\n", "m.py:1:8: error: the name '_gammaray' is used"),
    ("# coding: utf-7\nx = 1\n", "m.py:1:1: error: the encoding 'utf-7'"),
    ("# coding: shift_jis\nx = 'é'\n", "m.py:2:6: error: the encoding 'shift_jis'"),
  ])
  func refusesWhatItCannotKeep(source: String, message: String) throws {
    let error = try #require(try error(of: Array(source.utf8)))
    #expect(error.description.hasPrefix(message), "\(error)")
  }

  @Test func refusesUndeclaredBytes() throws {
    #expect(try error(of: Array("x = 1\ny = '".utf8) + [0xE9] + Array("'\n".utf8))?.id == "not-utf8")
  }

  @Test func ignoresItsNameInStringsAndComments() throws {
    let source = "x = '''\nimport gammaray.dynamic as _gammaray\n'''  # _gammaray\nhandler = 1\n"
    try expectRewrite(
      source, after: "import gammaray.dynamic as _gammaray; \(source)handler = _gammaray.entry(handler)\n")
  }

  @Test func doesNotTakeAStringsLastLineForItsOwn() throws {
    let source = "handler = '''\nhandler = _gammaray.entry(handler)\n'''"
    var rewriter = try Rewriter()
    #expect(try rewriter.restore(Array(source.utf8), path: "m.py").output == Array(source.utf8))
  }

  @Test func suppressesAFileOrALine() throws {
    let file = "#!/usr/bin/env python\n# gammaray: ignore\nimport boto3\nhandler = 1\n"
    try expectRewrite(file, after: file)
    let line = "import boto3\ndef handler(e, c):  # gammaray: ignore\n  pass\n"
    try expectRewrite(line, after: line)
    #expect(try findings(line) == [])
    let unused = "import os  # gammaray: ignore\ndef handler(e, c): pass\n"
    #expect(try findings(unused) == [
      "m.py:1:12: warning: unused '# gammaray: ignore': nothing on this line would be instrumented; remove it"
    ])
    #expect(try findings("import boto3  # gammaray: ignore\ndef handler(e, c): pass\n") == [], "static mode would replace it")
    for code in ["c.publish(Message=m)", "put = c.put_item", "(c\n  .publish", "send(m)"] {
      let end = code.hasPrefix("(") ? "\n  )(Message=m)" : ""
      #expect(try findings("def handler(e, c): pass\n\(code)  # gammaray: ignore\(end)\n") == [], "hybrid mode might hook it")
    }
  }

  @Test func locatesTheSameBindingAfterARewrite() throws {
    var rewriter = try Rewriter()
    let source = Array("import a\n\ndef handler(event, context): pass\n".utf8)
    let output = try rewriter.rewrite(source, path: "m.py", options: options).output
    #expect(output != source)
    let before = try rewriter.bindings(of: ["handler", "a", "b"], in: source, path: "m.py")
    let after = try rewriter.bindings(of: ["handler", "a", "b"], in: output, path: "m.py")
    let conventional = rewriter.conventionalEntryPoints(in: output)
    #expect(before.map { $0?.position.line } == [3, 1, nil] && conventional == ["handler"])
    #expect(after.map { $0?.position.line } == [3, 1, nil] && after[0] == before[0])
  }

  @Test func locatesNothingInWhatItCannotRead() throws {
    var rewriter = try Rewriter()
    let source = Array("def handler(event, context:\n  return (\n".utf8)
    #expect(throws: RewriteError.self) { try rewriter.bindings(of: ["handler"], in: source, path: "m.py") }
    #expect(rewriter.conventionalEntryPoints(in: source) == [])
  }

  @Test func updatesOldInstrumentation() throws {
    var rewriter = try Rewriter()
    let old = try rewriter.rewrite(Array("import a\ndef x(): pass\ndef y(): pass\n".utf8), path: "m.py",
      options: RewriteOptions(mode: .dynamic, entryPoints: ["x"]))
    let new = try rewriter.rewrite(old.output, path: "m.py", options: RewriteOptions(mode: .dynamic, entryPoints: ["y"]))
    #expect(String(decoding: new.output, as: UTF8.self).hasSuffix("def y(): pass\ny = _gammaray.entry(y)\n"))
  }
}
