/// A function resource, with what SAM's `Globals` add to it.
struct FunctionResource {
  let template: CloudFormationTemplate
  let name: String
  let mark: TextMark
  let isServerless: Bool
  let properties: DocumentMapping
  let metadata: DocumentMapping?
  let condition: String?

  init?(_ entry: DocumentMapping.Entry, in template: CloudFormationTemplate) {
    guard let type = entry.value["Type"]?.scalar,
      CloudFormationTemplate.functionTypes.contains(type)
    else {
      return nil
    }
    self.template = template
    name = entry.key
    mark = entry.keyMark
    isServerless = type == "AWS::Serverless::Function"
    properties = template.evaluator.mapping(entry.value["Properties"]) ?? DocumentMapping()
    metadata = entry.value["Metadata"]?.mapping
    condition = entry.value["Condition"]?.scalar
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
    let global =
      isServerless ? evaluator.mapping(template.globals["Environment"]?["Variables"]) : nil
    var merged = own ?? DocumentMapping()
    if let global { merged.merge(global) }
    return merged.entries.filter { !evaluator.isAbsent($0.value) }.map {
      EnvironmentVariable(name: $0.key, content: evaluator.value(of: $0.value))
    }
  }
}
