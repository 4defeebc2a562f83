/// Calls of what is not among the files: the SDK's factories, builtins and the standard library.
extension Evaluator {
  func externalCall(_ name: String, _ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    if let sdk = sdkCall(name, arguments, call) { return sdk }
    if name.hasPrefix("builtins.") { return builtinCall(String(name.dropFirst(9)), arguments, call) }
    if let library = libraryCall(name, arguments, call) { return library }
    return madeOutside(name, call)
  }

  /// What makes, or is, a session.
  static let sessions: Set<String> = [
    "boto3.Session", "boto3.session.Session", "aioboto3.Session", "aioboto3.session.Session", "botocore.session.Session",
    "botocore.session.get_session", "aiobotocore.get_session", "aiobotocore.session.get_session",
    "aiobotocore.session.AioSession", "boto3._get_default_session", "boto3.setup_default_session", "botocore.get_session",
  ]

  private func sdkCall(_ name: String, _ arguments: ArgumentValues, _ call: ExpressionRef) -> Values? {
    switch name {
    case "boto3.client", "boto3.session.client": return clientValues(arguments, call)
    case "boto3.resource": return resourceValues(arguments, call)
    case "aioboto3.client", "aiobotocore.create_client": return clientValues(arguments, call)
    case "aioboto3.resource": return resourceValues(arguments, call)
    default: if Self.sessions.contains(name) { return Values(.session) }
    }
    if let type = catalog.sdkType(ofClass: name) {
      return Values(.resource(service: type.service, type: type.type, identifiers: []), trace: made(name, call))
    }
    if let type = catalog.httpType(ofClass: name) { return Values(.http(type), trace: made(name, call)) }
    guard KnownModules.isSDK(KnownModules.root(of: name)) else { return nil }
    return name.hasPrefix("boto3.") || name.hasPrefix("botocore.") ? .foreign : .unknown
  }

  private func builtinCall(_ name: String, _ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    let first = arguments.positional.first
    switch name {
    case "getattr": return dynamicAttribute(arguments, call)
    case "list", "tuple", "set", "sorted", "reversed", "iter", "frozenset", "aiter":
      return first.map { Values(.many(elements(of: force($0)))) } ?? container(call)
    case "dict": return container(call)
    case "next", "max", "min", "anext":
      let found = first.map { elements(of: force($0)) } ?? .unknown
      return arguments.positional.count > 1 ? union([found, force(arguments.positional[1])]) : found
    case "enumerate": return Values(.rows([.foreign, first.map { elements(of: force($0)) } ?? .unknown]))
    case "zip": return Values(.rows(arguments.positional.map { elements(of: force($0)) }))
    case "filter": return arguments.positional.count > 1 ? Values(.many(elements(of: force(arguments.positional[1])))) : .unknown
    case "map": return mapped(arguments, call)
    case "super": return superValues(arguments, call)
    case "type": return typeOf(first.map(force) ?? .unknown)
    case "vars", "globals", "locals", "eval", "exec", "reduce": return .unknown
    case "__import__": return imported(first, call)
    case "str", "format": return first.map { force($0).strings.isEmpty ? .foreign : force($0) } ?? .foreign
    case "property", "staticmethod", "classmethod": return first.map(force) ?? .unknown
    case "object": return Values(.holder(call))
    default: return .foreign
    }
  }

  private func container(_ call: ExpressionRef) -> Values { Values(.container(call)) }

  private func mapped(_ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    guard let function = arguments.positional.first else { return .unknown }
    let rest = ArgumentValues(positional: arguments.positional.dropFirst().map { .values(elements(of: force($0))) })
    return Values(.many(union(force(function).all.map { called($0, rest, call) }).orUnknown))
  }

  /// `getattr(client, "put_object")`, also with a name that is not known.
  private func dynamicAttribute(_ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    guard arguments.positional.count > 1 else { return .unknown }
    let owner = force(arguments.positional[0])
    let names = force(arguments.positional[1])
    var result = Values()
    for name in names.strings { result.formUnion(attribute(name, of: owner, at: call.expression, call.file)) }
    if names.strings.isEmpty {
      for found in owner.all {
        switch found.value {
        case .client, .resource: result.add(.member(found.value, "*"), trace: found.trace)
        case .foreign: result.formUnion(.foreign)
        default: result.isOpen = true
        }
      }
    }
    if owner.isEmpty { result.isOpen = true }
    if arguments.positional.count > 2 { result.formUnion(force(arguments.positional[2])) }
    return result
  }

  private func superValues(_ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    let syntax = program.syntax(call.file)
    let position = syntax[call.expression].start
    // The innermost class whose methods' bodies hold the call.
    var best: Int32?
    for (index, candidate) in syntax.functions.enumerated() where candidate.classIndex >= 0 && candidate.start <= position {
      if best.map({ syntax.functions[Int($0)].start < candidate.start }) ?? true { best = Int32(index) }
    }
    guard let best else { return .unknown }
    let owner = DefinitionRef(file: call.file, index: syntax.functions[Int(best)].classIndex)
    return Values(.parent(owner, .instance(owner, 0)))
  }

