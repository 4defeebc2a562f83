/// Attributes of what the files define, and of what they do not.
extension Evaluator {
  func attribute(_ name: String, of base: Values, at id: ExpressionID, _ file: Int32) -> Values {
    var result = Values(isOpen: base.isOpen || base.isEmpty)
    for found in base.all {
      var part = attribute(name, of: found)
      if !part.isEmpty, found.trace >= 0 { part = inheriting(part, from: found) }
      result.formUnion(part)
    }
    return result
  }

  private func inheriting(_ values: Values, from found: Found) -> Values {
    var result = Values(isOpen: values.isOpen)
    for one in values.all { result.add(one.value, trace: one.trace >= 0 ? one.trace : found.trace) }
    return result
  }

  func attribute(_ name: String, of found: Found) -> Values {
    switch found.value {
    case .instance, .type, .holder, .parent, .function: ask(.attribute(name, found.value)) { findAttribute(name, of: found) }
    default: findAttribute(name, of: found)
    }
  }

  private func findAttribute(_ name: String, of found: Found) -> Values {
    switch found.value {
    case .module(let file): return member(name, of: file)
    case .external(let path): return externalAttribute(name, of: path)
    case .object(let type): return Values(.objectMember(type + "." + name))
    case .objectMember, .many, .identity, .container, .rows, .generator, .string, .environment, .foreign, .partial:
      return plainAttribute(name, of: found.value)
    case .session: return name == "events" || name == "profile_name" || name == "region_name" ? .foreign : Values(.member(.session, name))
    case .client, .resource, .collection, .meta, .paginator, .member: return sdkAttribute(name, of: found.value)
    case .function, .method: return functionAttribute(name, of: found.value)
    case .type(let ref): return typeAttribute(name, of: ref)
    case .instance(let ref, let context): return instanceAttribute(name, of: ref, context)
    case .parent(let ref, let object): return parentAttribute(name, of: ref, object)
    case .holder(let ref): return holderAttribute(name, of: ref)
    case .http(let client):
      if let type = catalog.httpType(module: client, attribute: name) { return Values(.http(type)) }
      if catalog.httpCall(module: client, attribute: name) != nil { return Values(.httpMember(client, name)) }
      if catalog.isHTTPModule(client + "." + name) { return Values(.http(client + "." + name)) }
      return .foreign
    case .httpMember: return .foreign
    }
  }

  private func plainAttribute(_ name: String, of value: Value) -> Values {
    switch value {
    case .objectMember: .unknown
    case .partial(let callee, _) where name == "func": callee
    case .foreign, .string, .environment: .foreign
    case .generator: .foreign
    default: Values(.objectMember("builtins.container." + name))
    }
  }

  private func externalAttribute(_ name: String, of path: String) -> Values {
    let full = path + "." + name
    if !isLibrary(full), let file = program.module(named: full) { return Values(.module(file)) }
    if path == "os", name == "environ" { return Values(.external("os.environ")) }
    return Values(externalValue(full))
  }

  private func functionAttribute(_ name: String, of value: Value) -> Values {
    // `functools` wrappers: `f.__wrapped__`; attributes put on functions are caches.
    if name == "__wrapped__" { return Values(value) }
    guard case .function(let ref) = value else { return .unknown }
    return assignedAttribute(name, of: ref.file, naming: self.name(of: ref)) { other in
      if case .function(let candidate) = other { candidate.file == ref.file && candidate.index == ref.index } else { false }
    }
  }

  // MARK: Classes

  private func typeAttribute(_ name: String, of ref: DefinitionRef) -> Values {
    let (types, isOpen, outside) = ancestry(of: ref)
    for type in types {
      guard let bindings = classBindings(name, of: type) else { continue }
      return classMember(bindings, of: type, object: nil)
    }
    let assigned = selfBindings(name, of: types, instance: .type(ref))
    if !assigned.isEmpty { return assigned }
    var result = assignedAttribute(name, of: ref.file, naming: self.name(of: ref, isClass: true)) { other in
      if case .type(let candidate) = other { types.contains(DefinitionRef(file: candidate.file, index: candidate.index)) } else { false }
    }
    if result.isEmpty { result.formUnion(union(outside.all.map { attribute(name, of: $0) })) }
    if result.isEmpty || isOpen { result.isOpen = true }
    return result
  }

