/// Runs a random application and knows who caused what. Times are µs of one true clock; records show their region's.
struct Simulation {
  struct Batch {
    let function: Int
    let source: String
    let arn: String?
    var deliveries: [Delivery]
    var attempt = 0
    var hops: Int
    /// Of an invocation that Lambda runs again, or that a call started.
    var request: String?
    var invoker: SimulatedRecord?
  }

  enum Step {
    case start(Batch)
    case apply(call: PlannedCall)
    case poll(function: Int, source: String, arn: String)
    case finish(run: Int)
    case expire(table: Int, key: String)
  }

  struct PlannedCall {
    let action: Action
    let run: Int
    let start: SimulatedRecord?
    let end: SimulatedRecord
    let hops: Int
  }

  enum Action: CaseIterable { case invoke, publish, send, put, putItem, updateItem, deleteItem, event, record, http, forward, read, service }

  struct Run {
    let batch: Batch
    let invocation: String
    let fails: Bool
    var writesItems = false
    /// It sent on an event that it got.
    var handsOn = false
  }

  var random: Randomness
  let topology: Topology
  var records: [SimulatedRecord] = []
  var truths: [String: Truth] = [:]
  /// Of invocations that nothing caused.
  var roots: Set<String> = []
  var runs: [Run] = []
  var steps: [(time: Int64, order: Int, step: Step)] = []
  var items: [String: String] = [:]
  var sequence = 1000
  var waiting: [String: [Delivery]] = [:]
  var waitingHops: [String: Int] = [:]
  private var order = 0

  init(seed: UInt64) {
    random = Randomness(seed: seed)
    topology = Topology(&random)
    for _ in 0..<(1 + random.below(3)) { addRoot(at: Int64(random.below(3_000_000))) }
    while let next = takeStep() { perform(next.step, at: next.time) }
  }

  mutating func schedule(_ step: Step, at time: Int64) {
    steps.append((time, order, step))
    order += 1
  }

  private mutating func takeStep() -> (time: Int64, order: Int, step: Step)? {
    guard let index = steps.indices.min(by: { (steps[$0].time, steps[$0].order) < (steps[$1].time, steps[$1].order) }) else { return nil }
    return steps.remove(at: index)
  }

  private mutating func addRoot(at time: Int64) {
    let function = random.below(topology.functions.count)
    let (source, text) =
      switch random.below(10) {
      case 0, 1, 2: ("schedule", "events:\(random.id())")
      case 3: ("s3", "root:lifecycle")
      case 4: ("eventbridge", "events:\(random.id()) root:lifecycle")
      case 5: ("logs", "root:control")
      case 6: [("iot", "iot_event:\(random.id())"), ("kafka", "kafka:t/0:\(random.id())"), ("alexa", "alexa:\(random.id())")][random.below(3)]
      default: ("unknown", "")
      }
    let deliveries = text.isEmpty ? [] : [Delivery(text: text, truth: Truth())]
    self.schedule(.start(Batch(function: function, source: source, arn: nil, deliveries: deliveries, hops: 0)), at: time)
  }

  private mutating func perform(_ step: Step, at time: Int64) {
    switch step {
    case .start(let batch): start(batch, at: time)
    case .apply(let call): apply(call, at: time)
    case .poll(let function, let source, let arn): poll(function, source, arn, at: time)
    case .finish(let run): finish(run, at: time)
    case .expire(let table, let key): expire(table, key, at: time)
    }
  }

  func clock(_ function: Int, _ time: Int64) -> Int64 { 1_800_000_000_000_000 + time + topology.skews[topology.functions[function].region] }

  private mutating func start(_ batch: Batch, at time: Int64) {
    guard runs.count < 40 else { return }
    let function = topology.functions[batch.function]
    let invocation = batch.request ?? random.id()
    let run = runs.count
    runs.append(Run(batch: batch, invocation: invocation, fails: random.chance(12)))
    remember(batch, invocation)
    let base: [(String, String)] = [("mode", SimulatedRecord.text(function.isHybrid ? "hybrid" : "dynamic"))]
    let entry = SimulatedRecord(run: run, invocation: invocation, fields: base)
    entry.fields += [
      ("kind", "\"entry\""), ("time_us", "\(clock(batch.function, time) + 300)"), ("function", SimulatedRecord.text(function.arn)),
      ("event_source", SimulatedRecord.text(batch.source)),
    ]
    if let arn = batch.arn { entry.fields.append(("event_source_arn", SimulatedRecord.text(arn))) }
    let named = batch.deliveries.map(\.text).filter { !$0.isEmpty }
    entry.keys = named.isEmpty ? ["lambda:\(invocation)"] : named
    plan(run, entry: entry, base: base, at: time)
  }

