/// Constructors along the bases of a class: what `super().__init__(…)` hands on when an object of that very class is made.
extension Evaluator {
  /// The context in which `method`, the constructor of a class above the object's own, runs for the object; nil where no chain of calls leads there.
  func inheritedConstructor(_ method: DefinitionRef, of object: Value) -> ContextID? {
    guard case .instance(let ref, let made) = object else { return nil }
    let constructors = ancestry(of: ref).types.compactMap(constructor)
    guard let place = constructors.firstIndex(where: { $0.file == method.file && $0.index == method.index }), place > 0 else { return nil }
    return deeper(otherwise: nil) {
      var arguments = ArgumentValues(hasSplat: true)
      if made > 0, let frame = contexts[made] {
        arguments = ArgumentValues(positional: frame.arguments, keywords: frame.keywords, hasSplat: frame.hasSplat)
      }
      var context = constructorContext(constructors[0], object, arguments, calledFrom: made)
      for (below, above) in zip(constructors, constructors.dropFirst()).prefix(place) {
        guard context > 0, let call = superCall(in: below) else { return nil }
        context = constructorContext(above, object, callArguments(of: call, below.file, context), calledFrom: context)
      }
      return context
    }
  }

  private func constructor(of type: DefinitionRef) -> DefinitionRef? {
    guard let index = classBindings("__init__", of: type)?.last else { return nil }
    guard case .function(let function) = program.syntax(type.file).bindings[Int(index)].form else { return nil }
    return DefinitionRef(file: type.file, index: function)
  }

  private func constructorContext(
    _ method: DefinitionRef, _ object: Value, _ arguments: ArgumentValues, calledFrom caller: ContextID
  ) -> ContextID {
    let syntax = program.syntax(method.file)
    let definition = syntax.functions[Int(method.index)]
    var all = arguments
    all.positional.insert(.values(Values(object)), at: 0)
    return contexts.id(
      of: Context(
        definition: method, isClass: false, arguments: bind(definition, syntax, all), keywords: leftOver(definition, syntax, all),
        hasSplat: all.hasSplat), calledFrom: caller)
  }

  /// `super().__init__(…)` or `Base.__init__(self, …)` in the function itself.
  private func superCall(in method: DefinitionRef) -> ExpressionID? {
    let syntax = program.syntax(method.file)
    guard let id = syntax.nameIDs["__init__"] else { return nil }
    let scope = syntax.functions[Int(method.index)].scope
    return syntax.callsOf[id]?.first { call in
      guard case .call(let callee, _) = syntax[call].form, case .attribute(let base, _) = syntax[callee].form,
        case .call(let inner, _) = syntax[base].form, case .name(let name, scope, _) = syntax[inner].form
      else { return false }
      return syntax.name(name) == "super"
    }
  }

  // MARK: Keywords handed on

  /// The keyword arguments that `**kwargs` of the function collects.
  func leftOver(_ definition: FunctionSyntax, _ syntax: LoweredModule, _ arguments: ArgumentValues) -> [String: Thunk] {
    guard !arguments.keywords.isEmpty, definition.parameters.contains(where: { $0.kind == .keywords }) else { return [:] }
    let own = Set(definition.parameters.lazy.filter { $0.kind == .positional || $0.kind == .keywordOnly }.map { syntax.name($0.name) })
    return arguments.keywords.filter { !own.contains($0.key) }
  }

  /// `f(**kwargs)`, where these are the caller's own, with what it puts into them first. False where they are not.
  func handOn(_ value: ExpressionID, _ file: Int32, _ context: ContextID, into arguments: inout ArgumentValues) -> Bool {
    let syntax = program.syntax(file)
    guard value >= 0, case .name(let name, let scope, _) = syntax[value].form,
      let bindings = syntax.bindingsOf[ModuleSyntax.key(scope, name)], bindings.count == 1,
      case .parameter(let function, let place) = syntax.bindings[Int(bindings[0])].form,
      syntax.functions[Int(function)].parameters[Int(place)].kind == .keywords
    else { return false }
    for member in syntax.items[name] ?? [] where member.key >= 0 {
      guard case .name(name, scope, _) = syntax[member.base].form, case .value(let put) = syntax.bindings[Int(member.binding)].form else { continue }
      for key in values(member.key, file, context).strings {
        arguments.keywords[key] = .expression(ExpressionRef(file: file, expression: put, context: context))
      }
    }
    var current = context
    while current > 0, let frame = contexts[current] {
      if !frame.isClass, frame.definition.file == file, frame.definition.index == function {
        arguments.keywords.merge(frame.keywords) { own, _ in own }
        arguments.hasSplat = arguments.hasSplat || frame.hasSplat
        return true
      }
      current = frame.definition.closure
    }
    arguments.hasSplat = true
    return true
  }
}
