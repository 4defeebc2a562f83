import Foundation
import ServiceGraph
import Testing

/// What `engine-spark` shares with this engine as files: the tables of the rules, and applications of the simulator.
@Suite struct JoinRulesTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../engine-spark/gammaray_spark/rules.json")

  /// `GAMMARAY_RECORD=1` writes the file.
  @Test func theSparkEngineReadsTheseTables() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(JoinRules()), as: UTF8.self) + "\n"
    if ProcessInfo.processInfo.environment["GAMMARAY_RECORD"] == "1" { try text.write(to: Self.file, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text, "write it anew: GAMMARAY_RECORD=1 swift test --filter JoinRulesTests")
  }

  private static let folder = ProcessInfo.processInfo.environment["GAMMARAY_SIMULATIONS"]
  private static let seeds = ProcessInfo.processInfo.environment["GAMMARAY_SEEDS"] ?? "0-39"

  /// Writes `<seed>.jsonl` for each seed of `GAMMARAY_SEEDS` (`0-39`) into the folder `GAMMARAY_SIMULATIONS`; seeds lose records as in `SimulationTests`.
  @Test(.enabled(if: folder != nil)) func writesSimulations() throws {
    let bounds = Self.seeds.split(separator: "-").compactMap { Int($0) }
    let folder = URL(filePath: Self.folder ?? "")
    for seed in try #require(bounds.first)...(try #require(bounds.last)) {
      let transport = SimulationTests.Transport(
        Simulation(seed: UInt64(seed)), lossPercent: SimulationTests.losses[seed % 5], seed: UInt64(seed) + 1_000_000)
      let text = transport.lines.map { $0 + "\n" }.joined()
      try text.write(to: folder.appending(path: "\(seed).jsonl"), atomically: true, encoding: .utf8)
    }
  }
}
