import ServiceGraph
import Testing

/// Keys as the runtime writes them: the nearest first, with remarks on how the event came.
@Suite struct JoinKeyTests {
  static func entry(_ id: String, _ keys: [String], source: String, calls: Int = 0, n: Int = 1_000) -> String {
    #"{"v":1,"kind":"entry","mode":"hybrid","invocation":"\#(id)","n":\#(n),"time_us":\#(n),"function":"f-\#(id.prefix(1))","event_source":"\#(source)","#
      + #""keys":[\#(keys.map { "\"\($0)\"" }.joined(separator: ","))],"status":"ok","made":\#(calls + 1),"written":\#(calls + 1),"lost":0,"duration_us":5}"#
  }

  static func call(_ id: String, _ keys: [String], n: Int = 1_001, service: String = "sns", more: String = "") -> String {
    #"{"v":1,"kind":"call","mode":"hybrid","invocation":"\#(id)","n":\#(n),"time_us":\#(n),"service":"\#(service)","operation":"Do","#
      + #""status":"ok","duration_us":1,"keys":[\#(keys.map { "\"\($0)\"" }.joined(separator: ","))]\#(more)}"#
  }

  private func join(_ lines: [String], of invocation: String = "b") -> Join? {
    SimulationTests.history(lines).joins.first { $0.invocation == invocation }
  }

  private var caller: String { Self.entry("a", ["lambda:a"], source: "unknown", calls: 1) }

  @Test(arguments: [
    "sqs:m", "sqs:m sns:x s3:r s3_object:b/k", "mq:m", "kafka:t/0:15", "documentdb:0163", "ses:m ses_received:r", "states:arn states_token:h",
    "kinesis:s/shardId-0:7/1 kinesis:s/shardId-0:7", "firehose:r kinesis:s/shardId-0:7", "rekognition:j", "events:e xray:1-2", "http:r",
  ]) func findsTheCallOfTheNearestKnownKey(text: String) {
    let parts = text.split(separator: " ").map(String.init)
    let made = text.contains("kinesis") ? parts[1] : parts[0]
    let found = join([caller, Self.call("a", [made], service: "x"), Self.entry("b", [text], source: "sqs")])
    #expect(found?.certainty == .exact && found?.key == made)
  }

  @Test func aNearerCallBeatsOneFurtherBack() {
    let lines = [
      caller, Self.call("a", ["s3:r s3_object:b/k"], service: "s3"), Self.entry("c", ["s3:r s3_object:b/k"], source: "s3", calls: 1),
      Self.call("c", ["sqs:m"], service: "sqs"), Self.entry("b", ["sqs:m s3:r s3_object:b/k"], source: "sqs"),
    ]
    #expect(join(lines)?.calls.map(\.invocation) == ["c"])
    // Without the nearer record, the one further back is no proof: `c` may have sent it on.
    let without = join(lines.filter { !$0.contains("\"kind\":\"call\",\"mode\":\"hybrid\",\"invocation\":\"c\"") })
    #expect(without?.certainty == .ambiguous && without?.doubt == .recordsMissing)
  }

  @Test(arguments: [("ttl", RootKind.timeToLive), ("lifecycle", .lifecycle), ("schedule", .schedule), ("control", .control), ("new", .outside)])
  func rootsSayWhy(why: String, kind: RootKind) {
    for text in ["root:\(why)", "events:e root:\(why)", "root:\(why) dynamodb_sequence:1"] {
      let history = SimulationTests.history([Self.entry("b", [text], source: "eventbridge")])
      #expect(history.standing(of: "b")?.standing == .root && history.standing(of: "b")?.root == kind)
    }
  }

  @Test(arguments: ["xray:1-2", "states_token:h", "logs:1", "config:c", "iot_event:e", "delivery:2", "replay:r", "dead_letter:arn"])
  func whatNamesNoCauseJoinsNothing(key: String) {
    let found = join([caller, Self.call("a", [key], service: "x"), Self.entry("b", ["events:e \(key)"], source: "eventbridge")])
    #expect(found?.certainty == .unresolved)
  }

  @Test func whatLastsIsNoProof() {
    let found = join([caller, Self.call("a", ["cloudformation:s"]), Self.entry("b", ["cloudformation:s cloudformation_request:r"], source: "cloudformation")])
    #expect(found?.certainty == .ambiguous && found?.doubt == .lasting)
  }

