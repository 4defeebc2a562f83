import ServiceGraph
import Testing

/// Invocations whose events name no call: candidates where the trace agrees, and no root while a recorded call may have woken them.
@Suite struct UnnamedCallTests {
  private func entry(_ id: String, _ source: String, at time: Int, root: String = "", keys: [String] = [], calls: Int = 0, region: String = "r1") -> String {
    JoinKeyTests.entry(id, keys.isEmpty ? ["lambda:\(id)"] : keys, source: source, calls: calls, n: time)
      .replacing("\"f-\(id.prefix(1))\"", with: "\"arn:aws:lambda:\(region):1:function:f-\(id.prefix(1))\"")
      .replacing("\"v\":1,", with: "\"v\":1,\"root\":\"\(root.isEmpty ? id : root)\",")
  }

  private func call(_ id: String, _ what: String, at time: Int, keys: [String] = [], status: String = "ok") -> String {
    let parts = what.split(separator: ".")
    // The number behind its entry's, whatever the time.
    return JoinKeyTests.call(id, keys, n: time / 1_000 * 1_000 + 1, service: String(parts[0])).replacing("\"Do\"", with: "\"\(parts[1])\"")
      .replacing(/"time_us":\d+/, with: "\"time_us\":\(time)")
      .replacing("\"status\":\"ok\"", with: "\"status\":\"\(status)\",\"http_status\":\(status == "ok" ? 200 : 400)")
  }

  /// `a` makes the call 10 µs after its start; `b` starts at the time.
  private func origin(_ what: String, _ source: String, traces: (String, String) = ("1-a", "1-b"), at time: Int = 5_000, keys: [String] = [], made: [String] = [], more: [String] = []) -> (standing: Standing, join: Join?, reason: OrphanReason?) {
    let history = SimulationTests.history(
      [entry("a", "schedule", at: 1_000, root: traces.0, calls: 1), call("a", what, at: 1_010, keys: made), entry("b", source, at: time, root: traces.1, keys: keys)] + more)
    let origin = history.standing(of: "b")
    return (origin?.standing ?? .caused, history.joins.first { $0.invocation == "b" }, origin?.reason)
  }

  @Test(arguments: [
    ("stepfunctions.StartExecution", "unknown", "states:e"), ("events.PutEvents", "unknown", "events:e"), ("http.GET", "load_balancer", ""),
    ("http.POST", "function_url", ""), ("cognito-idp.SignUp", "cognito", ""), ("sns.Publish", "sqs", "sns:m"),
  ]) func theTraceGivesACandidateAndNoProof(what: String, source: String, made: String) {
    let keys = source == "sqs" ? ["sqs:m xray:1-a"] : []
    let found = origin(what, source, traces: ("1-a", "1-a"), keys: keys, made: made.isEmpty ? [] : [made])
    #expect(found.standing == .ambiguous && found.join?.doubt == .traceOnly && found.join?.calls.map(\.n) == [1_001])
  }

  @Test func aTraceInTheEventCounts() {
    #expect(origin("http.GET", "load_balancer", keys: ["xray:1-a"]).join?.doubt == .traceOnly)
  }

  @Test func whatTheIdsDenyIsNoCandidate() {
    // The answer had an id, and the request another one.
    #expect(origin("http.GET", "http_api", traces: ("1-a", "1-a"), keys: ["http:x"], made: ["http:y"]).standing == .root)
    #expect(origin("sns.Publish", "sqs", traces: ("1-a", "1-a"), keys: ["sqs:m sns:x"], made: ["sns:y"]).standing == .orphan)
    // What came later, or was refused, woke nobody.
    #expect(origin("stepfunctions.StartExecution", "unknown", traces: ("1-a", "1-a"), at: 900, made: ["states:e"]).standing == .root)
    let refused = SimulationTests.history([
      entry("a", "schedule", at: 1_000, calls: 1), call("a", "stepfunctions.StartExecution", at: 1_010, status: "error"), entry("b", "unknown", at: 5_000),
    ])
    #expect(refused.standing(of: "b")?.root == .direct)
  }

