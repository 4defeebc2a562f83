extension FunctionResource {
  /// Nil for a container image, which `project` then lists as skipped.
  func declaration(skippingInto project: inout FunctionProject) -> FunctionDeclaration? {
    let position = template.position(mark)
    if string("PackageType") == "Image" || property("ImageUri") != nil {
      project.skip(name, "it is a container image", at: position)
      return nil
    }
    let runtime = property("Runtime")
    return FunctionDeclaration(
      name: name, functionName: string("FunctionName"), template: template.path,
      kind: template.kind,
      handler: property("Handler").map {
        .init(text: template.evaluator.string($0), position: template.position($0.mark))
      },
      runtime: RuntimeName(template.evaluator.string(runtime), isGiven: runtime != nil),
      runtimePosition: runtime.map { template.position($0.mark) } ?? position,
      architecture: list("Architectures").last.flatMap { template.evaluator.string($0) },
      code: codeLocation, codePosition: codePosition, layers: layers, environment: environment,
      condition: condition,
      position: position)
  }

  private var codePosition: ProjectPosition {
    guard case .path(_, let mark) = codeLocation else { return template.position(self.mark) }
    return template.position(mark)
  }
}
