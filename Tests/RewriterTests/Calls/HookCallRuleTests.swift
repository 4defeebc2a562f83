import PyRewriter
import Testing

@Suite struct HookCallRuleTests {
  @Test(arguments: [
    ("c.publish(TopicArn=t, Message=m)", "_gammaray.hook(c.publish)(TopicArn=t, Message=m)"),
    ("f'{c.publish(TopicArn=\"t\", Message=m)!r}'", "f'{_gammaray.hook(c.publish)(TopicArn=\"t\", Message=m)!r}'"),
    ("run(c.publish, TopicArn=t)", "run(_gammaray.hook(c.publish), TopicArn=t)"),
    ("(c\n  .publish)(TopicArn=t, Message=m)", "_gammaray.hook((c\n  .publish))(TopicArn=t, Message=m)"),
    ("boto3.resource('s3').Object('b', 'k').put(Body=b'')", "_gammaray.hook(boto3.resource('s3').Object('b', 'k').put)(Body=b'')"),
    ("lambda: c.publish(TopicArn=t, Message=m)", "lambda: _gammaray.hook(c.publish)(TopicArn=t, Message=m)"),
    ("c.publish(TopicArn=t, Message=c.publish(PhoneNumber=n, Message=m)['MessageId'])",
     "_gammaray.hook(c.publish)(TopicArn=t, Message=_gammaray.hook(c.publish)(PhoneNumber=n, Message=m)['MessageId'])"),
    ("c.list_topics()", "c.list_topics()"), ("queue.put(1)", "queue.put(1)"), ("f'{c.publish()=}'", "f'{c.publish()=}'"),
  ])
  func hooks(before: String, after: String) throws {
    #expect(try hooked(before) == after)
  }

  /// A queue that comes out of a call which is hooked itself: the callees lie within each other.
  @Test func nestsHooksOfChainedCalls() throws {
    let chain = "boto3.client('sqs').send_message(QueueUrl=boto3.client('sns').publish(TopicArn=t, Message=m)['MessageId'], MessageBody='')"
    #expect(try hooked(chain).components(of: "_gammaray.hook(") == 2)
    let batch = "boto3.resource('dynamodb').Table('t').batch_writer().put_item(Item={})"
    #expect(
      try hooked(batch)
        == "_gammaray.hook(_gammaray.hook(boto3.resource('dynamodb').Table('t').batch_writer)().put_item)(Item={})")
  }

  private func hooked(_ expression: String) throws -> String {
    let source = Array("import boto3\nc = boto3.client('sns')\nr = \(expression)\n".utf8)
    let file = ModuleFile(path: "m.py", moduleNames: ["m"], bytes: source)
    let sites = try CallAnalysis.analyse(files: [file], catalog: try CatalogFixture.catalog())
    var edits = EditSet()
    try edits.add(HookCallRule.edits(for: sites))
    let lines = String(decoding: edits.applied(to: source), as: UTF8.self).split(separator: "\n", maxSplits: 2)
    return String(lines[2].dropFirst(4).dropLast())
  }
}

extension String {
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
