/// The tables of the joins as one document, which `engine-spark` reads: what stands in a table is written down once, in Swift.
///
/// `Tests/ServiceGraphTests/JoinRulesTests` compares it with `engine-spark/gammaray_spark/rules.json`, and writes that file anew on request.
package struct JoinRules: Encodable, Sendable {
  package struct Field: Encodable, Sendable { let name, shape: String }

  package struct Keys: Encodable, Sendable {
    let prefixes, families: [String: String]
    let oneEvent, remarks, polled: [String]
  }

  package struct Names: Encodable, Sendable {
    let targets, sources: [String: String]
    let effects: [String: [String]]
  }

  /// Services of calls that events do not name, by source; those of them that wait; how operations begin that do nothing; operations with an
  /// input of the caller's own.
  package struct Unnamed: Encodable, Sendable {
    let services = UnnamedCalls.services.mapValues { $0.sorted() }
    let traced = TracedCalls.services.mapValues { $0.sorted() }
    let patient = UnnamedCalls.patient.sorted()
    let readings = UnnamedCalls.readings
    let inputs = HandedOn.inputs.mapValues { $0.sorted() }
  }

  /// µs and counts.
  package struct Limits: Encodable, Sendable {
    let clocks = HiddenCalls.clocks
    let streamAge = HiddenCalls.streamAge
    let longestRun = HiddenCalls.longestRun
    let retryAge = HiddenCalls.retryAge
    let sandboxAge = HiddenCalls.sandboxAge
    let alignment = ItemAlignment.largest
    let named = Completeness.namedLosses
    let lineBytes = PieceSplitter.longest
    let nesting = JSONCursor.deepest
  }

  /// In the order that contradicting records are compared in.
  package let fields = RecordField.allCases.map { Field(name: $0.name, shape: "\($0.shape)") }
  package let keys = Keys(
    prefixes: KeyKind.prefixes.mapValues { "\($0)" },
    families: Dictionary(uniqueKeysWithValues: KeyKind.allCases.filter { $0.family != .none }.map { ("\($0)", "\($0.family)") }),
    oneEvent: Self.kinds(\.namesOneEvent), remarks: Self.kinds(\.isRemark), polled: Self.kinds(\.isPolled))
  package let names = Names(
    targets: NodeKind.targets.mapValues(\.rawValue), sources: ResourceNames.kinds.mapValues(\.rawValue),
    effects: EffectOperations.known.mapValues { $0.sorted() })
  package let roots = RootKind.allCases.map(\.rawValue).sorted()
  package let rootsOfSources = RootKind.sources.mapValues(\.rawValue)
  package let doubts = Dictionary(uniqueKeysWithValues: Doubt.allCases.map { ("\($0)", $0.rawValue) })
  package let orphans = Dictionary(uniqueKeysWithValues: OrphanReason.allCases.map { ("\($0)", $0.rawValue) })
  package let statements = HiddenCalls.partiQL.sorted()
  package let writes = HiddenCalls.writes.sorted()
  /// With these a document begins, not a file of lines.
  package let documentMembers = PieceForm.members
  package let unnamed = Unnamed()
  package let limits = Limits()

  package init() {}

  private static func kinds(_ isOne: (KeyKind) -> Bool) -> [String] { KeyKind.allCases.filter(isOne).map { "\($0)" }.sorted() }
}
