import PyRewriter
import Testing

@Suite struct ReplaceImportRuleTests {
  private func rewritten(_ source: String, _ mode: Mode = .static, entryPoints: [String] = []) throws -> RewriteResult {
    var rewriter = try Rewriter()
    return try rewriter.rewrite(Array(source.utf8), path: "m.py", options: RewriteOptions(mode: mode, entryPoints: entryPoints))
  }

  private func restored(_ source: String) throws -> String {
    var rewriter = try Rewriter()
    return String(decoding: try rewriter.restore(Array(source.utf8), path: "m.py").output, as: UTF8.self)
  }

  @Test(arguments: [
    ("import boto3\ndef handler(e, c): pass\n",
     "import gammaray.static as _gammaray; import gammaray_boto3 as boto3\ndef handler(e, c): pass\nhandler = _gammaray.entry(handler)\n"),
    ("'''Doc.'''\nfrom boto3 import client\nhandler = client", "'''Doc.'''\nimport gammaray.static as _gammaray; from gammaray_boto3 import client\nhandler = client\nhandler = _gammaray.entry(handler)"),
    ("from __future__ import annotations\ntry:\n  import boto3\nfinally: handler = 1\n",
     "from __future__ import annotations; import gammaray.static as _gammaray\ntry:\n  import gammaray_boto3 as boto3\nfinally: handler = 1\n_gammaray.entry_if_bound(globals(), \"handler\")\n"),
    // What ends the file is edited twice.
    ("handler = 1\nimport boto3", "import gammaray.static as _gammaray; handler = 1\nimport gammaray_boto3 as boto3\nhandler = _gammaray.entry(handler)"),
  ])
  func givesHandlersPrologueAndEntry(before: String, after: String) throws {
    let result = try rewritten(before, entryPoints: ["handler"])
    #expect(String(decoding: result.output, as: UTF8.self) == after)
    #expect(try restored(after) == before)
  }

  @Test func keepsEncodingsAndTabs() throws {
    var rewriter = try Rewriter()
    let before = Array("# coding: latin-1\nimport boto3 # ".utf8) + [0xE9] + Array("\r\nif 1:\r\n\timport botocore.x".utf8)
    let output = try rewriter.replaceImports(in: before, path: "m.py").output
    let after = Array("# coding: latin-1\nimport gammaray_boto3 as boto3 # ".utf8) + [0xE9]
      + Array("\r\nif 1:\r\n\timport gammaray_botocore.x as botocore, gammaray_botocore as botocore".utf8)
    #expect(output == after)
    #expect(try rewriter.restore(output, path: "m.py").output == before)
  }

  @Test func takesPython2() throws { try expectReplaced("import boto3\nprint 'x'\n", after: "import gammaray_boto3 as boto3\nprint 'x'\n") }

  @Test(arguments: [
    ("import importlib\nimportlib.import_module('boto3' + x)\n", "2:26"), ("import importlib\nimportlib.import_module(f'boto3{x}')\n", "2:27"),
    ("from importlib import import_module as im\nfor n in ['boto3', 'x']: im(n)\n", "2:29"),
("p = 'boto3'\nimport_module(f'{p}.session')\n", "2:15"), ("import sys\nfor n in ('boto3', 'botocore'): sys.modules.pop(n, None)\n", "2:33"), ("x = {'boto3': sys.modules[n]}\n", "1:15"),
    ("for n in list(sys.modules):\n  if n.startswith('boto3'): del n\n", "1:15"), ("for n in sys.modules:\n  if n == 'botocore.session': pass\n", "1:10"),
    ("n = 'boto3'\nprint(n)\nx = n in sys.modules\n", "3:10"), ("x = [m for n, m in sys.modules.items() if n == 'boto3']\n", "1:20"), ("m = {'a': 'boto3'}\n__import__(m[k])\n", "2:12"),
  ])
  func reportsWhatIsComputed(source: String, place: String) throws {
    let found = try rewritten(source).findings.map(\.description)
    #expect(found.count == 1 && found[0].hasPrefix("m.py:\(place): warning: the module's name is computed"), "\(found)")
  }