  /// The truth by invocation and key text.
  private mutating func remember(_ batch: Batch, _ invocation: String) {
    if let invoker = batch.invoker {
      for quoted in batch.deliveries {
        truths["\(invocation) \(quoted.text)"] = Truth(isItem: true, through: quoted.truth.past)
        if let ended = quoted.truth.ended { truths["\(invocation) \(quoted.text)"]?.ended = ended }
      }
      return truths["\(invocation) lambda:\(invocation)"] = Truth(call: invoker)
    }
    for delivery in batch.deliveries { truths["\(invocation) \(delivery.text)"] = delivery.truth }
    if batch.deliveries.allSatisfy({ $0.truth.call == nil && $0.truth.ended == nil }) { roots.insert(invocation) }
  }

  /// Chooses the calls of a run and numbers its records in the order of their times.
  private mutating func plan(_ run: Int, entry: SimulatedRecord, base: [(String, String)], at time: Int64) {
    let batch = runs[run].batch
    let isHybrid = topology.functions[batch.function].isHybrid
    let overlap = random.chance(25)
    var timeline: [(time: Int64, record: SimulatedRecord)] = []
    var now = time + 1000
    var last = now
    for _ in 0..<(batch.hops > 5 ? 0 : random.below(4)) {
      guard let action = Action.allCases.randomElement(using: &random) else { continue }
      let (begin, applied) = (now, now + 1 + Int64(random.below(5000)))
      let end = applied + 1 + Int64(random.below(5000))
      now = overlap ? now + Int64(random.below(3000)) : end + Int64(random.below(2000))
      last = max(last, end)
      let endRecord = SimulatedRecord(run: run, invocation: entry.invocation, fields: base + [("kind", "\"call\"")])
      let startRecord = isHybrid ? nil : SimulatedRecord(run: run, invocation: entry.invocation, fields: base + [("kind", "\"call\"")])
      startRecord?.fields += [("step", "\"start\""), ("time_us", "\(clock(batch.function, begin))")]
      endRecord.fields += isHybrid ? [] : [("step", "\"end\"")]
      endRecord.fields += [
        ("time_us", "\(clock(batch.function, isHybrid ? begin : end))"), ("duration_us", "\(end - begin)"), ("status", "\"ok\""),
        ("http_status", "200"), ("retries", "0"), ("region", "\"region-\(topology.functions[batch.function].region)\""),
      ]
      if let startRecord { timeline.append((begin, startRecord)) }
      timeline.append((end, endRecord))
      let call = PlannedCall(action: action, run: run, start: startRecord, end: endRecord, hops: batch.hops + 1)
      if [.putItem, .updateItem, .deleteItem].contains(action) { runs[run].writesItems = true }
      schedule(.apply(call: call), at: applied)
    }
    number(timeline, entry: entry, base: base, run: run, from: time, until: last + 10)
  }

  private mutating func number(
    _ timeline: [(time: Int64, record: SimulatedRecord)], entry: SimulatedRecord, base: [(String, String)], run: Int, from: Int64, until: Int64
  ) {
    let function = runs[run].batch.function
    let isHybrid = topology.functions[function].isHybrid
    let exit = SimulatedRecord(run: run, invocation: entry.invocation, fields: base + [("kind", "\"exit\"")])
    let own = [entry] + timeline.sorted { $0.time < $1.time }.map(\.record) + (isHybrid ? [] : [exit])
    for (number, record) in own.enumerated() { record.n = clock(function, from) + Int64(number) }
    let outcome = isHybrid ? entry : exit
    if !isHybrid { exit.fields += [("time_us", "\(clock(function, until))"), ("function", SimulatedRecord.text(topology.functions[function].arn))] }
    outcome.fields += [
      ("status", runs[run].fails ? "\"error\"" : "\"ok\""), ("duration_us", "\(until - from)"), ("made", "\(own.count)"),
      ("written", "\(own.count)"), ("lost", "0"),
    ]
    for record in own where record.fields.contains(where: { $0 == ("step", "\"start\"") }) { record.fields.append(("call", "\(record.n)")) }
    records += own
    schedule(.finish(run: run), at: until)
  }
}
