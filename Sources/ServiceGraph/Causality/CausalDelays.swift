extension CausalHistory {
  /// µs between a call and the start of the run that it caused, by their own clocks.
  func delay(call: Int, run: Int) -> Int64? {
    table.runs[run].entry == nil ? nil : table.runs[run].start - start(of: call)
  }

  /// When the call began, by its region's clock; of one without a start record its end less its duration.
  func start(of call: Int) -> Int64 { table.start(of: table.calls[call]) }

  /// How far the clocks of regions are apart, as the proven causes show it.
  func clocks() -> RegionClocks {
    RegionClocks(workers.map(causes.count) { delaysBetweenRegions($0) }.flatMap(\.self))
  }

  private func delaysBetweenRegions(_ range: Range<Int>) -> [(from: String, to: String, delay: Int64)] {
    let store = table.store
    var regions: [UInt32: String] = [:]
    func region(_ function: UInt32) -> String {
      if let known = regions[function] { return known }
      let region = ResourceNames.function(store.name(function)).region
      regions[function] = region
      return region
    }
    var samples: [(from: String, to: String, delay: Int64)] = []
    for index in range where causes[index].certainty == .exact && !causes[index].isRedelivery {
      let cause = causes[index]
      guard let call = cause.firstCall, let run = table.runsOfInvocation[Int(cause.invocation)].first else { continue }
      let functions = (table.runs[table.calls[call].run].function, table.runs[run].function)
      guard functions.0 != functions.1 else { continue }
      let (from, to) = (region(functions.0), region(functions.1))
      guard from != to, !from.isEmpty, !to.isEmpty, let delay = delay(call: call, run: run) else { continue }
      samples.append((from, to, delay))
    }
    return samples
  }
}
