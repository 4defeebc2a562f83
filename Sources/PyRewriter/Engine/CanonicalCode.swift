/// The texts that GammaRay puts into user code. `_gammaray` is the one name that it binds.
package enum CanonicalCode {
  package static let name = "_gammaray"

  /// The import that makes the runtime take control.
  static func prologue(_ mode: Mode) -> String { "import gammaray.\(mode.rawValue) as \(name)" }

  /// Wraps an entry point that every way through the module binds.
  static func wrap(_ entryPoint: String) -> String { "\(entryPoint) = \(name).entry(\(entryPoint))" }

  /// Wraps those of the entry points that are bound at run time; the others fail as they did before.
  static func wrapIfBound(_ entryPoints: [String]) -> String {
    let names = entryPoints.map { "\"\($0)\"" }.joined(separator: ", ")
    return "\(name).entry_if_bound(globals(), \(names))"
  }

  /// What stands in front of and behind a hooked callee.
  static let hookOpening = "\(name).hook("
  static let hookClosing = ")"

  static let separator = "; "

  /// The mode whose prologue this is.
  static func mode(ofPrologue text: some StringProtocol) -> Mode? {
    Mode.allCases.first { text == prologue($0) }
  }

  /// `text` is one of the statements above.
  static func isOurs(statement text: some StringProtocol) -> Bool { mode(ofPrologue: text) != nil || !entryPoints(wrappedBy: text).isEmpty }

  /// The entry points that the statement `text` wraps.
  static func entryPoints(wrappedBy text: some StringProtocol) -> [String] {
    if let equals = text.firstRange(of: " = ") {
      let entryPoint = String(text[..<equals.lowerBound])
      return text == wrap(entryPoint) ? [entryPoint] : []
    }
    let opening = "\(name).entry_if_bound(globals(), "
    guard text.hasPrefix(opening), text.hasSuffix(")") else { return [] }
    let quoted = text.dropFirst(opening.count).dropLast().split(separator: ", ", omittingEmptySubsequences: false)
    let names = quoted.map { String($0.dropFirst().dropLast()) }
    let areNames = names.allSatisfy { !$0.isEmpty && !$0.contains("\"") }
    return areNames && text == wrapIfBound(names) ? names : []
  }
}
