import ServiceGraph
import Testing

/// Random applications whose causes are known: what the engine calls exact is right, and what it can know it knows.
@Suite struct SimulationTests {
  /// Records on their way to the engine: some lost, some twice, in any order.
  struct Transport {
    let lines: [String]
    let kept: Set<ObjectIdentifier>

    init(_ simulation: Simulation, lossPercent: Int, seed: UInt64) {
      var random = Randomness(seed: seed)
      var kept = simulation.records.filter { _ in !random.chance(lossPercent) }
      // The engine knows of a run only by its records; of one that writes items some record is there, of one that hands on its event the entry.
      let seen = Set(kept.map(\.run))
      for run in simulation.runs.indices where simulation.runs[run].writesItems && !simulation.runs[run].handsOn && !seen.contains(run) {
        kept += simulation.records.filter { $0.run == run }.suffix(1)
      }
      let here = Set(kept.map(ObjectIdentifier.init))
      kept += simulation.records.filter { simulation.runs[$0.run].handsOn && $0.isEntry && !here.contains(ObjectIdentifier($0)) }
      self.kept = Set(kept.map(ObjectIdentifier.init))
      let twice = kept.filter { _ in random.chance(5) }
      lines = (kept + twice).map(\.line).shuffled(using: &random)
    }
  }

  static func history(_ lines: [String]) -> CausalHistory {
    var reader = EventReader()
    reader.begin("simulation")
    reader.feed(Array(lines.joined(separator: "\n").utf8))
    reader.end()
    #expect(reader.setAside.count == 0)
    return CausalHistory(reader.takeStore())
  }

  @Test(arguments: 0..<20) func neverCallsAWrongEdgeExact(block: Int) {
    for seed in block * 60..<block * 60 + 60 {
      let simulation = Simulation(seed: UInt64(seed))
      let loss = [0, 0, 2, 10, 30][seed % 5]
      let transport = Transport(simulation, lossPercent: loss, seed: UInt64(seed) + 1_000_000)
      let history = Self.history(transport.lines)
      check(history, simulation, transport, seed: seed)
    }
  }

  private func check(_ history: CausalHistory, _ simulation: Simulation, _ transport: Transport, seed: Int) {
    var found: [String: Join] = [:]
    for join in history.joins { found["\(join.invocation) \(join.text)"] = join }
    for join in history.joins where join.certainty == .exact {
      let truth = simulation.truths["\(join.invocation) \(join.text)"]
      #expect(isTrue(join, truth, simulation, transport), "seed \(seed): \(join)")
    }
    checkRecall(found, simulation, transport, seed: seed)
    checkRoots(history, simulation, transport, seed: seed)
  }

  /// The call is the cause, not one further back.
  private func isTrue(_ join: Join, _ truth: Truth?, _ simulation: Simulation, _ transport: Transport) -> Bool {
    guard let truth else { return false }
    if let ended = join.endedInvocation { return ended == truth.ended }
    return truth.call.map { names(join, $0) } ?? false
  }

  private func names(_ join: Join, _ record: SimulatedRecord) -> Bool {
    join.calls == [Join.CallName(invocation: record.invocation, n: record.n)]
  }

  /// What has an id of its own, and both of whose records are here, is found; proven, unless records are missing that may tell otherwise.
  private func checkRecall(_ found: [String: Join], _ simulation: Simulation, _ transport: Transport, seed: Int) {
    let entries = simulation.records.filter { $0.isEntry && transport.kept.contains(ObjectIdentifier($0)) }
    let known = Set(entries.map(\.invocation))
    for (name, truth) in simulation.truths where !truth.isItem && !truth.isUntold && !name.contains(" s3_") {
      guard let call = truth.call, transport.kept.contains(ObjectIdentifier(call)), known.contains(String(name.prefix { $0 != " " })) else { continue }
      guard let join = found[name], join.certainty != .exact else {
        #expect(found[name] != nil, "seed \(seed): \(name)")
        continue
      }
      let isLossy = join.doubt == .recordsMissing && transport.kept.count < simulation.records.count
      #expect(names(join, call) && (isLossy || join.doubt == .handedOn), "seed \(seed): \(join)")
    }
  }

  private func checkRoots(_ history: CausalHistory, _ simulation: Simulation, _ transport: Transport, seed: Int) {
    let keptRuns = Set(simulation.records.filter { transport.kept.contains(ObjectIdentifier($0)) }.map(\.run))
    for (number, run) in simulation.runs.enumerated() where keptRuns.contains(number) {
      guard let origin = history.standing(of: run.invocation) else {
        Issue.record("seed \(seed): \(run.invocation) is not there")
        continue
      }
      let causes = simulation.truths.filter { $0.key.hasPrefix(run.invocation + " ") }.compactMap(\.value.call)
      // A caller without any record leaves no trace.
      guard causes.isEmpty || causes.contains(where: { keptRuns.contains($0.run) }) else { continue }
      // A schedule's event that a lost call handed on still began there.
      if !causes.isEmpty, run.batch.source != "schedule" { #expect(origin.standing != .root, "seed \(seed): \(run.invocation) \(run.batch.source) \(run.batch.deliveries.map(\.text)) \(causes.map(\.line))") }
      if causes.isEmpty, simulation.roots.contains(run.invocation) { #expect(origin.standing != .caused, "seed \(seed): \(run.invocation)") }
    }
  }

  @Test func theOrderOfArrivalDoesNotMatter() {
    for seed in UInt64(0)..<30 {
      let simulation = Simulation(seed: seed)
      var random = Randomness(seed: seed)
      let lines = simulation.records.map(\.line).filter { _ in !random.chance(5) }
      let (first, second) = (Self.history(lines), Self.history(lines.shuffled(using: &random) + lines.prefix(3)))
      #expect(first.joins == second.joins, "seed \(seed)")
      let graphs = [first, second].map { ObservedText.lines(ObservedDocument(ObservedGraph($0), Completeness($0))) }
      #expect(graphs[0] == graphs[1], "seed \(seed)")
    }
  }

  /// A few losses leave most of it proven.
  @Test func fewLossesCostFewProofs() {
    var (all, exact) = (0, 0)
    for seed in UInt64(7000)..<7200 {
      let simulation = Simulation(seed: seed)
      guard !simulation.topology.hasEqualWrites else { continue }
      let history = Self.history(Transport(simulation, lossPercent: 1, seed: seed).lines)
      let joins = history.joins.filter { simulation.truths["\($0.invocation) \($0.text)"]?.isItem == false }
      (all, exact) = (all + joins.count, exact + joins.count { $0.certainty == .exact })
    }
    #expect(exact * 100 >= all * 70, "\(exact) of \(all)")
  }

  /// Without losses and equal writes nothing is left open but what has no id.
  @Test func provesWhatCanBeProven() {
    var counts: [Join.Certainty: Int] = [:]
    for seed in UInt64(5000)..<5200 {
      let simulation = Simulation(seed: seed)
      guard !simulation.topology.hasEqualWrites else { continue }
      let history = Self.history(simulation.records.map(\.line))
      for join in history.joins {
        guard let truth = simulation.truths["\(join.invocation) \(join.text)"], truth.call != nil, !truth.isUntold else { continue }
        counts[join.certainty, default: 0] += 1
      }
    }
    let all = counts.values.reduce(0, +)
    #expect(all > 2000 && counts[.exact, default: 0] * 100 >= all * 95, "\(counts)")
  }
}
