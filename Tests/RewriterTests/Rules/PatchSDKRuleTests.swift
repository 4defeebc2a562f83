import PyRewriter
import Testing

private let prologue = "import gammaray.dynamic as _gammaray"
private let wrapped = "handler = _gammaray.entry(handler)"
private let function = "def handler(event, context): pass\n"

@Suite struct PatchSDKRuleTests {
  @Test(arguments: [
    ("import boto3\n", "\(prologue); import boto3\n"),
    ("# c\n\nimport boto3\n", "# c\n\n\(prologue); import boto3\n"),
    ("#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nimport boto3\n",
      "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n\(prologue); import boto3\n"),
    ("\"\"\"Doc.\"\"\"\nimport boto3, os\n", "\"\"\"Doc.\"\"\"\n\(prologue); import boto3, os\n"),
    ("'Doc.' ; x = 1\n", "'Doc.' ; \(prologue); x = 1\n"),
    ("'Doc.'; x = 1\n", "'Doc.'; \(prologue); x = 1\n"),
    ("'Doc.';x = 1\n", "'Doc.';\(prologue); x = 1\n"),
    ("('Doc.')\nx = 1\n", "('Doc.')\n\(prologue); x = 1\n"),
    ("'a' 'b'\nx = 1\n", "'a' 'b'\n\(prologue); x = 1\n"),
    ("from __future__ import annotations\nimport a\n", "from __future__ import annotations\n\(prologue); import a\n"),
    ("'D'\nfrom __future__ import a; from __future__ import b; x = 1\n",
      "'D'\nfrom __future__ import a; from __future__ import b; \(prologue); x = 1\n"),
    ("x = 1; y = 2\n", "\(prologue); x = 1; y = 2\n"),
    ("\\\nx = 1\n", "\\\n\(prologue); x = 1\n"),
    ("\u{c}\nimport a\n", "\u{c}\n\(prologue); import a\n"),
    ("\u{FEFF}import a\n", "\u{FEFF}\(prologue); import a\n"),
    ("f'{1}'\nx = 1\n", "f'{1}'\n\(prologue); x = 1\n"),
    ("print 'two'\n", "\(prologue); print 'two'\n"),
  ])
  func standsInFrontOfTheFirstSimpleStatement(before: String, after: String) throws {
    try expectRewrite(before + function, after: after + function + wrapped + "\n")
  }

  @Test(arguments: [
    ("\"\"\"Doc.\"\"\"\n", "\"\"\"Doc.\"\"\"; \(prologue)\n"),
    ("\"\"\"Doc.\"\"\"  # why\n", "\"\"\"Doc.\"\"\"; \(prologue)  # why\n"),
    ("\"\"\"Doc.\"\"\";\n", "\"\"\"Doc.\"\"\"; \(prologue);\n"),
    ("\"\"\"Doc.\"\"\"; # c\n", "\"\"\"Doc.\"\"\"; \(prologue); # c\n"),
    ("from __future__ import annotations\n\n\n", "from __future__ import annotations; \(prologue)\n\n\n"),
    ("from __future__ import (\n  annotations,\n)\n", "from __future__ import (\n  annotations,\n); \(prologue)\n"),
  ])
  func followsTheHeader(before: String, after: String) throws {
    try expectRewrite(before + function, after: after + function + wrapped + "\n")
  }

  @Test(arguments: [
    ("# a\n# b\n\n", "# a\n# b\n\(prologue)\n"),
    ("# a\n# b\n\n# c\n", "# a\n# b\n\(prologue)\n# c\n"),
    ("\n\n\n\n", "\n\n\n\(prologue)\n"),
    ("# a\n#\r\n\r\n", "# a\n#\r\n\(prologue)\r\n"),
  ])
  func fillsAnEmptyLine(before: String, after: String) throws {
    try expectRewrite(before + function, after: after + function + wrapped + "\n")
  }

  @Test func waitsForASimpleStatementWhereNothingRunsBefore() throws {
    try expectRewrite(
      function + "import a\n", after: function + "\(prologue); import a\n\(wrapped)\n")
  }

  @Test func joinsTheAppendedLine() throws {
    try expectRewrite(function, after: function + "\(prologue); \(wrapped)\n")
    #expect(try findings(function) == [])
  }

  @Test func saysWhatALatePrologueMisses() throws {
    let source = "if True:\n    setup()\nimport boto3\n" + function
    try expectRewrite(source, after: source + "\(prologue); \(wrapped)\n")
    #expect(try findings(source).contains { $0.hasPrefix("m.py:1:1: warning: SDK calls that this statement makes") })
  }
}
