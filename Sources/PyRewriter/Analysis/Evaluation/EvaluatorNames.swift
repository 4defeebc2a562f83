/// Names: scopes, the bindings that reach a use, imports.
extension Evaluator {
  func nameValues(
    _ name: NameID, scope: Int32, block: Int32, at id: ExpressionID, _ file: Int32, _ context: ContextID
  ) -> Values {
    let syntax = program.syntax(file)
    var current = scope
    var isOwnScope = true
    while current >= 0 {
      let place = syntax.scopes[Int(current)]
      if place.kind != .classBody || current == scope, let all = syntax.bindingsOf[ModuleSyntax.key(current, name)] {
        let reaching = isOwnScope ? reaching(all, at: syntax[id].start, block: block, in: syntax) : all
        return bindingValues(reaching.isEmpty ? all : reaching, file, context)
      }
      // A comprehension runs where it stands; a function's body runs later.
      if place.kind != .comprehension { isOwnScope = false }
      current = place.parent
    }
    return moduleLevelFallback(syntax.name(name), file)
  }

  private func moduleLevelFallback(_ name: String, _ file: Int32) -> Values {
    if Builtins.names.contains(name) { return Values(.external("builtins." + name)) }
    if let imported = starImported(name, file) { return imported }
    if name == "__name__" || name == "__file__" { return .foreign }
    return .unknown
  }

  /// The bindings that may hold at a use in the same scope: back to one that every way to the use passes, and those behind it in a loop around both.
  private func reaching(_ all: [Int32], at position: UInt32, block: Int32, in syntax: LoweredModule) -> [Int32] {
    guard all.count > 1 else { return all }
    var found: [Int32] = []
    let loop = enclosingLoop(of: block, in: syntax)
    for index in all.reversed() {
      let binding = syntax.bindings[Int(index)]
      if binding.position >= position {
        if let loop, binding.position < loop.end, binding.position >= loop.start { found.append(index) }
        continue
      }
      if case .parameter = binding.form, found.isEmpty { return [index] }
      if case .opaque = binding.form, binding.annotation < 0 { continue }
      found.append(index)
      if isSameOrInside(block, binding.block, in: syntax) { break }
    }
    return found.reversed()
  }

  /// The outermost loop around the block.
  private func enclosingLoop(of block: Int32, in syntax: LoweredModule) -> Block? {
    var found: Block?
    var current = block
    while current >= 0 {
      let candidate = syntax.blocks[Int(current)]
      if candidate.isLoop { found = candidate }
      current = candidate.parent
    }
    return found
  }

  private func isSameOrInside(_ block: Int32, _ outer: Int32, in syntax: LoweredModule) -> Bool {
    var current = block
    while current >= 0 {
      if current == outer { return true }
      current = syntax.blocks[Int(current)].parent
    }
    return false
  }

  // MARK: Bindings

  func bindingValues(_ indices: [Int32], _ file: Int32, _ context: ContextID) -> Values {
    var result = Values()
    for index in withoutOverloads(indices, file) { result.formUnion(bindingValue(index, file, context)) }
    return result
  }

  /// Without the signatures under `@overload`, which no call reaches.
  func withoutOverloads(_ indices: [Int32], _ file: Int32) -> [Int32] {
    guard indices.count > 1 else { return indices }
    let syntax = program.syntax(file)
    return indices.filter {
      if case .function(let function) = syntax.bindings[Int($0)].form { !isDecorated(function, "overload", file) } else { true }
    }
  }

  func bindingValue(_ index: Int32, _ file: Int32, _ context: ContextID) -> Values {
    ask(.binding(file, index, context)) { evaluateBinding(index, file, context) }
  }

  private func evaluateBinding(_ index: Int32, _ file: Int32, _ context: ContextID) -> Values {
    let syntax = program.syntax(file)
    let binding = syntax.bindings[Int(index)]
    let plain = plainValue(of: binding, file, context)
    guard binding.annotation >= 0, plain.all.isEmpty || plain.isOpen else { return plain }
    if case .parameter = binding.form { return plain }
    return plain.refined(by: annotationValues(binding.annotation, file))
  }

  private func plainValue(of binding: Binding, _ file: Int32, _ context: ContextID) -> Values {
    let syntax = program.syntax(file)
    func step(_ values: Values) -> Values {
      stepping(values, .bound(syntax.name(binding.name)), file: file, position: binding.position)
    }
    switch binding.form {
    case .value(let value): return step(values(value, file, context))
    case .element(let value, let place): return step(elements(of: values(value, file, context), at: Int(place)))
    case .iteration(let value): return step(elements(of: values(value, file, context)))
    case .iterationElement(let value, let place):
      return step(elements(of: elements(of: values(value, file, context)), at: Int(place)))
    case .context(let value): return step(entered(values(value, file, context)))
    case .function(let function): return functionValue(function, file, context)
    case .classDefinition(let index): return Values(.type(DefinitionRef(file: file, index: index, closure: context)))
    case .parameter(let function, let place): return parameterValues(function, Int(place), file, context)
    case .module(let name): return moduleValue(syntax.name(name), level: 0, file)
    case .imported(let module, let name, let level):
      let values = importedValue(syntax.name(name), from: syntax.name(module), level: level, file)
      return stepping(values, .imported(syntax.name(binding.name)), file: file, position: binding.position)
    case .opaque: return binding.annotation >= 0 ? .none : .unknown
    }
  }

