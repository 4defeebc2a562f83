/// One entry of `functions`, with what `provider` and `package` say for all of them.
struct ServerlessFunction {
  let name: String
  let node: SourcedNode
  let position: ProjectPosition
  let service: SourcedNode
  let variables: ServerlessVariables

  /// Nil for what is no zip of Python code, which `project` then lists as skipped.
  func declaration(skippingInto project: inout FunctionProject) -> FunctionDeclaration? {
    if let reason = reasonToSkip {
      project.skip(name, reason, at: position)
      return nil
    }
    let runtime = node["runtime"] ?? service["provider"]?["runtime"]
    let handler = node["handler"]
    let (code, codePosition) = code
    return FunctionDeclaration(
      name: name, functionName: variables.string(node["name"]), template: service.path,
      kind: .serverless,
      handler: handler.map { .init(text: variables.string($0), position: $0.position) },
      runtime: RuntimeName(variables.string(runtime), isGiven: true),
      runtimePosition: runtime?.position ?? position,
      architecture: variables.string(node["architecture"] ?? service["provider"]?["architecture"]),
      code: code, codePosition: codePosition, layers: layers, environment: environment,
      position: position)
  }

  private var reasonToSkip: String? {
    if let image = node["image"], !image.node.isNull { return "it is a container image" }
    if node["runtime"] == nil, service["provider"]?["runtime"] == nil {
      return "it names no runtime, and the framework's default is Node.js"
    }
    let artifact = node["package"]?["artifact"] ?? service["package"]?["artifact"]
    if let artifact {
      return "its code is the archive \(variables.string(artifact) ?? "of package.artifact")"
    }
    let handler = variables.string(node["handler"]) ?? ""
    if handler.hasPrefix("wsgi_handler."), plugins.contains("serverless-wsgi") {
      return
        "the plugin serverless-wsgi makes its handler: name the application's own with --handler"
    }
    return nil
  }

  private var plugins: [String] {
    let list = variables.resolve(service["plugins"])
    let items = list?.node.items ?? list?["modules"]?.node.items ?? []
    return items.compactMap(\.scalar)
  }

  /// The service's directory; with the plugin serverless-python-requirements and functions packed one by
  /// one, `module` names a directory whose content alone is packed.
  private var code: (CodeLocation, ProjectPosition) {
    let directory = PathText.directory(of: service.path)
    let individually = node["package"]?["individually"] ?? service["package"]?["individually"]
    guard variables.string(individually) == "true", let module = node["module"] else {
      return (.path(directory, node.node.mark), position)
    }
    guard let text = variables.string(module) else {
      return (.elsewhere("its module directory is not known here"), module.position)
    }
    return (.path(PathText.join(directory, text), module.node.mark), module.position)
  }

  private var environment: [EnvironmentVariable] {
    let own = variables.entries(node["environment"])
    let names = Set(own.map(\.entry.key))
    let shared = variables.entries(service["provider"]?["environment"]).filter {
      !names.contains($0.entry.key)
    }
    return (own + shared).map {
      EnvironmentVariable(name: $0.entry.key, content: variables.templateValue(of: $0.value))
    }
  }

  private var layers: [LayerReference] {
    guard let list = variables.resolve(node["layers"] ?? service["provider"]?["layers"]) else {
      return []
    }
    return (list.node.items ?? []).map { item in
      if let call = Intrinsic(item), call.name == "Ref", let id = call.argument.scalar {
        return localLayer(id) ?? .external("Ref \(id)")
      }
      return .external(variables.string(SourcedNode(node: item, path: list.path)) ?? "")
    }
  }

  /// The framework derives a layer's logical id from its name in `layers`.
  private func localLayer(_ id: String) -> LayerReference? {
    for (entry, value) in variables.entries(service["layers"]) where Self.logicalID(entry.key) == id
    {
      guard let path = variables.string(variables.resolve(value)?["path"]) else { return nil }
      let directory = PathText.join(PathText.directory(of: service.path), path)
      return .directory(path: directory, isPythonRoot: false)
    }
    return nil
  }

  private static func logicalID(_ name: String) -> String {
    let text = name.replacing("-", with: "Dash").replacing("_", with: "Underscore")
    return text.prefix(1).uppercased() + text.dropFirst() + "LambdaLayer"
  }
}
