/// Where objects of classes are made, and what is above and below a class.
extension Evaluator {
  /// The calls that make objects of the class, or of a class below it that has no constructor of its own.
  func constructions(of type: DefinitionRef) -> [CallerSite] {
    var sites: [CallerSite] = []
    for owner in [type] + subclasses(of: type).filter({ !definesConstructor($0) }) {
      let name = name(of: owner, isClass: true)
      for file in program.files(naming: name, of: owner.file) {
        let syntax = program.syntax(file)
        for used in localNames(of: name, in: file) + [syntax.nameIDs["cls"]].compactMap({ $0 }) {
          for call in syntax.callsOf[used] ?? [] {
            guard case .call(let callee, _) = syntax[call].form else { continue }
            let isIt = values(callee, file, 0).all.contains {
              if case .type(let other) = $0.value { other.file == owner.file && other.index == owner.index } else { false }
            }
            if isIt { sites.append(CallerSite(file: file, call: call, skipped: 0, bound: 1, style: .direct)) }
          }
        }
      }
    }
    return sites
  }

  private func definesConstructor(_ type: DefinitionRef) -> Bool {
    let syntax = program.syntax(type.file)
    guard let id = syntax.nameIDs["__init__"] else { return false }
    return syntax.bindingsOf[ModuleSyntax.key(syntax.classes[Int(type.index)].scope, id)] != nil
  }

  /// The classes that name this one as a base, and those below them.
  func subclasses(of type: DefinitionRef) -> [DefinitionRef] {
    let key = DefinitionRef(file: type.file, index: type.index)
    if let known = subclassesOf[key] { return known }
    subclassesOf[key] = []
    var found: [DefinitionRef] = []
    let name = name(of: key, isClass: true)
    for file in program.files(naming: name, of: key.file) {
      let syntax = program.syntax(file)
      let used = localNames(of: name, in: file)
      guard !used.isEmpty else { continue }
      for (index, candidate) in syntax.classes.enumerated() where !candidate.bases.isEmpty {
        let isBelow = candidate.bases.contains { base in
          guard base >= 0, let last = syntax.lastName(base), used.contains(last) else { return false }
          return values(base, file, 0).all.contains { $0.value == .type(key) }
        }
        guard isBelow else { continue }
        let below = DefinitionRef(file: file, index: Int32(index))
        found += [below] + subclasses(of: below)
      }
    }
    subclassesOf[key] = found
    return found
  }

  /// The class and its bases, nearest first, and whether one of them is not among the files.
  func ancestry(of type: DefinitionRef) -> (types: [DefinitionRef], isOpen: Bool, outside: Values) {
    var outside = Values()
    var types: [DefinitionRef] = []
    var isOpen = false
    var waiting = [DefinitionRef(file: type.file, index: type.index)]
    while !waiting.isEmpty, types.count < 32 {
      let current = waiting.removeFirst()
      guard !types.contains(current) else { continue }
      types.append(current)
      for base in program.syntax(current.file).classes[Int(current.index)].bases {
        let found = values(base, current.file, 0)
        if found.isOpen { isOpen = true }
        for one in found.all {
          if case .type(let ref) = one.value {
            waiting.append(DefinitionRef(file: ref.file, index: ref.index))
          } else if case .http = one.value {
            outside.add(one)
          } else if case .external(let name) = one.value, !Builtins.plainBases.contains(name) {
            if Self.sessions.contains(name) { outside.add(.session) } else { isOpen = true }
          }
        }
      }
    }
    return (types, isOpen, outside)
  }
}
