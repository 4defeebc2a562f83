/// What functions of the files return, and what their parameters are bound to.
extension Evaluator {
  func returned(by ref: DefinitionRef, object: Value?, arguments: ArgumentValues, calledFrom call: ExpressionRef) -> Values {
    let values = returned(by: ref, object: object, arguments: arguments, calledFrom: call.context)
    let syntax = program.syntax(call.file)
    return stepping(values, .returned(name(of: ref)), file: call.file, position: syntax[call.expression].start)
  }

  /// What a function of the files returns for these arguments.
  func returned(by ref: DefinitionRef, object: Value?, arguments: ArgumentValues, calledFrom caller: ContextID) -> Values {
    deeper(otherwise: .unknown) { returnValues(of: ref, object, arguments, caller) }
  }

  private func returnValues(of ref: DefinitionRef, _ object: Value?, _ arguments: ArgumentValues, _ caller: ContextID) -> Values {
    let syntax = program.syntax(ref.file)
    let definition = syntax.functions[Int(ref.index)]
    var all = arguments
    if let object { all.positional.insert(.values(Values(object)), at: 0) }
    var context: ContextID = 0
    if !definition.parameters.isEmpty || ref.closure > 0 {
      let thunks = bind(definition, syntax, all)
      context = contexts.id(
        of: Context(
          definition: ref, isClass: false, arguments: thunks, keywords: leftOver(definition, syntax, all), hasSplat: all.hasSplat),
        calledFrom: caller)
    }
    if !definition.yields.isEmpty { return Values(.generator(ref, context)) }
    var result = Values()
    for value in definition.returns { result.formUnion(values(value, ref.file, context)) }
    if result.isEmpty || result.isOpen { result = result.refined(by: annotationValues(definition.returnAnnotation, ref.file)) }
    return decorated(result, definition, ref)
  }

  /// Decorators of unknown origin may give something else back.
  private func decorated(_ values: Values, _ definition: FunctionSyntax, _ ref: DefinitionRef) -> Values {
    guard values.isEmpty, !definition.decorators.isEmpty || definition.returns.isEmpty else { return values }
    return Values(isOpen: true)
  }

  /// The arguments in the order of the parameters.
  func bind(_ definition: FunctionSyntax, _ syntax: LoweredModule, _ arguments: ArgumentValues) -> [Thunk] {
    var next = 0
    return definition.parameters.map { parameter in
      switch parameter.kind {
      case .positional where next < arguments.positional.count:
        next += 1
        return arguments.positional[next - 1]
      case .rest:
        let rest = arguments.positional.dropFirst(next)
        next = arguments.positional.count
        return .values(Values(.many(union(rest.map(force)))))
      case .keywords:
        return .values(Values(.many(union(arguments.keywords.sorted { $0.key < $1.key }.map { force($0.value) }))))
      default:
        if let given = arguments.keywords[syntax.name(parameter.name)] { return given }
        return arguments.hasSplat ? .unbound : .missing
      }
    }
  }

  func constructed(_ ref: DefinitionRef, _ arguments: ArgumentValues, calledFrom caller: ContextID) -> Values {
    // A class that is an SDK class under another name: `class Boto(boto3.Session)`.
    let context = contexts.id(
      of: Context(
        definition: DefinitionRef(file: ref.file, index: ref.index), isClass: true, arguments: arguments.positional,
        keywords: arguments.keywords, hasSplat: arguments.hasSplat), calledFrom: caller)
    return Values(.instance(DefinitionRef(file: ref.file, index: ref.index), context))
  }
}
