/// Says why a handler's module was not found.
struct MissingModule {
  let found: ModuleResolver.Result
  let handler: HandlerName
  let directory: String

  func report(_ declaration: FunctionDeclaration, to project: inout FunctionProject) {
    let position = declaration.handler?.position ?? declaration.position
    let hasForeignLayer = declaration.layers.contains {
      if case .external = $0 { true } else { false }
    }
    if found == .missing, hasForeignLayer {
      let message =
        "\(declaration.name): no module \(module) in \(directory); it may be in a layer that is not part of this project"
      return project.warning(message, at: position)
    }
    project.error("\(declaration.name): \(reason)", at: position)
  }

  private var module: String { handler.module.joined(separator: ".") }

  private var reason: String {
    let path = PathText.join(directory, handler.module.joined(separator: "/"))
    switch found {
    case .noSource(let file):
      return "\(file) holds no Python source: name a .py module as the handler"
    case .namespace(let place):
      return "\(place) is a directory without __init__.py, so it has no \(handler.function)"
    case .notAPackage(let file):
      return "no module \(module) in \(directory): \(file) is a module, not a package"
    case .missing, .file:
      return "no module \(module) in \(directory): create \(path).py, or correct the handler"
    }
  }
}

/// Where Lambda's Python looks for modules of layers.
enum LayerPath {
  static func roots(of layers: [LayerReference]) -> [String] {
    layers.flatMap { layer -> [String] in
      guard case .directory(let path, let isPythonRoot) = layer else { return [] }
      return (isPythonRoot ? [path] : []) + [PathText.join(path, "python")]
        + sitePackages(below: path)
    }
  }

  private static func sitePackages(below layer: String) -> [String] {
    let library = PathText.join(layer, "python/lib")
    let versions = (try? FileSystem.entries(of: library)) ?? []
    return versions.filter { $0.name.hasPrefix("python3") }.map {
      "\(library)/\($0.name)/site-packages"
    }
  }
}