  func instanceAttribute(_ name: String, of ref: DefinitionRef, _ context: ContextID) -> Values {
    let object = Value.instance(ref, context)
    let (types, isOpen, outside) = ancestry(of: ref)
    var result = lookedUp(name, in: types, object, context)
    if result.isEmpty, context == 0 {
      for below in subclasses(of: ref) { result.formUnion(lookedUp(name, in: [below], .instance(below, 0), 0)) }
    }
    if result.isEmpty {
      result.formUnion(
        assignedAttribute(name, of: ref.file, naming: nil) { other in
          if case .instance(let candidate, _) = other { types.contains(DefinitionRef(file: candidate.file, index: candidate.index)) } else { false }
        })
    }
    for base in outside.all where result.isEmpty { result.formUnion(attribute(name, of: base)) }
    if result.isEmpty { result = forwarded(name, in: types, object) }
    if result.isEmpty || isOpen && !result.hasSDK { result.isOpen = true }
    return result
  }

  private func lookedUp(_ name: String, in types: [DefinitionRef], _ object: Value, _ context: ContextID) -> Values {
    var result = selfBindings(name, of: types, instance: object)
    for type in types {
      guard let bindings = classBindings(name, of: type) else { continue }
      result.formUnion(classMember(bindings, of: type, object: object))
      if result.isEmpty { result.formUnion(fieldValues(name, of: type, context)) }
      break
    }
    return result
  }

  /// What methods assign to `self.name`.
  private func selfBindings(_ name: String, of types: [DefinitionRef], instance: Value) -> Values {
    var result = Values()
    for type in types {
      let syntax = program.syntax(type.file)
      guard let id = syntax.nameIDs[name], let bindings = syntax.selfAttributes[ModuleSyntax.key(type.index, id)] else { continue }
      for index in bindings {
        let binding = syntax.bindings[Int(index)]
        guard let method = syntax.method(of: type.index, around: binding.scope) else { continue }
        let context = methodContext(DefinitionRef(file: type.file, index: method), instance)
        result.formUnion(stepping(bindingValue(index, type.file, context), .attribute(name), file: type.file, position: binding.position))
      }
      if !result.isEmpty { break }
    }
    return result
  }

  /// The context of a method that runs on the object: a constructor's has the arguments that the object was made with.
  private func methodContext(_ method: DefinitionRef, _ object: Value) -> ContextID {
    guard case .instance(let ref, let made) = object else { return 0 }
    let syntax = program.syntax(method.file)
    let definition = syntax.functions[Int(method.index)]
    if syntax.name(definition.name) == "__init__", let inherited = inheritedConstructor(method, of: object) { return inherited }
    guard made > 0, let frame = contexts[made] else { return 0 }
    let own = Values(object)
    var thunks: [Thunk] = definition.parameters.map { _ in .unbound }
    if !thunks.isEmpty { thunks[0] = .values(own) }
    if syntax.name(definition.name) == "__init__" {
      let isOwn = method.file == ref.file && definition.classIndex == ref.index
      if isOwn || !hasOwnConstructor(ref) {
        thunks = bind(definition, syntax, ArgumentValues(positional: [.values(own)] + frame.arguments, keywords: frame.keywords, hasSplat: frame.hasSplat))
      }
    }
    return contexts.id(of: Context(definition: method, isClass: false, arguments: thunks, keywords: [:], hasSplat: false), calledFrom: made)
  }

  private func hasOwnConstructor(_ ref: DefinitionRef) -> Bool { classBindings("__init__", of: ref) != nil }

  func classBindings(_ name: String, of type: DefinitionRef) -> [Int32]? {
    let syntax = program.syntax(type.file)
    guard let id = syntax.nameIDs[name] else { return nil }
    return syntax.bindingsOf[ModuleSyntax.key(syntax.classes[Int(type.index)].scope, id)]
  }

  private func classMember(_ bindings: [Int32], of type: DefinitionRef, object: Value?) -> Values {
    let syntax = program.syntax(type.file)
    var result = Values()
    for index in withoutOverloads(bindings, type.file) {
      let binding = syntax.bindings[Int(index)]
      if case .function(let function) = binding.form {
        result.formUnion(methodValue(DefinitionRef(file: type.file, index: function, closure: type.closure), type: type, object: object))
      } else {
        result.formUnion(
          stepping(bindingValue(index, type.file, type.closure), .attribute(syntax.name(binding.name)), file: type.file, position: binding.position))
      }
    }
    return result
  }

