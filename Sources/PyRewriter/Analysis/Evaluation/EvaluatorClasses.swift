/// Attributes of classes and of their objects: members, what methods put on `self`, what is inherited.
extension Evaluator {
  func typeAttribute(_ name: String, of ref: DefinitionRef) -> Values {
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

  func hasOwnConstructor(_ ref: DefinitionRef) -> Bool { classBindings("__init__", of: ref) != nil }

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

  func parentAttribute(_ name: String, of ref: DefinitionRef, _ object: Value) -> Values {
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
}