  @Test func cloudTrailNamesTheRequestOfAnyCall() {
    let call = Self.call("a", [], service: "iam", more: #","request_id":"q-1""#)
    let found = join([caller, call, Self.entry("b", ["events:e request:q-1"], source: "eventbridge")])
    #expect(found?.certainty == .exact && found?.calls.map(\.invocation) == ["a"])
  }

  /// Dynamic and static mode know the request of each call; hybrid mode has the calls that can wake something. The graphs are one.
  @Test func aRequestThatNoEventNamesIsNoEdge() {
    let call = Self.call("a", ["request:q"], service: "rekognition").replacing(#""mode":"hybrid""#, with: #""mode":"dynamic""#)
    let edges = { (lines: [String]) in ObservedDocument(ObservedGraph(SimulationTests.history(lines)), Completeness(SimulationTests.history(lines))).edges }
    #expect(edges([caller, call]).isEmpty)
    let trail = [caller, call.replacing(#""status""#, with: #""request_id":"q","status""#), Self.entry("b", ["events:e request:q"], source: "eventbridge")]
    #expect(edges(trail).contains { $0.from == "function:f-a" && $0.count == 1 })
  }

  @Test func endsAndLogsOfInvocationsAreCauses() {
    for (source, text) in [("destination", "invocation:a"), ("sqs", "sqs:m invocation:a"), ("logs", "invocation:a"), ("kinesis", "kinesis:s/0:1 invocation:a")] {
      let lines = [Self.entry("a", ["lambda:a"], source: "unknown"), Self.entry("b", [text], source: source)]
      #expect(join(lines)?.endedInvocation == "a", "\(text)")
    }
  }

  @Test func remarksTellRedeliveriesAndDeadLetters() {
    let lines = [
      caller, Self.call("a", ["sqs:m"]), Self.entry("b1", ["sqs:m"], source: "sqs"), Self.entry("b2", ["sqs:m delivery:2"], source: "sqs", n: 5_000),
      Self.entry("c", ["sqs:m delivery:3 dead_letter:arn"], source: "sqs", n: 9_000), Self.entry("d", ["sqs:other delivery:4"], source: "sqs", n: 9_500),
    ]
    let joins = Dictionary(uniqueKeysWithValues: SimulationTests.history(lines).joins.map { ($0.invocation, $0.isRedelivery) })
    #expect(joins == ["b1": false, "b2": true, "c": false, "d": true])
    let edges = ObservedDocument(ObservedGraph(SimulationTests.history(lines)), Completeness(SimulationTests.history(lines))).edges
    #expect(edges.contains { $0.to == "function:f-c" && $0.deadLetters == 1 })
  }

  @Test func eachStepOfAnExecutionIsNoRedelivery() {
    let lines = [caller, Self.call("a", ["states:e"]), Self.entry("b1", ["states:e"], source: "stepfunctions"), Self.entry("b2", ["states:e"], source: "stepfunctions")]
    #expect(SimulationTests.history(lines).joins.allSatisfy { !$0.isRedelivery && $0.certainty == .exact })
  }

  @Test func sandboxesOfASnapshotTellOfOneCall() {
    let more = #","phase":"init","snapshot":true"#
    let lines = [caller, Self.call("a", ["sns:m"], more: more), Self.entry("c", ["lambda:c"], source: "unknown", calls: 1), Self.call("c", ["sns:m"], more: more), Self.entry("b", ["sns:m"], source: "sns")]
    #expect(join(lines)?.certainty == .exact && join(lines)?.calls.map(\.invocation) == ["a"])
  }

  @Test func aTablesKinesisStreamHasNoSequence() {
    let item = "dynamodb_image:t/i dynamodb_key:t/k"
    let lines = [caller, Self.call("a", ["dynamodb_image:t/i"], service: "dynamodb"), Self.entry("b", ["kinesis:s/0:1 \(item)"], source: "kinesis")]
    #expect(join(lines)?.certainty == .exact && join(lines)?.key == "dynamodb_image:t/i")
    #expect(join(lines + [Self.call("a", ["dynamodb_image:t/i"], n: 1_002, service: "dynamodb")])?.certainty == .ambiguous)
  }
}
