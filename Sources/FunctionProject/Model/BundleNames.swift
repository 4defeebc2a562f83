extension FunctionProject {
  /// A name for each function's files, in the order of `functions`: its own where no other function has it,
  /// else with its template's directory in front, and a number where even that is taken.
  package var bundleNames: [String] {
    var counts: [String: Int] = [:]
    for function in functions { counts[function.name, default: 0] += 1 }
    var taken = Set(functions.map(\.name).filter { counts[$0] == 1 })
    return functions.map { function in
      guard counts[function.name] != 1 else { return function.name }
      let place = PathText.directory(of: function.template ?? function.file ?? "")
      let words =
        place.split(separator: "/").filter { $0 != "." && $0 != ".." } + [function.name[...]]
      let base = words.joined(separator: "-")
      var name = base
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(base)-\(number)"
        number += 1
      }
      return name
    }
  }
}
