/// What calling does to the rest of the application, as far as analysis can tell.
package enum CallEffect: String, CaseIterable, Sendable {
  case triggers
  case mayTrigger = "may-trigger"
  case harmless
  case unknown

  init(_ effect: Effect) {
    switch effect {
    case .triggers: self = .triggers
    case .mayTrigger: self = .mayTrigger
    case .harmless: self = .harmless
    }
  }
}

/// A place in a file that calls an SDK operation or sends a request, or may do so; or gives a method away that does.
package struct CallSite: Equatable, Sendable {
  package let path: String
  /// All in bytes. Of a method that is given away, the range is the callee's.
  package let range: Range<Int>
  package let calleeRange: Range<Int>
  package let methodRange: Range<Int>
  /// The callee's source text.
  package let callee: String
  /// botocore's names; nil where they are not known.
  package let service: String?
  package let operation: String?
  package let effect: CallEffect
  /// Hybrid mode hooks it.
  package let isHooked: Bool
  /// Hybrid mode would hook it, but the f-string that it stands in shows its source text: `f"{send()=}"`.
  package let isShown: Bool
  /// A method used as a value, not called here.
  package let isReference: Bool
  /// It signs a request that someone else will send.
  package let isHandOff: Bool
  /// What the call is about, where the source tells; `${NAME}` for an environment variable.
  package let resource: String?
  /// Where the source leaves several open: the others.
  package let otherResources: [String]
  package let reason: String
  /// From the use back to where the client was made.
  package let chain: [String]

  /// What hybrid mode is told of: it hooks the call, or says why it does not.
  package var isForHybrid: Bool { isHooked || isShown }
}