  @Test(arguments: [
    ("stepfunctions.StartExecution", "unknown"), ("scheduler.CreateSchedule", "unknown"), ("http.GET", "appsync"), ("cognito-idp.SignUp", "cognito"),
    ("cloudwatch.PutMetricData", "alarm"), ("iot-data.Publish", "iot"),
  ]) func noRootWhileACallMayHaveWokenIt(what: String, source: String) {
    let found = origin(what, source)
    #expect(found.standing == .orphan && found.reason == .unnamed)
    // Another region's clock may be behind; its own is not.
    #expect(origin(what, source, at: 900).standing == .root)
  }

  @Test(arguments: [("sns.Publish", "unknown"), ("stepfunctions.DescribeExecution", "unknown"), ("s3.PutObject", "cognito")])
  func callsThatWakeNoSuchFunctionLeaveItARoot(what: String, source: String) { #expect(origin(what, source).standing == .root) }

  @Test func anExecutionThatIsNamedWokeWhatNamesIt() {
    let task = entry("c", "stepfunctions", at: 3_000, keys: ["states:e"])
    #expect(origin("stepfunctions.StartExecution", "unknown", made: ["states:e"], more: [task]).standing == .root)
  }

  @Test func anEventThatBecameAnInputIsNoProof() {
    let lines = { (later: Int) in
      [
        self.entry("a", "schedule", at: 1_000, calls: 1), self.call("a", "s3.PutObject", at: 1_010, keys: ["s3:r s3_object:b/k"]),
        self.entry("c", "s3", at: 2_000, keys: ["s3:r s3_object:b/k"], calls: 1), self.call("c", "stepfunctions.StartExecution", at: 2_010, keys: ["states:e"]),
        self.entry("d", "s3", at: later, keys: ["s3:r s3_object:b/k"]),
      ]
    }
    let join = { (lines: [String], id: String) in SimulationTests.history(lines).joins.first { $0.invocation == id } }
    #expect(join(lines(2_500), "d")?.doubt == .handedOn && join(lines(2_500), "c")?.certainty == .exact)
    // Two subscribers of one bucket: the second was there before the execution.
    #expect(join(lines(2_005), "d")?.certainty == .exact)
  }

  /// It had no call to find; yet it began with the other function's execution.
  @Test func whatHasNoCauseOfItsOwnMayBeAnInputToo() {
    let lines = { (service: String) in
      [
        self.entry("c", "alexa", at: 2_000, keys: ["alexa:x"], calls: 1), self.call("c", "\(service).StartExecution", at: 2_010, keys: ["states:e"]),
        self.entry("d", "alexa", at: 2_500, keys: ["alexa:x"]),
      ]
    }
    #expect(SimulationTests.history(lines("stepfunctions")).standing(of: "d")?.reason == .handedOn)
    #expect(SimulationTests.history(lines("codebuild")).standing(of: "d")?.root == .outside)
  }

  @Test func aLostInvokeMayHaveHandedOnARequest() {
    let open = entry("c", "http_api", at: 2_000, keys: ["http:r"], calls: 3)
    let lines = [entry("a", "schedule", at: 1_000, calls: 1), call("a", "http.GET", at: 1_010, keys: ["http:r"]), open, entry("d", "http_api", at: 2_500, keys: ["http:r"])]
    #expect(SimulationTests.history(lines).joins.first { $0.invocation == "d" }?.doubt == .recordsMissing)
  }

  @Test func aBatchIsARootWhenAllOfItIs() {
    let standing = { (keys: [String]) in SimulationTests.history([self.entry("b", "dynamodb", at: 1, keys: keys)]).standing(of: "b")?.standing }
    #expect(standing(["root:ttl dynamodb_sequence:1", "root:ttl dynamodb_sequence:2"]) == .root)
    #expect(standing(["root:ttl dynamodb_sequence:1", "dynamodb_key:t/k dynamodb_sequence:2"]) == .orphan)
  }

  @Test func aScheduleLasts() {
    let lines = [entry("a", "unknown", at: 1_000, calls: 1), call("a", "scheduler.CreateSchedule", at: 1_010, keys: ["scheduler:s"]), entry("b", "schedule", at: 9_000, keys: ["events:e scheduler:s"])]
    let join = SimulationTests.history(lines).joins.first { $0.invocation == "b" }
    #expect(join?.doubt == .lasting && join?.calls.count == 1)
  }
}