  /// A name of a text is followed only where all that is done with it takes the name of a module.
  @Test(arguments: [
    ("T = 'boto3.client'\npatch(T)\nprint(T)\n", "2:7"), ("T = 'boto3.client'\nT = 'boto3.x'\npatch(T)\n", "3:7"),
    ("def f():\n  t = 'boto3.x'\n  t += y\n  patch(t)\n", "4:9"), ("T = 'boto3.x'\ndef f(T): patch(T)\n", "2:17"),
    ("T = 'boto3.x'\ndef f():\n  global T\n  patch(T)\n", "4:9"), ("class C:\n  t = 'boto3.x'\n  patch(t)\n", "3:9"),
    ("T = U = 'boto3.x'\npatch(T)\n", "2:7"), ("T = 'boto3.' + x\npatch(T)\n", "2:7"), ("T = ('boto3.x')\npatch(T)\n", "2:7"),
    ("T = 'boto3.x'\npatch(T)\nx = f'{T}'\n", "2:7"), ("T = 'boto3.x'\npatch(T)\n[T for T in y]\n", "2:7"),
    ("T = 'boto3.x'\ndel T\npatch(T)\n", "3:7"), ("for T in y: pass\nT = 'boto3.x'\npatch(T)\n", "3:7"),
    ("def f(t='x'):\n  t = 'boto3.x'\n  patch(t)\n", "3:9"), ("T = 'boto3.x'\npatch(T.lower())\n", "2:7"),
    ("T = 'boto3.x'\npatch(*T)\npatch(T)\n", "3:7"), ("T = 'boto3.x'\nimport T\npatch(T)\n", "3:7"),
  ])
  func reportsNamesOfTextsThatMayBeMore(source: String, place: String) throws {
    let result = try rewritten(source)
    #expect(String(decoding: result.output, as: UTF8.self) == source)
    #expect(result.findings.count == 1 && result.findings[0].description.hasPrefix("m.py:\(place): warning: the module's name is computed"))
  }

  /// Scopes are kept apart, and only what was not replaced is reported.
  @Test(arguments: [
    ("T = 'boto3.x'\npatch(T)\nU = 'boto3.y'\npatch(target=U)\nU = 1\n", "T = 'gammaray_boto3.x'\npatch(T)\nU = 'boto3.y'\npatch(target=U)\nU = 1\n", ["4:7"]),
    ("T = 'boto3.x'\npatch(target=T)\nx = ['boto3']\n", "T = 'gammaray_boto3.x'\npatch(target=T)\nx = ['boto3']\n", []),
    ("def f():\n  t = 'boto3.x'\n  patch(t)\ndef g():\n  t = 'a'\n  print(t)\n", "def f():\n  t = 'gammaray_boto3.x'\n  patch(t)\ndef g():\n  t = 'a'\n  print(t)\n", []),
    ("T = 'boto3.x'  # gammaray: ignore\npatch(T)\n", "T = 'boto3.x'  # gammaray: ignore\npatch(T)\n", []),
    ("T = 'boto3.x'\nx.T = y(T=1)\npatch(T, T=2)\n", "T = 'gammaray_boto3.x'\nx.T = y(T=1)\npatch(T, T=2)\n", []),
  ])
  func followsNamesOfTexts(before: String, after: String, places: [String]) throws {
    try expectReplaced(before, after: after)
    let found = try rewritten(before).findings.map(\.description)
    #expect(found.count == places.count && zip(found, places).allSatisfy { $0.hasPrefix("m.py:\($1): warning") }, "\(found)")
  }

