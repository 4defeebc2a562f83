/// Modules, and the names that are imported from them.
extension Evaluator {
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

  func starImported(_ name: String, _ file: Int32) -> Values? {
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
