extension FunctionProject {
  /// Finds the functions of directories and template files.
  ///
  /// - Parameters:
  ///   - paths: directories, template files or Python files; all of them obey `options.excludes`.
  ///   - locator: finds names in Python modules.
  /// - Throws: when a path is missing; what is wrong inside a project is listed in `problems`.
  package static func discover(
    paths: [String], options: DiscoveryOptions = DiscoveryOptions(), locator: any HandlerLocator
  ) throws(ProjectError) -> FunctionProject {
    var discovery = Discovery(options: options, locator: locator)
    for path in paths { try discovery.add(Discovery.canonical(path)) }
    discovery.reportSharedNames()
    return discovery.project
  }
}

/// One run of `FunctionProject.discover`.
struct Discovery {
  let options: DiscoveryOptions
  var assembler: FunctionAssembler
  var project = FunctionProject()
  /// Paths given may overlap.
  var seen: Set<String> = []

  init(options: DiscoveryOptions, locator: any HandlerLocator) {
    self.options = options
    assembler = FunctionAssembler(locator: locator)
  }

  /// Normalised, and relative where the path is below the working directory.
  static func canonical(_ path: String) -> String {
    let path = PathText.normalise(path)
    let directory = FileSystem.workingDirectory
    guard path.hasPrefix("/"), PathText.isInside(path, directory) else { return path }
    return PathText.relative(path, to: directory)
  }

  mutating func add(_ path: String) throws(ProjectError) {
    guard let kind = FileSystem.kind(of: path) else { throw .missingPath(path) }
    guard !isExcluded(path, isDirectory: kind == .directory) else {
      return project.skip(path, "it is excluded", at: ProjectPosition(path: path))
    }
    switch kind {
    case .directory:
      if let handler = options.handler {
        try addHandlerOption(handler, directory: path)
      } else {
        addDirectory(path)
      }
    default:
      if path.hasSuffix(".py") {
        addByConvention([path], below: PathText.directory(of: path))
      } else if path.hasSuffix(".tf") {
        addTerraform([path])
      } else {
        addTemplate(path, isExplicit: true)
      }
    }
  }

  /// Paths that are named outright obey the excludes too, as pre-commit's users expect.
  private func isExcluded(_ path: String, isDirectory: Bool) -> Bool {
    guard !options.excludes.isEmpty, path != "." else { return false }
    var rules = IgnoreRules()
    rules.exclude(options.excludes, atDepth: 0)
    let names = path.split(separator: "/").map { Array($0.utf8) }
    return names.indices.contains { index in
      rules.ignores(Array(names[...index]), isDirectory: isDirectory || index < names.count - 1)
    }
  }

  private mutating func addDirectory(_ directory: String) {
    let found = ProjectWalk.files(below: directory, excludes: options.excludes) {
      $0.hasSuffix(".py") || $0.hasSuffix(".tf") || TemplateFile.isCandidate($0)
    }
    project.problems += found.problems
    let errors = project.problems.count
    for path in found.files where TemplateFile.isCandidate(path) { addTemplate(path, isExplicit: false) }
    addTerraform(found.files.filter { $0.hasSuffix(".tf") })
    for assembly in found.cloudAssemblies { addCloudAssembly(assembly) }
    // A template that cannot be read may declare functions: guessing would hide its error.
    let hasTemplates = project.templates.contains { PathText.isInside($0, directory) }
    guard !hasTemplates, project.problems.count == errors else { return }
    addByConvention(found.files.filter { $0.hasSuffix(".py") }, below: directory)
  }

  /// A synthesised application: its templates, those of its stages too, but not its assets.
  private mutating func addCloudAssembly(_ directory: String) {
    let entries = (try? FileSystem.entries(of: directory)) ?? []
    for entry in entries {
      let path = PathText.join(directory, entry.name)
      if entry.kind == .directory, entry.name.hasPrefix("assembly-") {
        addCloudAssembly(path)
      } else if entry.kind == .file, entry.name.hasSuffix(".template.json") {
        addTemplate(path, isExplicit: false, isSynthesised: true)
      }
    }
  }

  private mutating func addTemplate(_ path: String, isExplicit: Bool, isSynthesised: Bool? = nil) {
    guard seen.insert(path).inserted else { return }
    let directory = PathText.directory(of: path)
    let isSynthesised = isSynthesised ?? FileSystem.isFile(PathText.join(directory, "cdk.out"))
    let file = TemplateFile(path: path, isExplicit: isExplicit, isSynthesised: isSynthesised, options: options)
    file.addFunctions(to: &project, assembler: &assembler)
  }
}