  @Test(arguments: [
    "import boto3\nimport_module(name)\n", "import_module('x.' + name); import boto3\n", "from boto3 import client\npatch(f'{__name__}.client')\n",
    "logging.getLogger('botocore')\nimport_module('json')\n", "logging.getLogger('botocore')\nimport_module(name)\n", "names = ['boto3']\nimport_module(__name__)\n", "patch('boto3' + x)  # gammaray: ignore\n",
    "names = ['boto3']\nsys.modules[__name__]; sys.modules['x']; 'x' in sys.modules\n", "sys.modules.get(x)\nimport boto3\n",
    "names = ['boto3']\nimport_module(x)  # gammaray: ignore\n",
  ])
  func doesNotReportWhatIsLikelyAnother(source: String) throws { #expect(try rewritten(source).findings.isEmpty) }

  @Test func reportsAnIgnoreThatIgnoresNothing() throws {
    #expect(try rewritten("import os  # gammaray: ignore\nimport boto3\n").findings.map(\.id) == ["unused-ignore"])
    #expect(try rewritten("# gammaray: ignore\nimport boto3\n").output == Array("# gammaray: ignore\nimport boto3\n".utf8))
  }

  @Test func leavesWhatCouldNotBeUndone() throws {
    let source = "import boto3, boto3\nimport boto3 as b\n"
    let result = try rewritten(source)
    #expect(String(decoding: result.output, as: UTF8.self) == "import boto3, boto3\nimport gammaray_boto3 as b\n")
    #expect(result.findings.map(\.id) == ["repeated-import"])
  }

  /// A file that imports a package named like a copy, in a form that is not ours, is refused rather than guessed at.
  @Test(arguments: ["import gammaray_boto3\n", "import boto3, gammaray_botocore.session\n"], Mode.allCases)
  func refusesForeignCopies(source: String, mode: Mode) throws {
    let error = try #require(throws: RewriteError.self) { try rewritten(source, mode, entryPoints: ["handler"]) }
    #expect(error.id == "package-taken")
    #expect(try restored("import gammaray_boto3\n") == "import gammaray_boto3\n")
  }

  /// Such names mean nothing where they are no modules.
  @Test(arguments: ["gammaray_boto3 = 1\n", "x = 'gammaray_boto3'\n", "from x import gammaray_boto3\n", "import gammaray_boto, x.gammaray_boto3\n", "# import gammaray_boto3\n"])
  func leavesOtherNames(source: String) throws {
    #expect(try restored(source) == source)
    #expect(try rewritten(source).output == Array(source.utf8))
  }

  /// What isort, ruff and black make of rewritten code.
  @Test(arguments: [
    ("import gammaray_botocore as botocore\nimport gammaray_botocore.exceptions as botocore\n", "import botocore\nimport botocore.exceptions\n"),
    ("from gammaray_boto3.session import (\n    Session,\n)\n", "from boto3.session import (\n    Session,\n)\n"),
    ("import gammaray_boto3   as  boto3\n", "import boto3\n"), ("from gammaray_botocore import config\n", "from botocore import config\n"),
    ("mock.patch(\n    \"gammaray_boto3.client\",\n)\n", "mock.patch(\n    \"boto3.client\",\n)\n"),
    ("import gammaray_botocore.exceptions as botocore, \\\n  gammaray_botocore as botocore\n", "import botocore.exceptions\n"),
  ])
  func isUndoneAfterAFormatter(source: String, expected: String) throws { #expect(try restored(source) == expected) }

  /// From each mode to each other in one step, with and without entry points.
  @Test(arguments: Mode.allCases, Mode.allCases)
  func switches(from first: Mode, to second: Mode) throws {
    let source = Array("import boto3, botocore.exceptions\nc = boto3.client('sns')\ndef handler(e, x):\n  c.publish(Message='m')\n".utf8)
    var rewriter = try Rewriter()
    for names in [["handler"], []] {
      let callees = try hookedCallees(in: source)
      let options = { (mode: Mode) in RewriteOptions(mode: mode, entryPoints: names, callees: callees) }
      let before = try rewriter.rewrite(source, path: "m.py", options: options(first)).output
      let direct = try rewriter.rewrite(source, path: "m.py", options: options(second)).output
      #expect(try rewriter.rewrite(before, path: "m.py", options: options(second)).output == direct)
      #expect(try rewriter.restore(direct, path: "m.py").output == source)
    }
  }
}
