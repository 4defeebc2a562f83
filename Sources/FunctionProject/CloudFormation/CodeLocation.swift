/// Where a function's code is.
enum CodeLocation: Equatable {
  /// A local path, still to be looked at; `mark` is where the template says so.
  case path(String, TextMark)
  case inline(InlineSource)
  /// Not here: the reason why the function is passed over.
  case elsewhere(String)
}

extension FunctionResource {
  var codeLocation: CodeLocation {
    if let asset = assetPath { return .path(asset, mark) }
    if let inline = property("InlineCode").flatMap(inlineSource) { return .inline(inline) }
    guard let code = property(isServerless ? "CodeUri" : "Code") else {
      if isServerless { return .path(template.directory, mark) }
      return .elsewhere("it has no Code")
    }
    return location(of: code)
  }

  private func location(of code: DocumentNode) -> CodeLocation {
    guard let value = template.evaluator.resolve(code) else {
      return .elsewhere("where its code is, only the deployment knows (\(Self.describe(code)))")
    }
    if let text = value.scalar {
      if text.contains("://") { return .elsewhere("its code is at \(text)") }
      return .path(PathText.join(template.directory, text), code.mark)
    }
    if let inline = value["ZipFile"].flatMap(inlineSource) { return .inline(inline) }
    if value["ImageUri"] != nil { return .elsewhere("it is a container image") }
    if let asset = assembledAsset(value) { return .path(asset, code.mark) }
    let bucket = template.evaluator.string(value["S3Bucket"] ?? value["Bucket"])
    let key = template.evaluator.string(value["S3Key"] ?? value["Key"])
    guard let key else { return .elsewhere("its code is in S3") }
    return .elsewhere("its code is at s3://\(bucket ?? "…")/\(key)")
  }

  private func inlineSource(_ node: DocumentNode) -> InlineSource? {
    InlineCode(evaluator: template.evaluator).source(of: node)
  }

  /// The asset folder that the CDK notes in a resource's metadata, relative to the template.
  private var assetPath: String? {
    guard let path = metadata?["aws:asset:path"]?.scalar else { return nil }
    let property = metadata?["aws:asset:property"]?.scalar ?? "Code"
    guard property == "Code" || property.hasPrefix("Code.") else { return nil }
    return PathText.join(template.directory, path)
  }

  /// Without that metadata, the key of a synthesised template's code is the asset's hash.
  private func assembledAsset(_ code: DocumentNode) -> String? {
    guard template.kind == .cdk, let key = code["S3Key"]?.scalar, key.hasSuffix(".zip") else {
      return nil
    }
    let path = PathText.join(template.directory, "asset.\(key.dropLast(4))")
    return FileSystem.isDirectory(path) ? path : nil
  }

  private static func describe(_ node: DocumentNode) -> String {
    guard let call = Intrinsic(node) else { return "a value" }
    return [call.name, call.argument.scalar].compactMap { $0 }.joined(separator: " ")
  }
}
