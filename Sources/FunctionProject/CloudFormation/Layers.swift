extension FunctionResource {
  /// The function's layers in their order; layers of the same template with their content's directory.
  var layers: [LayerReference] {
    list("Layers").filter { !template.evaluator.isAbsent($0) }.map(layer)
  }

  private func layer(_ node: DocumentNode) -> LayerReference {
    if let id = logicalID(node), let resource = template.resources[id],
      let layer = localLayer(resource)
    {
      return layer
    }
    if let text = template.evaluator.string(node) { return .external(text) }
    guard let call = Intrinsic(node) else { return .external("") }
    return .external([call.name, call.argument.scalar ?? ""].joined(separator: " ").trimmed)
  }

  /// `!Ref Layer`, or `!Ref Layer.Arn` and `!GetAtt Layer.Arn`, which SAM and CloudFormation also know.
  private func logicalID(_ node: DocumentNode) -> String? {
    guard let call = Intrinsic(node) else { return nil }
    switch call.name {
    case "Ref", "GetAtt":
      let text = call.argument.scalar ?? call.argument.items?.first?.scalar
      return text.map { String($0.prefix { $0 != "." }) }
    case "If":
      // Either branch may be deployed: the first one that is a layer of this template.
      return call.argument.items?.dropFirst().lazy.compactMap { self.logicalID($0) }.first
    default: return nil
    }
  }

  private func localLayer(_ resource: DocumentNode) -> LayerReference? {
    guard let type = resource["Type"]?.scalar, CloudFormationTemplate.layerTypes.contains(type)
    else { return nil }
    let metadata = resource["Metadata"]
    let isPythonRoot = metadata?["BuildMethod"]?.scalar?.hasPrefix("python") ?? false
    let content = resource["Properties"]?["ContentUri"] ?? resource["Properties"]?["Content"]
    let path = metadata?["aws:asset:path"]?.scalar ?? template.evaluator.string(content)
    guard let path, !path.contains("://") else { return nil }
    return .directory(path: PathText.join(template.directory, path), isPythonRoot: isPythonRoot)
  }
}
