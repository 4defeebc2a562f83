/// Looks up on the disk what declarations name, and files each as a function, as skipped, or as a problem.
struct FunctionAssembler {
  let locator: any HandlerLocator
  /// One module often serves several functions.
  private var sources: [String: Result<[UInt8], FileSystem.Failure>] = [:]

  init(locator: any HandlerLocator) { self.locator = locator }

  mutating func add(_ declaration: FunctionDeclaration, to project: inout FunctionProject) {
    let (name, position) = (declaration.name, declaration.position)
    if case .other(let runtime) = declaration.runtime {
      return project.skip(name, "its runtime is \(runtime), not Python", at: position)
    }
    if case .elsewhere(let reason) = declaration.code {
      return project.skip(name, reason, at: position)
    }
    guard let handler = handler(of: declaration, project: &project) else { return }
    var function = LambdaFunction(
      name: name, functionName: declaration.functionName, template: declaration.template,
      templateKind: declaration.kind, handler: handler.text,
      function: handler.name?.function ?? handler.text,
      runtime: declaration.runtime.name, architecture: declaration.architecture,
      layers: declaration.layers,
      environment: declaration.environment, condition: declaration.condition, position: position)
    switch declaration.code {
    case .inline(let source):
      function.inlineSource = source
      guard addInline(&function, source, handler.name, declaration, &project) else { return }
    case .path(let path, _):
      guard addModule(&function, below: path, handler.name, declaration, &project) else { return }
    case .elsewhere: return
    }
    reportRuntime(of: declaration, project: &project)
    project.functions.append(function)
  }

  private typealias Handler = (text: String, name: HandlerName?)

  private func handler(of declaration: FunctionDeclaration, project: inout FunctionProject)
    -> Handler?
  {
    guard let handler = declaration.handler else {
      if declaration.isSurelyPython {
        project.error(
          "\(declaration.name) has no handler: add Handler: module.function",
          at: declaration.position)
      } else {
        project.skip(
          declaration.name, "it has neither a Python runtime nor a handler",
          at: declaration.position)
      }
      return nil
    }
    guard let text = handler.text else {
      project.skip(
        declaration.name, "its handler is known only at deployment", at: handler.position)
      return nil
    }
    do {
      return (text, try HandlerName(text))
    } catch {
      guard declaration.isSurelyPython else {
        project.skip(
          declaration.name, "it has neither a Python runtime nor a Python handler",
          at: declaration.position)
        return nil
      }
      project.error(
        "\(declaration.name): handler '\(text)': \(error.message)", at: handler.position)
      return (text, nil)
    }
  }

  /// - Returns: false when the function is no Python function after all.
  private func addInline(
    _ function: inout LambdaFunction, _ source: InlineSource, _ handler: HandlerName?,
    _ declaration: FunctionDeclaration, _ project: inout FunctionProject
  ) -> Bool {
    guard let handler, let position = declaration.handler?.position else { return true }
    function.line = locator.locate(handler.function, inModule: Array(source.text.utf8))?.line
    if handler.module != ["index"] {
      guard declaration.isSurelyPython else { return skipUnknown(declaration, &project) }
      let message =
        "\(function.name): inline code is index.py: write Handler: index.\(handler.function)"
      project.error(message, at: position)
    } else if function.line == nil {
      guard declaration.isSurelyPython else { return skipUnknown(declaration, &project) }
      reportUnbound(handler.function, in: "the inline code", of: declaration, &project)
    }
    return true
  }

  /// - Returns: false when the function is no Python function after all, or no directory of modules.
  private mutating func addModule(
    _ function: inout LambdaFunction, below path: String, _ handler: HandlerName?,
    _ declaration: FunctionDeclaration, _ project: inout FunctionProject
  ) -> Bool {
    var directory = path
    switch FileSystem.kind(of: path) {
    case .directory: break
    case .file where path.hasSuffix(".py"): directory = PathText.directory(of: path)
    case .file:
      project.skip(function.name, "its code is the archive \(path)", at: declaration.position)
      return false
    default:
      guard declaration.isSurelyPython else { return skipUnknown(declaration, &project) }
      function.codeDirectory = path
      let message =
        "\(function.name): its code directory \(path) does not exist: create it, or correct the path"
      project.error(message, at: declaration.codePosition)
      return true
    }
    function.codeDirectory = directory
    guard let handler else { return true }
    let roots = [directory] + LayerPath.roots(of: function.layers)
    let found = ModuleResolver(path: roots).find(handler.module)
    guard case .file(let file) = found else {
      guard declaration.isSurelyPython else { return skipUnknown(declaration, &project) }
      MissingModule(found: found, handler: handler, directory: directory).report(
        declaration, to: &project)
      return true
    }
    function.file = file
    function.line = line(of: handler.function, in: file, declaration, &project)
    return true
  }

  private mutating func line(
    of name: String, in file: String, _ declaration: FunctionDeclaration,
    _ project: inout FunctionProject
  ) -> Int? {
    switch source(of: file) {
    case .success(let bytes):
      if let binding = locator.locate(name, inModule: bytes) { return binding.line }
      reportUnbound(name, in: file, of: declaration, &project)
    case .failure(let failure):
      project.error("cannot be read: \(failure.reason)", at: ProjectPosition(path: file))
    }
    return nil
  }

  private mutating func source(of file: String) -> Result<[UInt8], FileSystem.Failure> {
    if let known = sources[file] { return known }
    let source = Result { () throws(FileSystem.Failure) in try FileSystem.read(file) }
    sources[file] = source
    return source
  }

  private func skipUnknown(_ declaration: FunctionDeclaration, _ project: inout FunctionProject)
    -> Bool
  {
    let reason = "its runtime is not known, and its handler is no Python module here"
    project.skip(declaration.name, reason, at: declaration.position)
    return false
  }

  private func reportUnbound(
    _ name: String, in place: String, of declaration: FunctionDeclaration,
    _ project: inout FunctionProject
  ) {
    let message =
      "\(declaration.name): \(name) is not bound at the top level of \(place), so Lambda will not find it"
    project.warning(message, at: declaration.handler?.position ?? declaration.position)
  }

  private func reportRuntime(of declaration: FunctionDeclaration, project: inout FunctionProject) {
    let (name, position) = (declaration.name, declaration.runtimePosition)
    switch declaration.runtime {
    case .python(let runtime) where !RuntimeName.pythons.contains(runtime):
      project.warning("\(name): \(runtime) is not a Python runtime known here", at: position)
    case .unrecognised(let runtime):
      project.error("\(name): unknown runtime '\(runtime)': write python3.13, say", at: position)
    case .unknown:
      project.warning("\(name): its runtime is known only at deployment", at: position)
    case .absent:
      project.error("\(name) has no runtime: add Runtime: python3.13, say", at: position)
    default: break
    }
  }
}
