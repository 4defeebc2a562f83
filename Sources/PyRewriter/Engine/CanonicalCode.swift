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

  static let separator = "; "

  /// The mode whose prologue this is.
  static func mode(ofPrologue text: some StringProtocol) -> Mode? {
    Mode.allCases.first { text == prologue($0) }
  }

  /// `text` is one of the statements above.
  static func isOurs(statement text: some StringProtocol) -> Bool {
    if mode(ofPrologue: text) != nil { return true }
    if let equals = text.firstRange(of: " = ") { return text == wrap(String(text[..<equals.lowerBound])) }
    let opening = "\(name).entry_if_bound(globals(), "
    guard text.hasPrefix(opening), text.hasSuffix(")") else { return false }
    let names = text.dropFirst(opening.count).dropLast().split(separator: ", ", omittingEmptySubsequences: false)
    return names.allSatisfy { $0.count > 2 && $0.hasPrefix("\"") && $0.hasSuffix("\"") && !$0.dropFirst().dropLast().contains("\"") }
  }
}
