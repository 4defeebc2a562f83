import PyRewriter
import Testing

@Suite struct HookCallRuleTests {
  @Test(arguments: [
    ("c.publish(TopicArn=t, Message=m)", "_gammaray.hook(c.publish)(TopicArn=t, Message=m)"),
    ("f'{c.publish(TopicArn=\"t\", Message=m)!r}'", "f'{_gammaray.hook(c.publish)(TopicArn=\"t\", Message=m)!r}'"),
    ("run(c.publish, TopicArn=t)", "run(_gammaray.hook(c.publish), TopicArn=t)"),
    ("(c\n  .publish)(TopicArn=t, Message=m)", "_gammaray.hook((c\n  .publish))(TopicArn=t, Message=m)"),
    ("c \\\n  .publish(TopicArn=t, Message=m)", "_gammaray.hook(c \\\n  .publish)(TopicArn=t, Message=m)"),
    ("boto3.resource('s3').Object('b', 'k').put(Body=b'')", "_gammaray.hook(boto3.resource('s3').Object('b', 'k').put)(Body=b'')"),
    ("lambda: c.publish(TopicArn=t, Message=m)", "lambda: _gammaray.hook(c.publish)(TopicArn=t, Message=m)"),
    ("[c.publish(TopicArn=t, Message=x) for x in m]", "[_gammaray.hook(c.publish)(TopicArn=t, Message=x) for x in m]"),
    ("c.publish(TopicArn=t, Message=c.publish(PhoneNumber=n, Message=m)['MessageId'])",
     "_gammaray.hook(c.publish)(TopicArn=t, Message=_gammaray.hook(c.publish)(PhoneNumber=n, Message=m)['MessageId'])"),
    ("boto3.resource('dynamodb').Table('t').batch_writer().put_item(Item={})",
     "_gammaray.hook(_gammaray.hook(boto3.resource('dynamodb').Table('t').batch_writer)().put_item)(Item={})"),
    ("c.list_topics()", "c.list_topics()"), ("queue.put(1)", "queue.put(1)"), ("f'{c.publish()=}'", "f'{c.publish()=}'"),
    ("c.publish(Message=m)  # gammaray: ignore", "c.publish(Message=m)  # gammaray: ignore"),
    ("(c\n.publish  # gammaray: ignore\n)(Message=m)", "(c\n.publish  # gammaray: ignore\n)(Message=m)"),
  ])
  func hooks(before: String, after: String) throws {
    let source = "import boto3\nc = boto3.client('sns')\nr = \(before)\n"
    let prologue = before == after ? "" : "import gammaray.hybrid as _gammaray; "
    try expectHybrid(source, after: prologue + "import boto3\nc = boto3.client('sns')\nr = \(after)\n")
  }

  @Test func hooksInDecoratorsDefaultsAndAtImport() throws {
    try expectHybrid(
      "import boto3\nc = boto3.client('sns')\n@register(c.publish)\ndef f(id=c.publish(Message='m')): pass\nc.publish(Message='x')\n",
      after: "import gammaray.hybrid as _gammaray; import boto3\nc = boto3.client('sns')\n@register(_gammaray.hook(c.publish))\n"
        + "def f(id=_gammaray.hook(c.publish)(Message='m')): pass\n_gammaray.hook(c.publish)(Message='x')\n")
  }

  /// A function without such a call gets the entry wrapper alone.
  @Test func leavesOtherFilesAlone() throws {
    try expectHybrid("import boto3\nboto3.client('s3').get_object(Bucket='b', Key='k')\n", after: nil)
  }

  @Test func isUndoneAfterAFormatter() throws {
    var rewriter = try Rewriter()
    let formatted = "import gammaray.hybrid as _gammaray; import boto3\nx = _gammaray.hook(\n    c.publish,\n)(Message=m)\n"
    let restored = try rewriter.restore(Array(formatted.utf8), path: "m.py").output
    #expect(String(decoding: restored, as: UTF8.self) == "import boto3\nx = c.publish(Message=m)\n")
  }

  /// What is no hook of ours is not taken out, and nothing is put beside it.
  @Test(arguments: ["_gammaray.hook()", "_gammaray.hook(a, b)", "_gammaray.hook(f=a)", "_gammaray.hook(a  # why\n)", "_gammaray.hook", "x._gammaray.hook(a)"])
  func leavesForeignUses(_ use: String) throws {
    let source = Array("import boto3\ny = \(use)\ndef handler(e, c): pass\n".utf8)
    var rewriter = try Rewriter()
    #expect(try rewriter.restore(source, path: "m.py").output == source)
    #expect(throws: RewriteError.self) {
      try rewriter.rewrite(source, path: "m.py", options: RewriteOptions(mode: .hybrid, entryPoints: ["handler"]))
    }
  }

  /// The module has no place for the prologue in front of its first statement, which runs calls: hooks there would not find their name.
  @Test func doesNotHookWhatRunsBeforeThePrologue() throws {
    let source = "try:\n  import boto3\n  c = boto3.client('sns')\n  c.publish(Message='m')\nexcept OSError: pass\ndef f():\n  c.publish(Message='m')\n"
    let bytes = Array(source.utf8)
    var rewriter = try Rewriter()
    let result = try rewriter.rewrite(
      bytes, path: "m.py", options: RewriteOptions(mode: .hybrid, entryPoints: [], callees: try hookedCallees(in: bytes)))
    #expect(
      String(decoding: result.output, as: UTF8.self)
        == source.replacing("def f():\n  c.publish", with: "def f():\n  _gammaray.hook(c.publish)") + "import gammaray.hybrid as _gammaray\n")
    #expect(result.findings.map(\.description).first?.hasPrefix("m.py:4:3: warning: not hooked") == true)
    #expect(try rewriter.restore(result.output, path: "m.py").output == bytes)
  }

  @Test func saysWhichCallsAnFStringShows() throws {
    let source = "import boto3\nc = boto3.client('sns')\nr = f\"{1}{c.publish(Message='m') = !s:>9}{2}\"\n"
    let bytes = Array(source.utf8)
    var rewriter = try Rewriter()
    let result = try rewriter.rewrite(
      bytes, path: "m.py", options: RewriteOptions(mode: .hybrid, entryPoints: [], callees: try hookedCallees(in: bytes)))
    #expect(result.output == bytes)
    #expect(result.findings.map(\.id) == ["shown-text"])
    #expect(result.findings.map(\.description).first?.hasPrefix("m.py:3:11: warning: not hooked") == true)
  }

  /// Switching modes is one step, and a file whose entry point is not named keeps it.
  @Test func switchesModes() throws {
    let bytes = Array("import boto3\nc = boto3.client('sns')\ndef handler(e, x):\n  c.publish(Message='m')\n".utf8)
    var rewriter = try Rewriter()
    let hybrid = RewriteOptions(mode: .hybrid, entryPoints: ["handler"], callees: try hookedCallees(in: bytes))
    let dynamic = RewriteOptions(mode: .dynamic, entryPoints: ["handler"])
    let first = try rewriter.rewrite(bytes, path: "m.py", options: dynamic).output
    let second = try rewriter.rewrite(first, path: "m.py", options: hybrid).output
    #expect(String(decoding: second, as: UTF8.self).contains("  _gammaray.hook(c.publish)(Message='m')\nhandler = _gammaray.entry(handler)\n"))
    #expect(try rewriter.rewrite(second, path: "m.py", options: RewriteOptions(mode: .dynamic, entryPoints: [])).output == first)
    #expect(try rewriter.restore(second, path: "m.py").output == bytes)
  }
}
