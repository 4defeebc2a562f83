/// A place that calls a function of the files, or has it called.
struct CallerSite: Sendable {
  let file: Int32
  let call: ExpressionID
  /// How many leading arguments are not the function's: 1 in `submit(function, a)`.
  let skipped: Int
  /// How many parameters `self` or `cls` fills.
  let bound: Int
  let style: Style

  enum Style: Sendable {
    case direct
    /// The arguments are iterables: `map(function, xs)`.
    case mapped
    /// `Thread(target=function, args=(a, b), kwargs={…})`.
    case packed
  }
}

/// Parameters: from the call in hand, or from all calls that the files hold.
extension Evaluator {
  func parameterValues(_ function: Int32, _ place: Int, _ file: Int32, _ context: ContextID) -> Values {
    let syntax = program.syntax(file)
    let parameter = syntax.functions[Int(function)].parameters[place]
    var current = context
    while current > 0, let frame = contexts[current] {
      if !frame.isClass, frame.definition.file == file, frame.definition.index == function {
        return boundValues(frame, parameter, function, place, file)
      }
      current = frame.definition.closure
    }
    return unboundValues(parameter, function, place, file)
  }

  private func boundValues(_ frame: Context, _ parameter: Parameter, _ function: Int32, _ place: Int, _ file: Int32) -> Values {
    let result: Values
    switch place < frame.arguments.count ? frame.arguments[place] : .unbound {
    case .unbound: return unboundValues(parameter, function, place, file)
    case .missing:
      if parameter.defaultValue >= 0 { result = values(parameter.defaultValue, file, frame.definition.closure) } else { result = .none }
    case let thunk: result = force(thunk)
    }
    guard result.isEmpty || result.isOpen else { return result }
    return result.refined(by: annotationValues(parameter.annotation, file))
  }

  func force(_ thunk: Thunk) -> Values {
    switch thunk {
    case .expression(let ref): values(ref)
    case .element(let ref): elements(of: values(ref))
    case .values(let values): values
    case .missing: .none
    case .unbound: .unknown
    }
  }

  private func unboundValues(_ parameter: Parameter, _ function: Int32, _ place: Int, _ file: Int32) -> Values {
    let syntax = program.syntax(file)
    let definition = syntax.functions[Int(function)]
    if place == 0, definition.classIndex >= 0, parameter.kind == .positional, !isDecorated(function, "staticmethod", file) {
      let owner = DefinitionRef(file: file, index: definition.classIndex)
      return Values(isDecorated(function, "classmethod", file) || syntax.name(definition.name) == "__new__" ? .type(owner) : .instance(owner, 0))
    }
    var result = Values()
    if parameter.defaultValue >= 0 { result = values(parameter.defaultValue, file, 0) }
    result.formUnion(annotationValues(parameter.annotation, file))
    let sites = callSites(of: DefinitionRef(file: file, index: function))
    for site in sites { result.formUnion(argument(for: parameter, named: syntax.name(parameter.name), place, at: site)) }
    if result.isEmpty { result.isOpen = true }
    if parameter.kind == .rest || parameter.kind == .keywords { return Values(.many(result)) }
    return stepping(
      result, .parameter(syntax.name(parameter.name), of: syntax.name(definition.name)), file: file, position: definition.start)
  }

  func isDecorated(_ function: Int32, _ name: String, _ file: Int32) -> Bool {
    let syntax = program.syntax(file)
    return syntax.functions[Int(function)].decorators.contains { decorator in
      var callee = decorator
      if case .call(let inner, _) = syntax[decorator].form { callee = inner }
      return syntax.lastName(callee).map { syntax.name($0) == name } ?? false
    }
  }

  /// The argument that a call gives to the parameter at `place`.
  private func argument(for parameter: Parameter, named name: String, _ place: Int, at site: CallerSite) -> Values {
    guard case .call(_, let range) = program.syntax(site.file)[site.call].form else { return .unknown }
    let arguments = Array(program.syntax(site.file).arguments[Int(range.lowerBound)..<Int(range.upperBound)])
    if site.style == .packed { return packedArgument(name, place - site.bound, arguments, site) }
    var position = -site.skipped + site.bound
    var result = Values()
    for argument in arguments {
      switch argument.kind {
      case .positional:
        if position >= site.bound, position == place || parameter.kind == .rest && position >= place {
          let given = values(argument.value, site.file, 0)
          result.formUnion(site.style == .mapped ? elements(of: given) : given)
        }
        position += 1
      case .keyword:
        if program.syntax(site.file).name(argument.name) == name { return values(argument.value, site.file, 0) }
      case .starred: if position <= place { result.formUnion(elements(of: values(argument.value, site.file, 0), at: place - position)) }
      case .doubleStarred: result.formUnion(entry(name, of: values(argument.value, site.file, 0)))
      }
    }
    return stepping(result, .argument, file: site.file, position: program.syntax(site.file)[site.call].start)
  }

  private func packedArgument(
    _ name: String, _ place: Int, _ arguments: [Argument], _ site: CallerSite
  ) -> Values {
    let syntax = program.syntax(site.file)
    for argument in arguments where argument.kind == .keyword {
      switch syntax.name(argument.name) {
      case "args":
        let found = elements(of: values(argument.value, site.file, 0), at: place)
        if !found.isEmpty { return found }
      case "kwargs":
        let found = entry(name, of: values(argument.value, site.file, 0))
        if !found.isEmpty { return found }
      default: break
      }
    }
    return .none
  }
}
