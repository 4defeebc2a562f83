import ServiceGraph

/// All resources of a project, and how one finds them by what templates and code say.
struct ResourceIndex {
  /// What a value means.
  enum Target: Equatable {
    case resource(ResourceKey)
    case named(NodeKind, String)
    case unknown(NodeKind?, String)
  }

  private struct Name: Hashable {
    let kind: NodeKind
    let text: String
    /// Names without a known letter mean something in their own template only.
    let stack: String?
  }

  private static let deepest = 12

  private(set) var resources: [ResourceKey: StackResource] = [:]
  /// Values of `Export`s and SSM parameters by name, of outputs by template and name, and of nested templates' parameters.
  private var exports: [String: SymbolicText] = [:]
  private var stored: [String: SymbolicText] = [:]
  private var outputs: [ResourceKey: SymbolicText] = [:]
  private var arguments: [ResourceKey: SymbolicText] = [:]
  private var nested: [ResourceKey: String] = [:]
  private var named: [Name: ResourceKey] = [:]
  private var names: [ResourceKey: SymbolicText] = [:]

  init(_ stacks: [Stack]) {
    for stack in stacks { add(stack) }
    // Names may lead through other templates, so they are looked at when all are here.
    for key in resources.keys.sorted() { addName(of: key) }
  }

  private mutating func add(_ stack: Stack) {
    for resource in stack.resources {
      resources[resource.key] = resource
      if resource.type == "AWS::SSM::Parameter", let name = resource["Name"]?.text.rendered, let value = resource["Value"] {
        stored[name] = value.text
      }
      if let child = stack.nestedTemplate(resource) {
        nested[resource.key] = child
        for (name, value, _) in resource["Parameters"]?.entries ?? [] { arguments[ResourceKey(stack: child, id: name)] = value.text }
      }
    }
    for (name, value, export) in stack.outputs {
      outputs[ResourceKey(stack: stack.path, id: name)] = value.text
      if let export { exports[export.text.rendered] = value.text }
    }
  }

  private mutating func addName(of key: ResourceKey) {
    guard let resource = resources[key], let kind = resource.kind, let property = ResourceTypes.nameProperty(of: resource.type),
      let text = (resource[property]?.text).map({ resolved($0) }), text.references.isEmpty
    else { return }
    names[key] = text
    let name = Name(kind: kind, text: text.rendered, stack: text.isPartlyKnown ? nil : key.stack)
    if named[name] == nil { named[name] = key }
  }

  /// The name in AWS, where it is known outright.
  func physicalName(_ key: ResourceKey) -> String? { names[key]?.literal }

  /// `text` without parameters, imports and outputs of nested templates, as far as these are known.
  func resolved(_ text: SymbolicText, depth: Int = 0) -> SymbolicText {
    guard depth < Self.deepest else { return text }
    var result = SymbolicText([])
    for part in text.parts { result = result + resolved(part, depth: depth) }
    if let literal = result.literal, let name = Self.storedName(literal), let value = stored[name] { return resolved(value, depth: depth + 1) }
    return result
  }

  private func resolved(_ part: SymbolicText.Part, depth: Int) -> SymbolicText {
    switch part {
    case .literal, .unknown: return SymbolicText([part])
    case .parameter(let key, let defaultValue):
      if let given = arguments[key] { return resolved(given, depth: depth + 1) }
      return defaultValue.map { resolved(SymbolicText(literal: $0), depth: depth + 1) } ?? SymbolicText(unknown: key.id)
    case .imported(let name): return exports[name].map { resolved($0, depth: depth + 1) } ?? SymbolicText([part])
    case .attribute(let key, let attribute):
      if let resource = resources[key], resource.type == "AWS::SSM::Parameter", attribute == "Value", let value = resource["Value"] {
        return resolved(value.text, depth: depth + 1)
      }
      guard let child = nested[key], attribute.hasPrefix("Outputs.") else { return SymbolicText([part]) }
      let output = ResourceKey(stack: child, id: String(attribute.dropFirst("Outputs.".count)))
      return outputs[output].map { resolved($0, depth: depth + 1) } ?? SymbolicText([part])
    }
  }

  /// `{{resolve:ssm:NAME:VERSION}}`.
  private static func storedName(_ text: String) -> String? {
    guard text.hasPrefix("{{resolve:ssm:"), text.hasSuffix("}}") else { return nil }
    let name = text.dropFirst("{{resolve:ssm:".count).dropLast(2)
    return name.split(separator: ":").first.map(String.init)
  }

  /// What `text` means where something of `kinds` is expected; all kinds when that is empty.
  func target(_ text: SymbolicText, kinds: [NodeKind], stack: String?) -> Target {
    let text = resolved(text)
    for (key, _) in text.references {
      if let found = owner(of: key), let kind = resources[found]?.kind, kinds.isEmpty || kinds.contains(kind) { return .resource(found) }
    }
    let name = AWSName(text.rendered)
    let candidates = name.kind.map { kinds.isEmpty || kinds.contains($0) ? [$0] : [] } ?? kinds
    for kind in candidates {
      if let found = named[Name(kind: kind, text: name.name, stack: nil)] ?? named[Name(kind: kind, text: name.name, stack: stack)] {
        return .resource(found)
      }
    }
    guard text.isPartlyKnown, let kind = name.kind ?? (kinds.count == 1 ? kinds[0] : nil), candidates.contains(kind), !name.name.isEmpty,
      text.references.isEmpty || name.kind != nil, !Self.isPlaceholder(name.name)
    else { return .unknown(name.kind ?? kinds.first, Self.shown(text)) }
    return .named(kind, name.name)
  }

  private static func isPlaceholder(_ name: String) -> Bool {
    name.hasPrefix("${") && name.hasSuffix("}") && name.dropFirst(2).dropLast().allSatisfy { $0 != "$" && $0 != "}" } || name.hasPrefix("{{resolve:")
  }

  /// `QUEUE` rather than `${QUEUE}` where that is all.
  private static func shown(_ text: SymbolicText) -> String {
    let rendered = text.rendered
    return text.parts.count == 1 && rendered.hasPrefix("${") ? String(rendered.dropFirst(2).dropLast()) : rendered
  }

  /// The resource itself, or the one that it stands for, as an alias stands for its function.
  private func owner(of key: ResourceKey, depth: Int = 0) -> ResourceKey? {
    guard depth < Self.deepest, let resource = resources[key] else { return nil }
    guard let property = ResourceTypes.leading(resource.type) else { return key }
    guard let next = resource[property].map({ resolved($0.text) }) else { return nil }
    if let (inner, _) = next.references.first { return owner(of: inner, depth: depth + 1) }
    guard case .resource(let found) = target(next, kinds: [.function, .stream, .stateMachine, .api], stack: key.stack) else { return nil }
    return found
  }
}
