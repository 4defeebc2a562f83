/// Where functions and classes of the files are called from.
extension Evaluator {
  /// All calls of the function that the files hold; of `__init__`, those of its class.
  func callSites(of function: DefinitionRef) -> [CallerSite] {
    let key = DefinitionRef(file: function.file, index: function.index)
    if let known = callers[key] { return known }
    if let depth = callersInProgress[key] {
      noteUnfinished(since: depth)
      return []
    }
    callersInProgress[key] = depth
    let found = findCallSites(of: key)
    callersInProgress[key] = nil
    callers[key] = found
    return found
  }

  private func findCallSites(of function: DefinitionRef) -> [CallerSite] {
    let syntax = program.syntax(function.file)
    let definition = syntax.functions[Int(function.index)]
    if definition.name < 0 { return lambdaSites(of: function) }
    let name = syntax.name(definition.name)
    var sites: [CallerSite] = []
    if definition.classIndex >= 0, ["__init__", "__new__"].contains(name) {
      let owner = DefinitionRef(file: function.file, index: definition.classIndex)
      return constructions(of: owner) + superCalls(of: function, name, below: owner)
    }
    let isStatic = definition.classIndex < 0 || isDecorated(function.index, "staticmethod", function.file)
    var candidates = 0
    for file in program.files(naming: name, of: function.file) {
      for used in localNames(of: name, in: file) {
        let syntax = program.syntax(file)
        candidates += (syntax.callsOf[used]?.count ?? 0) + (syntax.passedTo[used]?.count ?? 0)
        // A name that is called everywhere says nothing, and asking of each call would take long.
        guard candidates <= Self.candidateLimit else { return sites }
        sites += directSites(of: function, used, isStatic: isStatic, isMethod: definition.classIndex >= 0, in: file)
        sites += passedSites(of: function, used, isStatic: isStatic, in: file)
      }
    }
    return sites
  }

  private static let candidateLimit = 160

  /// `super().__init__(…)` and `Owner.__init__(self, …)` in the classes below.
  private func superCalls(of function: DefinitionRef, _ name: String, below owner: DefinitionRef) -> [CallerSite] {
    var sites: [CallerSite] = []
    for file in Set(subclasses(of: owner).map(\.file)).sorted() {
      guard let id = program.syntax(file).nameIDs[name] else { continue }
      sites += directSites(of: function, id, isStatic: false, isMethod: false, in: file)
    }
    return sites
  }

  private func lambdaSites(of function: DefinitionRef) -> [CallerSite] {
    let syntax = program.syntax(function.file)
    guard let call = syntax.lambdaPassedTo[function.index], case .call(let callee, let range) = syntax[call].form else { return [] }
    let arguments = syntax.arguments[Int(range.lowerBound)..<Int(range.upperBound)]
    guard
      let place = arguments.firstIndex(where: {
        if $0.value >= 0, case .lambda(let index) = syntax[$0.value].form { index == function.index } else { false }
      })
    else { return [] }
    return passing(call, callee, at: place - arguments.startIndex, bound: 0, function.file).map { [$0] } ?? []
  }

  /// `name` and what imports or plain assignments of the file call it.
  func localNames(of name: String, in file: Int32) -> [NameID] {
    let syntax = program.syntax(file)
    guard let id = syntax.nameIDs[name] else { return [] }
    return [id] + syntax.aliases[id, default: []]
  }

  private func directSites(
    of function: DefinitionRef, _ name: NameID, isStatic: Bool, isMethod: Bool, in file: Int32
  ) -> [CallerSite] {
    let syntax = program.syntax(file)
    var sites: [CallerSite] = []
    for call in syntax.callsOf[name] ?? [] {
      guard case .call(let callee, _) = syntax[call].form else { continue }
      let found = values(callee, file, 0)
      if let bound = bound(of: function, in: found, isStatic: isStatic) {
        sites.append(CallerSite(file: file, call: call, skipped: 0, bound: bound, style: .direct))
      } else if found.isEmpty, isMethod, case .attribute = syntax[callee].form, isOnlyDefinition(of: syntax.name(name), function.file) {
        sites.append(CallerSite(file: file, call: call, skipped: 0, bound: isStatic ? 0 : 1, style: .direct))
      }
    }
    return sites
  }

  private func passedSites(of function: DefinitionRef, _ name: NameID, isStatic: Bool, in file: Int32) -> [CallerSite] {
    let syntax = program.syntax(file)
    var sites: [CallerSite] = []
    for call in syntax.passedTo[name] ?? [] {
      guard case .call(let callee, let range) = syntax[call].form else { continue }
      for (place, argument) in syntax.arguments[Int(range.lowerBound)..<Int(range.upperBound)].enumerated() {
        guard argument.value >= 0, syntax.lastName(argument.value) == name else { continue }
        guard let bound = bound(of: function, in: values(argument.value, file, 0), isStatic: isStatic) else { continue }
        if let site = passing(call, callee, at: place, bound: bound, file) { sites.append(site) }
      }
    }
    return sites
  }

  /// How a call that is given a function calls it: with the arguments behind it, or with elements of them.
  private func passing(_ call: ExpressionID, _ callee: ExpressionID, at place: Int, bound: Int, _ file: Int32) -> CallerSite? {
    let syntax = program.syntax(file)
    let name = syntax.lastName(callee).map { syntax.name($0) } ?? ""
    switch name {
    case "map", "imap", "imap_unordered", "map_async", "filter", "starmap", "for_each":
      return CallerSite(file: file, call: call, skipped: place + 1, bound: bound, style: .mapped)
    case "Thread", "Process", "Timer", "apply", "apply_async":
      return CallerSite(file: file, call: call, skipped: place + 1, bound: bound, style: .packed)
    default:
      return CallerSite(file: file, call: call, skipped: place + 1, bound: bound, style: .direct)
    }
  }

  /// How many parameters are filled already when one of `values` is the function.
  private func bound(of function: DefinitionRef, in values: Values, isStatic: Bool) -> Int? {
    for found in values.all {
      switch found.value {
      case .function(let other) where other.file == function.file && other.index == function.index: return 0
      case .method(let other, _) where other.file == function.file && other.index == function.index: return isStatic ? 0 : 1
      default: continue
      }
    }
    return nil
  }

  private func isOnlyDefinition(of name: String, _ origin: Int32) -> Bool {
    if let known = knownUniqueNames[name] { return known }
    let isUnique = definitionCount(of: name, origin) == 1
    knownUniqueNames[name] = isUnique
    return isUnique
  }

  private func definitionCount(of name: String, _ origin: Int32) -> Int {
    var count = 0
    for file in program.files(naming: name, of: origin) {
      let syntax = program.syntax(file)
      guard let id = syntax.nameIDs[name] else { continue }
      count += syntax.functions.count { $0.name == id }
    }
    return count
  }
}
