/// A CloudFormation or SAM template: its resources and what their values refer to.
struct CloudFormationTemplate {
  static let functionTypes: Set<String> = ["AWS::Serverless::Function", "AWS::Lambda::Function"]
  static let layerTypes: Set<String> = ["AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion"]

  let path: String
  let kind: TemplateKind
  let resources: DocumentMapping
  /// `Globals: Function:` of SAM.
  let globals: DocumentMapping
  let evaluator: IntrinsicEvaluator

  /// Nil when `root` declares no Lambda function.
  init?(path: String, root: DocumentNode, isSynthesised: Bool, overrides: [String: String]) {
    guard let resources = root["Resources"]?.mapping else { return nil }
    let types = resources.entries.compactMap { $0.value["Type"]?.scalar }
    guard types.contains(where: Self.functionTypes.contains) else { return nil }
    self.path = path
    self.resources = resources
    globals = root["Globals"]?["Function"]?.mapping ?? DocumentMapping()
    evaluator = IntrinsicEvaluator(values: TemplateValues(root: root, overrides: overrides))
    let isSAM = types.contains { $0.hasPrefix("AWS::Serverless::") } || Self.namesSAM(root["Transform"])
    kind = isSynthesised ? .cdk : (isSAM ? .sam : .cloudformation)
  }

  /// The directory that relative paths in the template are seen from.
  var directory: String { PathText.directory(of: path) }

  func position(_ mark: TextMark) -> ProjectPosition { ProjectPosition(path: path, mark: mark) }

  private static func namesSAM(_ transform: DocumentNode?) -> Bool {
    let names = transform?.items?.compactMap(\.scalar) ?? [transform?.scalar ?? ""]
    return names.contains { $0.hasPrefix("AWS::Serverless") }
  }
}

/// A function resource, with what SAM's `Globals` add to it.
struct FunctionResource {
  let template: CloudFormationTemplate
  let name: String
  let mark: TextMark
  let isServerless: Bool
  let properties: DocumentMapping
  let metadata: DocumentMapping?

  init?(_ entry: DocumentMapping.Entry, in template: CloudFormationTemplate) {
    guard let type = entry.value["Type"]?.scalar, CloudFormationTemplate.functionTypes.contains(type) else {
      return nil
    }
    self.template = template
    name = entry.key
    mark = entry.keyMark
    isServerless = type == "AWS::Serverless::Function"
    properties = template.evaluator.mapping(entry.value["Properties"]) ?? DocumentMapping()
    metadata = entry.value["Metadata"]?.mapping
  }

  /// A property of the resource, else of the globals; nil also for `AWS::NoValue`.
  func property(_ key: String) -> DocumentNode? {
    let node = properties[key] ?? (isServerless ? template.globals[key] : nil)
    return node.flatMap { template.evaluator.isAbsent($0) ? nil : $0 }
  }

  func string(_ key: String) -> String? { template.evaluator.string(property(key)) }

  /// Layers and the like: SAM appends the resource's items to the globals'.
  func list(_ key: String) -> [DocumentNode] {
    let global = isServerless ? template.evaluator.items(template.globals[key]) ?? [] : []
    return global + (template.evaluator.items(properties[key]) ?? [])
  }

  /// Environment variables: SAM merges the two mappings.
  var environment: [EnvironmentVariable] {
    let evaluator = template.evaluator
    let own = evaluator.mapping(evaluator.mapping(properties["Environment"])?["Variables"])
    let global = isServerless ? evaluator.mapping(template.globals["Environment"]?["Variables"]) : nil
    var merged = own ?? DocumentMapping()
    if let global { merged.merge(global) }
    return merged.entries.filter { !evaluator.isAbsent($0.value) }.map {
      EnvironmentVariable(name: $0.key, value: evaluator.string($0.value))
    }
  }
}
