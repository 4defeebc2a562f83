/// How sure it is that one node wakes or feeds another.
package enum Certainty: String, Sendable, Comparable, CaseIterable {
  /// A template says so.
  case declared
  /// A call whose service and operation are proven.
  case proven
  /// The call may be another's, or a function may not get there.
  case possible

  package static func < (left: Certainty, right: Certainty) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .declared: 0
    case .proven: 1
    case .possible: 2
    }
  }
}

/// One reason for an edge.
package struct Evidence: Sendable, Hashable {
  package let place: Place
  /// What stands there, in a few words: `s3:ObjectCreated:* entries/`, `sns.publish`.
  package let text: String
  package let certainty: Certainty

  package init(_ text: String, at place: Place, certainty: Certainty) {
    (self.text, self.place, self.certainty) = (text, place, certainty)
  }
}

/// `from` wakes `to`, or hands it something that goes on from there.
package struct GraphEdge: Sendable, Equatable {
  package let from: String
  package let to: String
  /// The operation (`sns.Publish`) or the event source (`s3`, `sqs`, `schedule`).
  package let kind: String
  package var traffic: Traffic
  package var evidence: [Evidence]

  package init(from: String, to: String, kind: String, traffic: Traffic = Traffic(), evidence: [Evidence]) {
    (self.from, self.to, self.kind, self.traffic, self.evidence) = (from, to, kind, traffic, evidence)
  }

  /// The best of the evidence.
  package var certainty: Certainty { evidence.map(\.certainty).min() ?? .possible }
}

/// What travels along an edge, as far as that tells which edges it can lead to.
package struct Traffic: Sendable, Hashable {
  /// Names of events: what a notification waits for (`s3:ObjectCreated:*`), or what an operation makes. Empty means any.
  package var events: Set<String>
  /// Key prefixes: a notification's filter, or how the keys begin that a call writes. Empty means any.
  package var prefixes: Set<String>
  package var suffixes: Set<String>

  package init(events: Set<String> = [], prefixes: Set<String> = [], suffixes: Set<String> = []) {
    (self.events, self.prefixes, self.suffixes) = (events, prefixes, suffixes)
  }

  /// Whether something that came along this edge may go on along `next`. Says yes where one of them is silent.
  package func mayContinue(into next: Traffic) -> Bool {
    Self.meet(events, next.events, by: Self.isSameEvent) && Self.meet(prefixes, next.prefixes, by: Self.share)
      && Self.meet(suffixes, next.suffixes) { Self.share(String($0.reversed()), String($1.reversed())) }
  }

  /// What either lets pass.
  package func union(_ other: Traffic) -> Traffic {
    func either(_ left: Set<String>, _ right: Set<String>) -> Set<String> { left.isEmpty || right.isEmpty ? [] : left.union(right) }
    return Traffic(
      events: either(events, other.events), prefixes: either(prefixes, other.prefixes), suffixes: either(suffixes, other.suffixes))
  }

  private static func meet(_ left: Set<String>, _ right: Set<String>, by match: (String, String) -> Bool) -> Bool {
    left.isEmpty || right.isEmpty || left.contains { one in right.contains { match(one, $0) } }
  }

  /// Either text begins with the other: `*` at the end of an event's name stands for anything.
  private static func isSameEvent(_ left: String, _ right: String) -> Bool {
    share(left.hasSuffix("*") ? String(left.dropLast()) : left, right.hasSuffix("*") ? String(right.dropLast()) : right)
  }

  private static func share(_ left: String, _ right: String) -> Bool { left.hasPrefix(right) || right.hasPrefix(left) }
}
