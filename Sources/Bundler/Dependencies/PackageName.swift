/// Names of Python packages.
enum PackageName {
  /// Lower case, with each run of `-_.` as one dash (PyPA, "Names and normalization").
  static func normalised(_ name: some StringProtocol) -> String {
    name.lowercased().split { "-_.".contains($0) }.joined(separator: "-")
  }

  /// The name that `name==1.0` pins, with or without extras; nil for requirements that leave a choice.
  static func pinned(in requirement: String) -> String? {
    let condition = requirement.prefix { $0 != ";" }
    guard let equals = condition.firstRange(of: "=="), !condition.contains("*"), !condition.contains(",") else { return nil }
    let name = condition[..<equals.lowerBound].prefix { $0 != "[" && $0 != " " }
    return name.isEmpty ? nil : normalised(name)
  }
}