  private func typeOf(_ values: Values) -> Values {
    union(values.all.map { if case .instance(let ref, _) = $0.value { Values(.type(ref)) } else { .unknown } }).orUnknown
  }

  private func imported(_ name: Thunk?, _ call: ExpressionRef) -> Values {
    guard let name else { return .unknown }
    return union(force(name).strings.map { moduleValue($0, level: 0, call.file) }).orUnknown
  }

  // MARK: The standard library, where it hands objects through

  private func libraryCall(_ name: String, _ arguments: ArgumentValues, _ call: ExpressionRef) -> Values? {
    let first = arguments.positional.first
    switch name {
    case "functools.partial", "functools.partialmethod": return first.map { Values(.partial(force($0), call)) } ?? .unknown
    case "functools.lru_cache", "functools.cache", "functools.wraps", "contextlib.contextmanager", "contextlib.asynccontextmanager",
      "asgiref.sync.sync_to_async", "functools.singledispatch", "cachetools.cached", "cachetools.func.ttl_cache", "atexit.register":
      if let function = first.map(force), function.all.contains(where: { $0.value.isFunction }) { return function }
      return Values(.identity)
    case "attr.ib", "attr.attrib", "attr.field", "attrs.field", "dataclasses.field", "pydantic.Field":
      return fieldDefault(arguments, call)
    case "importlib.import_module": return imported(first, call)
    case "typing.cast", "typing_extensions.cast":
      guard arguments.positional.count > 1 else { return .unknown }
      let value = force(arguments.positional[1])
      guard case .expression(let ref)? = first, value.isEmpty || value.isOpen else { return value }
      return value.refined(by: annotationValues(ref.expression, ref.file))
    case "copy.copy", "copy.deepcopy", "contextlib.closing", "contextlib.nullcontext", "contextlib.aclosing", "asyncio.run",
      "asyncio.wait_for", "asyncio.shield", "asyncio.ensure_future", "asyncio.create_task", "weakref.ref", "weakref.proxy",
      "asyncio.run_coroutine_threadsafe", "functools.cached_property", "inspect.unwrap":
      return first.map(force) ?? .unknown
    case "itertools.chain": return Values(.many(union(arguments.positional.map { elements(of: force($0)) })))
    case "itertools.cycle", "itertools.repeat", "itertools.islice": return first.map { Values(.many(elements(of: force($0)))) } ?? .unknown
    case "asyncio.gather": return Values(.many(union(arguments.positional.map(force))))
    case "asyncio.to_thread": return thread(arguments, call)
    case "os.getenv", "os.environ.get", "os.environ.setdefault", "os.environ.pop": return environment(arguments)
    case "types.SimpleNamespace", "argparse.Namespace", "threading.local", "contextvars.ContextVar", "collections.namedtuple":
      return name == "collections.namedtuple" ? .unknown : Values(.holder(call))
    case "collections.OrderedDict", "collections.defaultdict", "collections.deque", "collections.ChainMap",
      "weakref.WeakValueDictionary", "cachetools.TTLCache", "cachetools.LRUCache":
      return Values(.container(call))
    case "operator.attrgetter", "operator.methodcaller", "functools.reduce", "operator.itemgetter": return .unknown
    default: return nil
    }
  }

  /// What a field holds when the constructor is given nothing for it.
  private func fieldDefault(_ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    if let value = arguments.keywords["default"] { return force(value).withoutForeign }
    guard let factory = arguments.keywords["factory"] ?? arguments.keywords["default_factory"] else { return .none }
    return union(force(factory).all.map { called($0, ArgumentValues(), call) }).withoutForeign
  }

  private func thread(_ arguments: ArgumentValues, _ call: ExpressionRef) -> Values {
    guard let function = arguments.positional.first else { return .unknown }
    var rest = arguments
    rest.positional.removeFirst()
    return union(force(function).all.map { called($0, rest, call) }).orUnknown
  }

  private func environment(_ arguments: ArgumentValues) -> Values {
    var result = Values(.environment(arguments.positional.first.map { force($0).strings.first ?? "?" } ?? "?"))
    if arguments.positional.count > 1 {
      for found in force(arguments.positional[1]).all { if case .string = found.value { result.add(found) } }
    }
    return result
  }

  /// The result of some function or class elsewhere.
  private func madeOutside(_ name: String, _ call: ExpressionRef) -> Values {
    let last = name.split(separator: ".").last ?? ""
    let root = KnownModules.root(of: name)
    let stores = ["queue", "asyncio", "multiprocessing", "concurrent", "threading", "contextlib", "contextvars", "weakref", "Queue"]
    if last.first?.isUppercase == true { return KnownModules.isForeign(root) && !stores.contains(root) ? .foreign : Values(.object(name)) }
    return KnownModules.isForeign(root) && !stores.contains(root) ? .foreign : .unknown
  }
}

extension Values {
  var withoutForeign: Values {
    var result = Values(isOpen: isOpen)
    for found in all where found.value != .foreign { result.add(found) }
    return result
  }
}

extension Value {
  var isFunction: Bool {
    switch self {
    case .function, .method, .partial: true
    default: false
    }
  }
}
