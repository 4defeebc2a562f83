import ServiceGraph

/// All resources of a project, and how one finds them by what templates and code say.
struct ResourceIndex {
  /// What a value means.
  enum Target: Equatable {
    case resource(ResourceKey)
    case named(NodeKind, String)
    /// Something declared that is no node of its own, such as a CodeBuild project.
    case other(ResourceKey)
    /// The kind is `.resource` where it is not known either; the template is the one whose words the expression is.
    case unknown(NodeKind, String, stack: String?)
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
    nest(stacks)
    // Names may lead through other templates, so they are looked at when all are here.
    for key in resources.keys.sorted() { addName(of: key) }
  }

  private mutating func add(_ stack: Stack) {
    for resource in stack.resources {
      resources[resource.key] = resource
      if resource.type == "AWS::SSM::Parameter", let name = resource["Name"]?.text.rendered, let value = resource["Value"] {
        stored[name] = value.text
      }
    }
    for (name, value, export) in stack.outputs {
      outputs[ResourceKey(stack: stack.path, id: name)] = value.text
      if let export { exports[export.text.rendered] = value.text }
    }
  }

  /// Joins templates with those that they nest. One that several nest is deployed as often: which of these a value means, no template says.
  private mutating func nest(_ stacks: [Stack]) {
    let paths = stacks.map(\.path)
    var parents: [String: [StackResource]] = [:]
    for stack in stacks {
      for resource in stack.resources {
        guard let child = stack.nestedTemplate(resource).flatMap({ Self.find($0, in: paths) }) else { continue }
        parents[child, default: []].append(resource)
      }
    }
    for (child, resources) in parents where resources.count == 1 {
      nested[resources[0].key] = child
      for (name, value, _) in resources[0]["Parameters"]?.entries ?? [] { arguments[ResourceKey(stack: child, id: name)] = value.text }
    }
  }

  /// The template at `path`, which may be meant to be seen from the folder of a build: then the one that ends so.
  private static func find(_ path: String, in paths: [String]) -> String? {
    if paths.contains(path) { return path }
    let end = path.split(separator: "/").drop { $0 == ".." }.joined(separator: "/")
    let found = paths.filter { $0.hasSuffix("/\(end)") || $0 == end }
    return found.count == 1 ? found[0] : nil
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
    else { return unknown(text, name.kind ?? (kinds.count == 1 ? kinds[0] : .resource), stack) }
    return .named(kind, name.name)
  }

  private func unknown(_ text: SymbolicText, _ kind: NodeKind, _ stack: String?) -> Target {
    if let (key, _) = text.references.first, resources[key] != nil { return .other(key) }
    return .unknown(kind, Self.shown(text), stack: stack)
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
