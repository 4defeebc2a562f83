import PyRewriter
import Testing

private let prologue = "import gammaray.dynamic as _gammaray; "

@Suite struct WrapEntryPointRuleTests {
  @Test(arguments: [
    "x = 1\nasync def handler(e, c): pass", "x = 1\n@a\n@b(1)\ndef handler(e, c):\n    return 1",
    "handler = lambda e, c: 1", "handler = Mangum(app)", "handler = app.handler", "handler = partial(f, 1)",
    "from .impl import handler", "from impl import x as handler", "import handler", "import handler.sub",
    "class A:\n  def handler(self): pass\nhandler = A().handler", "(a, handler) = f()", "a = handler = f()",
    "[x, *handler] = y", "x = 1\ndef handler(): pass\ndef handler(e, c): pass", "(handler := f)",
    "handler: Callable = f", "class handler: pass",
  ])
  func wrapsWhatIsAlwaysBound(source: String) throws {
    try expectWrapped(source, by: "handler = _gammaray.entry(handler)")
  }

  @Test(arguments: [
    "try:\n    from a import handler\nexcept ImportError:\n    def handler(e, c): pass",
    "if x:\n    def handler(e, c): pass", "for handler in y: pass", "with a as handler: pass",
    "def handler(e, c): pass\ndel handler", "try: pass\nexcept E as handler: pass", "from a import *", "x = 1",
    "handler: Callable", "def f():\n    handler = 1", "def f():\n    global handler\n    handler = 1",
    "class A:\n    handler = 1", "[(handler := a) for a in b]",
    "{(handler := a): 1 for a in b}", "any((handler := a) for a in b)", "assert (handler := a)", "x = [handler for handler in y]", "import a.handler", "from handler import x",
    "from a import handler as h", "x.handler = 1", "match x:\n    case handler: pass", "def f(handler): pass",
    "f(handler=1)", "x = 'handler'", "handler += 1 if x else 2\nif x: pass\ndel handler",
  ])
  func asksAtRunTimeWhereTheNameMayBeUnbound(source: String) throws {
    try expectWrapped(source, by: "_gammaray.entry_if_bound(globals(), \"handler\")")
  }

  private func expectWrapped(_ source: String, by statement: String) throws {
    var rewriter = try Rewriter()
    let options = RewriteOptions(mode: .dynamic, entryPoints: ["handler"])
    for (before, end) in [(source + "\n", statement + "\n"), (source, statement)] {
      let bytes = Array(before.utf8)
      let result = try rewriter.rewrite(bytes, path: "m.py", options: options)
      let text = String(decoding: result.output, as: UTF8.self)
      #expect(text.hasSuffix(end), "\(text)")
      #expect(try rewriter.restore(result.output, path: "m.py").output == bytes)
    }
  }

  @Test func servesSeveralFunctions() throws {
    try expectRewrite(
      "def a(e, c): pass\ndef b(e, c): pass\nif x:\n  c = d = 1\n", entryPoints: ["a", "b", "c", "a", "d"],
      after: "def a(e, c): pass\ndef b(e, c): pass\nif x:\n  c = d = 1\n\(prologue)a = _gammaray.entry(a); b = _gammaray.entry(b); "
        + "_gammaray.entry_if_bound(globals(), \"c\", \"d\")\n")
  }

  @Test func keepsTheFilesLineEnds() throws {
    try expectRewrite("import a\r\nhandler = 1\r\n", after: "\(prologue)import a\r\nhandler = 1\r\nhandler = _gammaray.entry(handler)\r\n")
    try expectRewrite("import a\r\nhandler = 1", after: "\(prologue)import a\r\nhandler = 1\r\nhandler = _gammaray.entry(handler)")
    try expectRewrite("handler = 1  # end", after: "\(prologue)handler = 1  # end\nhandler = _gammaray.entry(handler)")
    try expectRewrite("handler = 1\n    ", after: "\(prologue)handler = 1\n    \nhandler = _gammaray.entry(handler)")
  }

  @Test(arguments: ["", "\n", "# only a comment", "'''Only a docstring.'''", "\u{FEFF}", "\u{FEFF}'''Doc.'''\r\n"])
  func leavesNothingBehindInFilesOfNothing(source: String) throws {
    var rewriter = try Rewriter()
    let bytes = Array(source.utf8)
    let result = try rewriter.rewrite(bytes, path: "m.py", options: RewriteOptions(mode: .dynamic, entryPoints: ["handler"]))
    #expect(result.output != bytes)
    #expect(try rewriter.restore(result.output, path: "m.py").output == bytes)
    #expect(result.findings.map(\.id) == ["unbound-entry-point"])
  }

  @Test func takesOtherEncodings() throws {
    let latin = Array("# -*- coding: latin-1 -*-\nx = '".utf8) + [0xE9] + Array("'\nhandler = 1\n".utf8)
    let after = Array("# -*- coding: latin-1 -*-\n\(prologue)x = '".utf8) + [0xE9]
      + Array("'\nhandler = 1\nhandler = _gammaray.entry(handler)\n".utf8)
    try expectRewrite(bytes: latin, after: after)
  }
}
