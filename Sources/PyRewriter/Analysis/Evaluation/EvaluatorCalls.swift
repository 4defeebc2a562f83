/// The arguments of a call, evaluated when they are asked for.
struct ArgumentValues {
  var positional: [Thunk] = []
  var keywords: [String: Thunk] = [:]
  /// There is a `*args` or `**kwargs` whose contents are not known one by one.
  var hasSplat = false
}

/// Calls: what they give.
extension Evaluator {
  func callArguments(of call: ExpressionID, _ file: Int32, _ context: ContextID) -> ArgumentValues {
    guard case .call(_, let range) = program.syntax(file)[call].form else { return ArgumentValues() }
    return callArguments(range, file, context)
  }

  func callArguments(_ range: Range<Int32>, _ file: Int32, _ context: ContextID) -> ArgumentValues {
    deeper(otherwise: ArgumentValues(hasSplat: true)) { findArguments(range, file, context) }
  }

  private func findArguments(_ range: Range<Int32>, _ file: Int32, _ context: ContextID) -> ArgumentValues {
    let syntax = program.syntax(file)
    var result = ArgumentValues()
    for argument in syntax.arguments[Int(range.lowerBound)..<Int(range.upperBound)] {
      let ref = ExpressionRef(file: file, expression: argument.value, context: context)
      switch argument.kind {
      case .positional: result.positional.append(.expression(ref))
      case .keyword: result.keywords[syntax.name(argument.name)] = .expression(ref)
      case .doubleStarred where handOn(argument.value, file, context, into: &result): continue
      case .starred, .doubleStarred: spread(values(ref), isNamed: argument.kind == .doubleStarred, into: &result)
      }
    }
    return result
  }

  /// The entries of a dictionary that names arguments.
  func namedArguments(in thunk: Thunk) -> ArgumentValues {
    var result = ArgumentValues()
    spread(force(thunk), isNamed: true, into: &result)
    return result
  }

  /// `*(a, b)` and `**{"a": x}` of displays whose elements are known.
  private func spread(_ values: Values, isNamed: Bool, into arguments: inout ArgumentValues) {
    for found in values.all {
      guard case .container(let ref) = found.value else { continue }
      let syntax = program.syntax(ref.file)
      switch syntax[ref.expression].form {
      case .sequence(let range) where !isNamed:
        arguments.positional += syntax.lists[range].map {
          .expression(ExpressionRef(file: ref.file, expression: $0, context: ref.context))
        }
        return
      case .dictionary(let range) where isNamed:
        let entries = Array(syntax.lists[range])
        for place in stride(from: 0, to: entries.count - 1, by: 2) where entries[place] >= 0 {
          for name in self.values(entries[place], ref.file, ref.context).strings {
            arguments.keywords[name] = .expression(ExpressionRef(file: ref.file, expression: entries[place + 1], context: ref.context))
          }
        }
        arguments.hasSplat = true
        return
      case .call(_, let range) where isNamed:
        let inner = callArguments(range, ref.file, ref.context)
        arguments.keywords.merge(inner.keywords) { own, _ in own }
      default: break
      }
    }
    arguments.hasSplat = true
  }

  func callValues(
    _ callee: ExpressionID, _ range: Range<Int32>, at id: ExpressionID, _ file: Int32, _ context: ContextID
  ) -> Values {
    let functions = values(callee, file, context)
    let arguments = callArguments(range, file, context)
    let call = ExpressionRef(file: file, expression: id, context: context)
    var result = Values(isOpen: functions.isOpen || functions.all.isEmpty)
    for found in functions.all { result.formUnion(called(found, arguments, call)) }
    return madeByName(callee, arguments, call, otherwise: result)
  }

