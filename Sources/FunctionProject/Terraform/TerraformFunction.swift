/// One `aws_lambda_function`, or one use of the registry's module for functions.
struct TerraformFunction {
  let source: TerraformModule.Source
  let module: TerraformModule

  private var name: String { source.block.labels.last ?? "" }
  private var position: ProjectPosition { source.position(source.block.mark) }
  private func attribute(_ name: String) -> HCLBlock.Attribute? { source.block.attributes[name] }
  private func string(_ name: String) -> String? { module.string(attribute(name)?.value) }

  /// Nil for a container image, which `project` then lists as skipped.
  func declaration(skippingInto project: inout FunctionProject) -> FunctionDeclaration? {
    if string("package_type") == "Image" || attribute("image_uri") != nil {
      project.skip(name, "it is a container image", at: position)
      return nil
    }
    let runtime = attribute("runtime")
    let (code, codePosition) = code
    return FunctionDeclaration(
      name: name, functionName: string("function_name"), template: source.path, kind: .terraform,
      handler: attribute("handler").map {
        .init(text: module.string($0.value), position: source.position($0.mark))
      },
      runtime: RuntimeName(module.string(runtime?.value), isGiven: runtime != nil),
      runtimePosition: runtime.map { source.position($0.mark) } ?? position,
      architecture: architecture,
      code: code, codePosition: codePosition, layers: layers, environment: environment, position: position)
  }

  private var code: (CodeLocation, ProjectPosition) {
    source.block.type == "module" ? packedSource : uploadedArchive
  }

  /// `source_path` of the registry's module; lists and objects of it describe steps of a build.
  private var packedSource: (CodeLocation, ProjectPosition) {
    guard let attribute = attribute("source_path") else {
      return (.elsewhere("it has no source_path"), position)
    }
    var value = attribute.value
    if case .list(let items) = value, items.count == 1 { value = items[0] }
    guard let path = module.string(value) else {
      return (.elsewhere("what its package holds, only Terraform knows"), position)
    }
    return (.path(module.locate(path), attribute.mark), source.position(attribute.mark))
  }

  private var uploadedArchive: (CodeLocation, ProjectPosition) {
    let uploaded = module.uploadedFile(attribute("s3_key")?.value)
    guard let filename = attribute("filename")?.value ?? uploaded else {
      let isStored = attribute("s3_bucket") != nil
      let place = "s3://\(string("s3_bucket") ?? "…")/\(string("s3_key") ?? "…")"
      return (.elsewhere(isStored ? "its code is at \(place)" : "it has no filename"), position)
    }
    let mark = (attribute("filename") ?? attribute("s3_key"))?.mark ?? source.block.mark
    guard let archive = module.archive(filename) else {
      let path = module.string(filename).map { "its code is the archive \($0)" }
      return (.elsewhere(path ?? "where its code is, only Terraform knows"), position)
    }
    guard let path = module.content(of: archive) else {
      return (.elsewhere("what its archive holds, only Terraform knows"), position)
    }
    return (.path(module.locate(path), mark), source.position(mark))
  }

  /// `environment { variables = { … } }`, or `environment_variables` of the registry's module; sorted by name.
  private var environment: [EnvironmentVariable] {
    let block = source.block.blocks.first { $0.type == "environment" }
    let variables = block?.attributes["variables"] ?? attribute("environment_variables")
    return module.entries(variables?.value).sorted { $0.key < $1.key }.map {
      EnvironmentVariable(name: $0.key, content: module.templateValue(of: $0.value))
    }
  }

  private var architecture: String? {
    guard case .list(let items)? = attribute("architectures")?.value else { return nil }
    return module.string(items.first)
  }

  private var layers: [LayerReference] {
    guard case .list(let items)? = attribute("layers")?.value else { return [] }
    return items.map { item in
      if case .reference(let names) = item { return .external(names.joined(separator: ".")) }
      return .external(module.string(item) ?? "")
    }
  }
}
