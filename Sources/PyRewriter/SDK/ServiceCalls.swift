/// The calls of one file that name services.
struct ServiceCalls {
  let evaluator: Evaluator
  let groups: SDKGroups

  /// Methods of the module, of sessions and of botocore's loader, whose first argument is a service.
  private static let factories: Set<String> = ["client", "resource", "create_client"]
  private static let dataMethods: Set<String> = [
    "get_available_regions", "get_service_model", "get_service_data", "get_paginator_model", "get_waiter_model", "load_service_model",
  ]
  /// Methods that tell of all services.
  private static let listings: Set<String> = ["get_available_services", "get_available_resources", "list_available_services"]

  static let words = Array(factories) + dataMethods + listings + SDKPackages.names
  /// A file without any of these makes no client.
  static let triggers = Set(words.map(IdentifierSet.hash(of:)))

  /// What a call is to the SDK.
  private enum Role {
    case factory
    /// The name says so, while nothing is known of the receiver.
    case likely
    case listing
  }

  func uses(in file: Int32, isWanted: (Int) -> Bool) -> [ServiceUse] {
    let syntax = evaluator.program.syntax(file)
    let path = evaluator.program.files[Int(file)].path
    var found: [ServiceUse] = []
    // To evaluate every call of large packages would take minutes.
    let isOwn = !evaluator.program.files[Int(file)].isDependency
    for call in syntax.calls where isWanted(syntax[call].range.lowerBound) {
      guard case .call(let callee, let range) = syntax[call].form, isOwn || namesFactory(callee, range, syntax) else { continue }
      evaluator.beginCallSite()
      let services = services(callee, range, file)
      found += services.map { ServiceUse(service: $0, path: path, offset: syntax[call].range.lowerBound) }
    }
    return found.sorted { ($0.offset, $0.service ?? "") < ($1.offset, $1.service ?? "") }
  }

  /// By its name, or by that of one of its arguments: `partial(boto3.client, "s3")`.
  private func namesFactory(_ callee: ExpressionID, _ arguments: Range<Int32>, _ syntax: LoweredModule) -> Bool {
    if isFactoryName(syntax.lastName(callee), syntax) { return true }
    return syntax.arguments[Int(arguments.lowerBound)..<Int(arguments.upperBound)].contains { isFactoryName(syntax.lastName($0.value), syntax) }
  }

  private func isFactoryName(_ id: NameID?, _ syntax: LoweredModule) -> Bool {
    guard let name = id.map(syntax.name) else { return false }
    return Self.factories.contains(name) || Self.dataMethods.contains(name) || Self.listings.contains(name)
  }

  /// The services that a call names; nil stands for one that is not known.
  private func services(_ callee: ExpressionID, _ range: Range<Int32>, _ file: Int32) -> [String?] {
    let values = evaluator.values(callee, file, 0)
    var arguments = evaluator.callArguments(range, file, 0)
    guard let role = role(callee, values, file) else { return givenAway(callee, values, arguments, file) }
    if role == .listing { return [nil] }
    for case .partial(let inner, let ref) in values.all.map(\.value) where inner.all.contains(where: { isFactory($0.value) }) {
      let bound = evaluator.callArguments(of: ref.expression, ref.file, ref.context)
      arguments.positional = bound.positional.dropFirst() + arguments.positional
      arguments.keywords.merge(bound.keywords) { own, _ in own }
    }
    guard let name = arguments.keywords["service_name"] ?? arguments.positional.first else {
      // `docker.client()` asks for no service; what a splat holds may.
      return arguments.hasSplat && (role == .factory || groups.nameSDK(evaluator.program.files[Int(file)])) ? [nil] : []
    }
    let names = evaluator.force(name)
    let texts = names.strings
    let isOpen = texts.isEmpty || names.isOpen
    let isCertain = role == .factory || groups.nameSDK(evaluator.program.files[Int(file)])
    return texts.map(Optional.some) + (isOpen && isCertain ? [nil] : [])
  }

  private func role(_ callee: ExpressionID, _ values: Values, _ file: Int32) -> Role? {
    if values.all.contains(where: { isFactory($0.value) }) { return .factory }
    let syntax = evaluator.program.syntax(file)
    guard case .attribute(_, let id) = syntax[callee].form else { return nil }
    let name = syntax.name(id)
    let isKnownElsewhere = !values.isOpen && !values.isEmpty && values.all.allSatisfy { !mayBeSDK($0.value) }
    guard !isKnownElsewhere else { return nil }
    if Self.listings.contains(name) { return groups.nameSDK(evaluator.program.files[Int(file)]) ? .listing : nil }
    if Self.dataMethods.contains(name) { return .factory }
    return Self.factories.contains(name) ? .likely : nil
  }

  private func isFactory(_ value: Value) -> Bool {
    switch value {
    case .external(let name):
      let parts = name.split(separator: ".")
      guard let last = parts.last, let root = parts.first, parts.count > 1, SDKPackages.names.contains(String(root)) else { return false }
      return Self.factories.contains(String(last))
    case .member(.session, let method): return Self.factories.contains(method) || Self.dataMethods.contains(method)
    case .partial(let inner, _): return inner.all.contains { isFactory($0.value) }
    default: return false
    }
  }

  /// The value is not proven to be something else than a session's method.
  private func mayBeSDK(_ value: Value) -> Bool {
    switch value {
    case .external(let name): !KnownModules.isForeign(KnownModules.root(of: name))
    case .objectMember(let name): !KnownModules.isForeign(KnownModules.root(of: name))
    case .member(.session, _): true
    case .foreign, .string, .environment, .function, .method, .type, .member, .http, .httpMember, .container, .client, .resource: false
    default: true
    }
  }

  /// `partial(boto3.client, "s3")`, `pool.map(boto3.client, names)`, `getattr(boto3, kind)`.
  private func givenAway(_ callee: ExpressionID, _ values: Values, _ arguments: ArgumentValues, _ file: Int32) -> [String?] {
    let given = arguments.positional + arguments.keywords.sorted { $0.key < $1.key }.map(\.value)
    guard !given.isEmpty, groups.nameSDK(evaluator.program.files[Int(file)]) else { return [] }
    let name = evaluator.program.syntax(file).lastName(callee).map { evaluator.program.syntax(file).name($0) } ?? ""
    if name == "getattr" { return dynamicAttribute(arguments) }
    let forced = given.map(evaluator.force)
    guard forced.contains(where: { $0.all.contains { isFactory($0.value) } }) else { return [] }
    let texts = forced.flatMap { $0.strings + evaluator.elements(of: $0).strings }
    // A partial is called later, and seen there.
    if texts.isEmpty { return name.hasPrefix("partial") ? [] : [nil] }
    return texts.map(Optional.some)
  }

  private func dynamicAttribute(_ arguments: ArgumentValues) -> [String?] {
    guard arguments.positional.count > 1 else { return [] }
    let isSDK = evaluator.force(arguments.positional[0]).all.contains { found in
      switch found.value {
      case .external(let name): ["boto3", "aioboto3"].contains(name)
      case .session: true
      default: false
      }
    }
    return isSDK && evaluator.force(arguments.positional[1]).strings.isEmpty ? [nil] : []
  }
}