  /// `anything.client("sns")` and `get_client("sns")` make a client, whatever the receiver or the function is that nothing is known of.
  private func madeByName(_ callee: ExpressionID, _ arguments: ArgumentValues, _ call: ExpressionRef, otherwise result: Values) -> Values {
    let syntax = program.syntax(call.file)
    guard let name = syntax.lastName(callee).map({ syntax.name($0) }), result.all.allSatisfy({ $0.value.saysLittle }) else { return result }
    let isExact = ["client", "create_client", "resource"].contains(name)
    let lowered = isExact ? name : name.lowercased()
    guard isExact || (result.isOpen || result.isEmpty) && (lowered.hasSuffix("client") || lowered.hasSuffix("resource")) else { return result }
    guard let thunk = arguments.keywords["service_name"] ?? arguments.positional.first else { return result }
    let isResource = lowered.hasSuffix("resource")
    let services = force(thunk).strings.compactMap(catalog.service(named:)).filter { !isResource || $0.hasResource }
    if services.isEmpty {
      guard isExact, !isResource, case .attribute(let base, _) = syntax[callee].form, force(thunk).strings.isEmpty,
        ["session", "boto"].contains(where: source(base, call.file).lowercased().contains)
      else { return result }
    }
    return isResource ? resourceValues(arguments, call) : clientValues(arguments, call)
  }

  func called(_ found: Found, _ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    deeper(otherwise: .unknown) { result(of: found, arguments, call) }
  }

  private func result(of found: Found, _ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    switch found.value {
    case .function(let ref): return returned(by: ref, object: nil, arguments: arguments, calledFrom: call)
    case .method(let ref, let object): return returned(by: ref, object: object, arguments: arguments, calledFrom: call)
    case .type(let ref): return constructed(ref, arguments, calledFrom: call.context)
    case .external(let name): return externalCall(name, arguments, call)
    case .member(let receiver, let method): return memberCall(method, of: receiver, arguments, call, found)
    case .http(let type): return Values(.http(type), trace: made(type, call))
    case .partial(let callee, let ref):
      let bound = callArguments(of: ref.expression, ref.file, ref.context)
      var all = arguments
      all.positional = bound.positional.dropFirst() + all.positional
      all.keywords.merge(bound.keywords) { own, _ in own }
      return union(callee.all.map { called($0, all, call) })
    case .identity: return arguments.positional.first.map(force) ?? .unknown
    case .instance(let ref, let context):
      return union(instanceAttribute("__call__", of: ref, context).all.map { called($0, arguments, call) }).orUnknown
    case .objectMember(let name): return objectCall(name, of: call)
    case .foreign, .string, .environment, .httpMember: return .foreign
    default: return .unknown
    }
  }

  /// The result of a method of an object that comes from outside the files.
  private func objectCall(_ name: String, of call: ExpressionRef) -> Values {
    let method = name.split(separator: ".").last.map(String.init) ?? ""
    // What was handed to `submit(f, …)` or stored in a queue comes back out of it.
    if ["get", "pop", "popleft", "get_nowait", "setdefault", "copy", "values", "items", "keys"].contains(method),
      case .call(let callee, _) = program.syntax(call.file)[call.expression].form,
      case .attribute(let base, _) = program.syntax(call.file)[callee].form
    {
      return containerCall(method, base: base, call)
    }
    if method == "enter_context" || method == "enter_async_context" || method == "run_until_complete" || method == "run" {
      return callArguments(of: call.expression, call.file, call.context).positional.first.map { entered(force($0)) } ?? .unknown
    }
    return .unknown
  }

  func made(_ what: String, _ call: ExpressionRef) -> Int32 {
    steps.append(
      TraceStep(kind: .made(what), file: call.file, position: program.syntax(call.file)[call.expression].start, previous: -1))
    return Int32(steps.count - 1)
  }

  /// What `with` binds.
  func entered(_ values: Values) -> Values { deeper(otherwise: .unknown) { enteredValues(values) } }

  private func enteredValues(_ values: Values) -> Values {
    var result = Values(isOpen: values.isOpen)
    for found in values.all {
      switch found.value {
      case .generator: result.formUnion(elements(of: Values(found.value)))
      case .instance(let ref, let context):
        var inner = Values()
        for method in ["__enter__", "__aenter__"] {
          for one in instanceAttribute(method, of: ref, context).all {
            guard case .method(let function, let object) = one.value else { continue }
            inner.formUnion(returned(by: function, object: object, arguments: ArgumentValues(), calledFrom: context))
          }
        }
        if inner.isEmpty { inner.add(found) }
        result.formUnion(inner)
      default: result.add(found)
      }
    }
    return result
  }
}

extension Value {
  /// It may come from a part of the code that analysis does not follow.
  fileprivate var saysLittle: Bool {
    switch self {
    case .foreign, .objectMember, .object, .external: true
    default: false
    }
  }
}

extension Values {
  var orUnknown: Values { isEmpty ? .unknown : self }
}