  private func methodValue(_ method: DefinitionRef, type: DefinitionRef, object: Value?) -> Values {
    if isDecorated(method.index, "staticmethod", method.file) { return Values(.function(method)) }
    if isDecorated(method.index, "classmethod", method.file) { return Values(.method(method, .type(type))) }
    guard let object else { return Values(.function(method)) }
    let properties = ["property", "cached_property", "lazy_property", "reify", "cachedproperty", "threaded_cached_property"]
    guard properties.contains(where: { isDecorated(method.index, $0, method.file) }) else { return Values(.method(method, object)) }
    return returned(by: method, object: object, arguments: ArgumentValues(), calledFrom: 0)
  }

  private func parentAttribute(_ name: String, of ref: DefinitionRef, _ object: Value) -> Values {
    let (types, isOpen, outside) = ancestry(of: ref)
    for type in types.dropFirst() {
      guard let bindings = classBindings(name, of: type) else { continue }
      return classMember(bindings, of: type, object: object)
    }
    let inherited = union(outside.all.map { attribute(name, of: $0) })
    return inherited.isEmpty ? Values(isOpen: isOpen || types.count < 2) : inherited
  }

  /// `__getattr__` that hands attributes on to an object inside: `return getattr(self._client, name)`.
  private func forwarded(_ name: String, in types: [DefinitionRef], _ object: Value) -> Values {
    for type in types {
      guard let bindings = classBindings("__getattr__", of: type), let index = bindings.last else { continue }
      let syntax = program.syntax(type.file)
      guard case .function(let function) = syntax.bindings[Int(index)].form else { continue }
      let arguments = ArgumentValues(positional: [.values(Values(.string(name)))])
      return returned(by: DefinitionRef(file: type.file, index: function), object: object, arguments: arguments, calledFrom: 0)
    }
    return .none
  }

  // MARK: Attributes set from outside

  /// `base.name = …` anywhere, where the base is such a value. `naming` bounds the search to files with that word.
  func assignedAttribute(_ name: String, of origin: Int32, naming word: String?, where isIt: (Value) -> Bool) -> Values {
    var result = Values()
    for file in program.files(naming: name, of: origin) where word.map(program.identifiers[Int(file)].mayContain) ?? true {
      let syntax = program.syntax(file)
      guard let id = syntax.nameIDs[name] else { continue }
      for member in syntax.otherAttributes[id] ?? [] where values(member.base, file, 0).all.contains(where: { isIt($0.value) }) {
        let position = syntax.bindings[Int(member.binding)].position
        result.formUnion(stepping(bindingValue(member.binding, file, 0), .attribute(name), file: file, position: position))
      }
    }
    return result
  }

  private func holderAttribute(_ name: String, of ref: ExpressionRef) -> Values {
    var result = assignedAttribute(name, of: ref.file, naming: nil) { $0 == .holder(ref) }
    result.formUnion(entry(name, of: Values(.container(ref))))
    if result.isEmpty { result.isOpen = true }
    return result
  }

  /// Annotated, or made as attrs makes fields.
  private func isField(_ binding: Binding, _ syntax: LoweredModule) -> Bool {
    if binding.annotation >= 0 { return true }
    guard case .value(let value) = binding.form, value >= 0, case .call(let callee, _) = syntax[value].form else { return false }
    return syntax.lastName(callee).map { ["ib", "attrib", "field", "Field"].contains(syntax.name($0)) } ?? false
  }

  /// A field of a dataclass, named tuple or model: the constructor's argument of that name or place.
  private func fieldValues(_ name: String, of type: DefinitionRef, _ context: ContextID) -> Values {
    let syntax = program.syntax(type.file)
    guard !hasOwnConstructor(type) else { return .none }
    let fields = syntax.bindings.filter { $0.scope == syntax.classes[Int(type.index)].scope && isField($0, syntax) }.map(\.name)
    guard let place = fields.firstIndex(where: { syntax.name($0) == name }) else { return .none }
    if context > 0, let frame = contexts[context] {
      if let given = frame.keywords[name] { return force(given) }
      return place < frame.arguments.count ? force(frame.arguments[place]) : .none
    }
    var result = Values()
    for site in constructions(of: type) {
      let arguments = callArguments(of: site.call, site.file, 0)
      if let given = arguments.keywords[name] {
        result.formUnion(force(given))
      } else if place < arguments.positional.count {
        result.formUnion(force(arguments.positional[place]))
      }
    }
    return result
  }
}

extension Values {
  /// One of them is an SDK object.
  var hasSDK: Bool { all.contains { $0.value.isSDK } }
}

extension Value {
  var isSDK: Bool {
    switch self {
    case .session, .client, .resource, .collection, .meta, .paginator, .member, .http, .httpMember: true
    default: false
    }
  }
}
