import PyRewriter

/// What `scan` found as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), for code scanning.
struct SARIFLog: Encodable {
  struct Message: Encodable { let text: String }

  struct Rule: Encodable {
    struct Configuration: Encodable { let level: String }

    let id: String
    let shortDescription: Message
    let fullDescription: Message
    let defaultConfiguration: Configuration
  }

  struct Driver: Encodable {
    let name = "GammaRay"
    let semanticVersion: String
    let rules: [Rule]
  }

  struct Tool: Encodable { let driver: Driver }

  struct Run: Encodable {
    let tool: Tool
    let columnKind = "unicodeCodePoints"
    let results: [SARIFResult]
  }

  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  init(_ scan: Scan) {
    let driver = Driver(semanticVersion: RewriteTool.configuration.version, rules: SARIFRule.allCases.map(\.description))
    let results =
      scan.calls.map { SARIFResult($0, source: scan.sources[$0.site.path] ?? []) }
      + scan.handOffs.map { SARIFResult($0, source: scan.sources[$0.path] ?? []) }
    runs = [Run(tool: Tool(driver: driver), results: results)]
  }
}

/// The rules of the results, in the order of the log.
enum SARIFRule: String, CaseIterable {
  case triggering = "triggering-call"
  case unknown = "unknown-call"
  case other = "sdk-call"
  case handOff = "hand-off"

  init(effect: String) {
    switch CallEffect(rawValue: effect) {
    case .triggers: self = .triggering
    case .unknown: self = .unknown
    default: self = .other
    }
  }

  var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  var level: String {
    switch self {
    case .unknown, .handOff: "warning"
    case .triggering, .other: "note"
    }
  }

  var description: SARIFLog.Rule {
    let (short, full) = texts
    return SARIFLog.Rule(
      id: rawValue, shortDescription: .init(text: short), fullDescription: .init(text: full), defaultConfiguration: .init(level: level))
  }

  private var texts: (String, String) {
    switch self {
    case .triggering: ("A call that triggers", "The operation wakes something else in the application; hybrid mode hooks it.")
    case .unknown:
      ("A call that may trigger", "The receiver is not known, and the method is named like an operation that triggers; hybrid mode hooks it.")
    case .other: ("Another SDK or HTTP call", "The operation wakes nothing by default; hybrid mode does not hook it.")
    case .handOff: ("A hand-off that no tracer sees", "Work is given away on a path where nothing is recorded, so what it wakes has no proven cause.")
    }
  }
}
