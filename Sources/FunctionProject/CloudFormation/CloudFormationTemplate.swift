/// A CloudFormation or SAM template: its resources and what their values refer to.
struct CloudFormationTemplate {
  static let functionTypes: Set<String> = ["AWS::Serverless::Function", "AWS::Lambda::Function"]
  static let layerTypes: Set<String> = [
    "AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion",
  ]

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
    let hasLoop = resources.entries.contains { $0.key.hasPrefix("Fn::ForEach") }
    guard hasLoop || types.contains(where: Self.functionTypes.contains) else { return nil }
    self.path = path
    self.resources = resources
    globals = root["Globals"]?["Function"]?.mapping ?? DocumentMapping()
    evaluator = IntrinsicEvaluator(values: TemplateValues(root: root, overrides: overrides))
    let isSAM =
      types.contains { $0.hasPrefix("AWS::Serverless::") } || Self.namesSAM(root["Transform"])
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