  /// A `def`, as its decorators leave it.
  private func functionValue(_ index: Int32, _ file: Int32, _ context: ContextID) -> Values {
    Values(.function(DefinitionRef(file: file, index: index, closure: context)))
  }

  // MARK: Imports

  /// The module of this dotted name, as `import` finds it.
  func moduleValue(_ name: String, level: Int32, _ file: Int32) -> Values {
    if let found = moduleFile(name, level: level, file) { return Values(.module(found)) }
    return level > 0 ? .unknown : Values(externalValue(name))
  }

  private func moduleFile(_ name: String, level: Int32, _ file: Int32) -> Int32? {
    if level == 0, isLibrary(name) { return nil }
    for absolute in program.absoluteNames(of: name, level: level, in: file) {
      if let found = program.module(named: absolute) { return found }
    }
    if level > 0 { return program.moduleByPath(program.relativePathName(of: name, level: level, in: file), from: file) }
    let root = name.prefix { $0 != "." }
    guard !KnownModules.isForeign(String(root)), !KnownModules.isSDK(String(root)), !catalog.isHTTPModule(String(root)) else { return nil }
    return program.moduleByPath(name, from: file)
  }

  /// The SDK and the HTTP clients are known by their names, even where a copy of them lies among the files.
  func isLibrary(_ name: String) -> Bool {
    let root = KnownModules.root(of: name)
    if KnownModules.isSDK(root) { return true }
    guard catalog.isHTTPModule(root), let found = program.module(named: root) else { return false }
    return program.files[Int(found)].isPackage
  }

  func importedValue(_ name: String, from module: String, level: Int32, _ file: Int32) -> Values {
    if let origin = moduleFile(module, level: level, file) { return member(name, of: origin) }
    let full = module.isEmpty ? name : module + "." + name
    if let found = moduleFile(full, level: level, file) { return Values(.module(found)) }
    return level > 0 ? .unknown : Values(externalValue(full))
  }

  /// A global of one of the files.
  func member(_ name: String, of file: Int32) -> Values { ask(.member(file, name)) { findMember(name, of: file) } }

  private func findMember(_ name: String, of file: Int32) -> Values {
    let syntax = program.syntax(file)
    if let id = syntax.nameIDs[name], let bindings = syntax.bindingsOf[ModuleSyntax.key(0, id)] {
      return bindingValues(bindings, file, 0)
    }
    if let imported = starImported(name, file) { return imported }
    for parent in program.files[Int(file)].moduleNames {
      if let found = program.module(named: parent + "." + name) { return Values(.module(found)) }
    }
    if program.files[Int(file)].isPackage, let found = moduleFile(name, level: 1, file) { return Values(.module(found)) }
    return .unknown
  }

  private func starImported(_ name: String, _ file: Int32) -> Values? {
    let syntax = program.syntax(file)
    guard !name.hasPrefix("_") else { return nil }
    for star in syntax.starImports.reversed() {
      let module = syntax.name(star.module)
      guard let origin = moduleFile(module, level: star.level, file) else {
        let full = module + "." + name
        let isSDK = module == "boto3" && ["client", "resource", "Session", "session"].contains(name)
        if isSDK || catalog.httpCall(module: module, attribute: name) != nil { return Values(externalValue(full)) }
        continue
      }
      guard origin != file, isVisiting.insert(origin).inserted else { continue }
      defer { isVisiting.remove(origin) }
      let values = member(name, of: origin)
      if !values.isEmpty { return values }
    }
    return nil
  }

  /// What a dotted name outside the files stands for.
  func externalValue(_ name: String) -> Value {
    if catalog.isHTTPModule(name) { return .http(name) }
    guard let dot = name.lastIndex(of: ".") else { return .external(name) }
    let (module, member) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
    if catalog.httpCall(module: module, attribute: member) != nil { return .httpMember(module, member) }
    return .external(name)
  }
}

extension Values {
  /// What an annotation says, where evaluation found nothing certain.
  func refined(by annotation: Values) -> Values {
    guard !annotation.isEmpty else { return self }
    // A client that is known says more than `BaseClient`.
    let isKnown = all.contains { if case .client(_?) = $0.value { true } else { false } }
    if isKnown, annotation.all.allSatisfy({ $0.value == .client(nil) }) { return self }
    var result = annotation
    for found in all { result.add(found) }
    return result
  }
}
