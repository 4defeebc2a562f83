extension CausalHistory {
  /// µs between a call and the start of the run that it caused, by their own clocks.
  func delay(call: Int, run: Int) -> Int64? {
    table.runs[run].entry == nil ? nil : table.runs[run].start - start(of: call)
  }

  /// When the call began, by its region's clock; of one without a start record its end less its duration.
  func start(of call: Int) -> Int64 { table.start(of: table.calls[call]) }

  /// How far the clocks of regions are apart, as the proven causes show it.
  func clocks() -> RegionClocks {
    let store = table.store
    var regions: [UInt32: String] = [:]
    func region(_ run: Run) -> String {
      if let known = regions[run.function] { return known }
      let region = ResourceNames.function(store.name(run.function)).region
      regions[run.function] = region
      return region
    }
    var samples: [(from: String, to: String, delay: Int64)] = []
    for cause in causes where cause.certainty == .exact && !cause.isRedelivery {
      guard let call = cause.calls.first, let run = table.runsOfInvocation[Int(cause.invocation)].first else { continue }
      let (from, to) = (region(table.runs[table.calls[call].run]), region(table.runs[run]))
      guard from != to, !from.isEmpty, !to.isEmpty, let delay = delay(call: call, run: run) else { continue }
      samples.append((from, to, delay))
    }
    return RegionClocks(samples)
  }
}
