/// What was found for one cause of one invocation, in words: for reports and for tests.
package struct Join: Sendable, Hashable {
  package enum Certainty: String, Sendable { case exact, ambiguous, unresolved }

  /// A call by its invocation and the number of its last record.
  package struct CallName: Sendable, Hashable {
    package let invocation: String
    package let n: Int64

    package init(invocation: String, n: Int64) { (self.invocation, self.n) = (invocation, n) }
  }

  package let invocation: String
  /// What the entry names.
  package let text: String
  package let certainty: Certainty
  package let key: String?
  /// One where it is exact, unless an invocation's end is the cause.
  package let calls: [CallName]
  package let endedInvocation: String?
  package let doubt: Doubt?
  package let isRedelivery: Bool
}

extension CausalHistory {
  /// All joins, in an order that does not depend on that of the records.
  package var joins: [Join] {
    let store = table.store
    return causes.map { cause in
      Join(
        invocation: store.invocations[cause.invocation], text: cause.text == EventStore.none ? "" : store.keys.texts[cause.text],
        certainty: cause.certainty == .exact ? .exact : cause.certainty == .ambiguous ? .ambiguous : .unresolved,
        key: cause.key == EventStore.none ? nil : store.keys.texts[cause.key],
        calls: cause.calls.map { Join.CallName(invocation: store.invocations[table.runs[table.calls[$0].run].invocation], n: table.calls[$0].last) }
          .sorted { ($0.invocation, $0.n) < ($1.invocation, $1.n) },
        endedInvocation: cause.ended.map { store.invocations[$0] }, doubt: cause.doubt, isRedelivery: cause.isRedelivery)
    }.sorted { ($0.invocation, $0.text) < ($1.invocation, $1.text) }
  }

  /// How an invocation came about; nil where no record tells of it.
  package func standing(of invocation: String) -> (standing: Standing, root: RootKind?, reason: OrphanReason?)? {
    guard let number = table.store.invocations.find(invocation), let origin = origins[Int(number)] else { return nil }
    return (origin.standing, origin.root, origin.reason)
  }

  /// The request id of the invocation at the beginning of a chain.
  package func beginning(of invocation: String) -> String? {
    table.store.invocations.find(invocation).map { table.store.invocations[beginnings[Int($0)]] }
  }
}
