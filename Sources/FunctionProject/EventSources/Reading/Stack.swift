/// A template, or what stands for one: its resources as event sources see them.
struct Stack {
  let path: String
  let scope: TemplateScope
  private(set) var resources: [StackResource] = []
  var serverlessEvents: [ServerlessEvent] = []
  var serverlessFunctions: [StackResource] = []
  /// Environment variables by function.
  var environments: [ResourceKey: [String: SymbolicText]] = [:]
  private(set) var outputs: [(name: String, value: ScopedNode, export: ScopedNode?)] = []

  /// A CloudFormation or SAM template; nil when `root` is none.
  init?(path: String, root: DocumentNode, overrides: [String: String]) {
    guard let declared = root["Resources"]?.mapping else { return nil }
    let ids = Set(declared.entries.map(\.key))
    let evaluator = IntrinsicEvaluator(values: TemplateValues(root: root, overrides: overrides))
    self.init(path: path, scope: TemplateScope(path: path, evaluator: evaluator, resourceIDs: ids))
    add(declared, path: path, globals: root["Globals"])
    add(outputs: root["Outputs"]?.mapping)
    for resource in resources where resource.kind == .function {
      let variables = { (owner: ScopedNode?) in owner?["Environment"]?["Variables"]?.entries ?? [] }
      // SAM merges the two mappings; the function's own variables win.
      let all = variables(resource.globals) + variables(resource.properties)
      environments[resource.key] = Dictionary(all.map { ($0.key, $0.value.text) }) { $1 }
    }
  }

  init(path: String, scope: TemplateScope) { (self.path, self.scope) = (path, scope) }

  mutating func add(_ resource: StackResource) { resources.append(resource) }

  mutating func add(_ declared: DocumentMapping, path: String, globals: DocumentNode? = nil) {
    for entry in declared.entries {
      guard let type = entry.value["Type"]?.scalar else { continue }
      let shared = type.hasPrefix("AWS::Serverless::") ? globals?[String(type.dropFirst("AWS::Serverless::".count))] : nil
      let empty = DocumentNode(.mapping(DocumentMapping()), mark: entry.keyMark)
      resources.append(
        StackResource(
          key: scope.key(entry.key), type: type, name: entry.key, position: ProjectPosition(path: path, mark: entry.keyMark),
          properties: ScopedNode(entry.value["Properties"] ?? empty, in: scope, path: path),
          globals: shared.map { ScopedNode($0, in: scope, path: path) }, metadata: entry.value["Metadata"]))
    }
  }

  mutating func add(outputs declared: DocumentMapping?) {
    for entry in declared?.entries ?? [] {
      guard let value = entry.value["Value"] else { continue }
      let export = entry.value["Export"]?["Name"].map { ScopedNode($0, in: scope) }
      outputs.append((entry.key, ScopedNode(value, in: scope), export))
    }
  }

  /// The path of the template that a resource nests, where that is a file here.
  func nestedTemplate(_ resource: StackResource) -> String? {
    let location: String?
    switch resource.type {
    case "AWS::CloudFormation::Stack": location = resource.metadata?["aws:asset:path"]?.scalar ?? resource["TemplateURL"]?.string
    case "AWS::Serverless::Application": location = resource["Location"]?.string
    default: return nil
    }
    guard let location, !location.contains("://") else { return nil }
    let path = PathText.join(PathText.directory(of: resource.position.path), location)
    guard FileSystem.isDirectory(path) else { return path }
    return ["template.yaml", "template.yml"].map { PathText.join(path, $0) }.first(where: FileSystem.isFile)
  }
}
