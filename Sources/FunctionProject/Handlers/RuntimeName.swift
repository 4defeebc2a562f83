/// The value of a function's `Runtime`.
enum RuntimeName: Equatable {
  case python(String)
  case other(String)
  /// The caller says that it is Python, but not which.
  case anyPython
  /// No name that Lambda knows.
  case unrecognised(String)
  /// Given, but only the deployment knows it.
  case unknown
  case absent

  /// The Python runtimes up to now, the withdrawn ones too.
  static let pythons: Set<String> = [
    "python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10", "python3.11",
    "python3.12",
    "python3.13", "python3.14",
  ]
  private static let otherFamilies = ["nodejs", "java", "dotnet", "go1", "ruby", "provided"]

  init(_ text: String?, isGiven: Bool) {
    guard let text else {
      self = isGiven ? .unknown : .absent
      return
    }
    if let version = text.wholeMatch(of: /python\d+\.\d+/) {
      self = .python(String(version.output))
    } else if Self.otherFamilies.contains(where: text.hasPrefix) {
      self = .other(text)
    } else {
      self = .unrecognised(text)
    }
  }

  var name: String? {
    switch self {
    case .python(let name), .other(let name), .unrecognised(let name): name
    case .anyPython, .unknown, .absent: nil
    }
  }
}
