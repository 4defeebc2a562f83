/// Causes that are objects of S3.
extension CauseResolver {
  /// The request proves it, or the version where nothing else may have made it; the name alone proves nothing.
  func searchObject(_ level: [UInt32], _ cause: inout Cause, _ record: EventRow) {
    let keys = Dictionary(level.map { (store.keys.kind($0), $0) }) { first, _ in first }
    if let request = keys[.s3Request] {
      var found = effects.effects(of: request)
      // Of a request that removed many objects, the one of this name.
      if let object = keys[.s3Object] {
        let same = found.filter { store.keys.parts(of: effects.effects[$0].text).contains(object) }
        if !same.isEmpty { found = same }
      }
      judge(&cause, key: request, calls: effects.distinctCalls(found))
      if cause.certainty != .unresolved { return }
    }
    guard let name = keys[.s3Object] else { return }
    let candidates = effects.effects(of: name).filter { !isRefuted($0, by: keys) && !isOwn(effects.effects[$0].call, cause) }
    guard !candidates.isEmpty else { return }
    let sameVersion = keys[.s3Version].map { version in
      effects.distinctCalls(candidates.filter { store.keys.parts(of: effects.effects[$0].text).contains(version) })
    }
    if let version = keys[.s3Version], let calls = sameVersion, !calls.isEmpty {
      judge(&cause, key: version, calls: calls)
      if cause.certainty == .exact, hidden.mayHaveCalled("s3", at: record.time) { (cause.certainty, cause.doubt) = (.ambiguous, .recordsMissing) }
    } else {
      cause.settle(.ambiguous, key: name, calls: effects.distinctCalls(candidates), doubt: .objectOnly)
    }
  }

  /// Both sides say which request or version it was, and they differ.
  private func isRefuted(_ effect: Int, by keys: [KeyKind: UInt32]) -> Bool {
    let parts = store.keys.parts(of: effects.effects[effect].text)
    return [KeyKind.s3Request, .s3Version].contains { kind in
      guard let own = keys[kind], let other = parts.first(where: { store.keys.kind($0) == kind }) else { return false }
      return own != other
    }
  }

  private func isOwn(_ call: Int, _ cause: Cause) -> Bool { table.runs[table.calls[call].run].invocation == cause.invocation }
}
