extension FunctionProject {
  /// Finds the functions whose handlers are in `files`, Python files named alone, as pre-commit does: those that the
  /// nearest templates in a directory above declare there, else by convention.
  /// - Parameter mayBeMissing: a file that is not there has the functions that templates declare in it, and no others.
  /// - Throws: when a file is missing.
  package static func discover(
    handlersIn files: [String], options: DiscoveryOptions = DiscoveryOptions(), mayBeMissing: Bool = false,
    locator: any HandlerLocator
  ) throws(ProjectError) -> FunctionProject {
    var templates = NearestTemplates(options: options, locator: locator)
    var project = FunctionProject()
    for file in files {
      let path = Discovery.canonical(file)
      let exists = FileSystem.kind(of: path) != nil
      guard exists || mayBeMissing else { throw .missingPath(file) }
      if ExplicitPath.isExcluded(path, isDirectory: false, by: options.excludes) {
        project.skip(path, "it is excluded", at: ProjectPosition(path: path))
      } else if let declared = templates.declared(in: path) {
        project.functions += declared.functions
        project.problems += declared.problems
      } else if exists {
        project.append(try discover(paths: [path], options: options, locator: locator))
      }
    }
    return project
  }
}

extension FunctionProject {
  /// The functions whose deployed code, their layers included, holds one of `files` (or directories), handlers or not: those of the nearest templates in a directory above, else
  /// those by convention in the directory from which the file is imported.
  package static func functions(
    holding files: [String], options: DiscoveryOptions = DiscoveryOptions(), locator: any HandlerLocator
  ) -> [LambdaFunction] {
    var templates = NearestTemplates(options: options, locator: locator)
    var conventional: [String: [LambdaFunction]] = [:]
    var found: [LambdaFunction] = []
    for file in files.map(Discovery.canonical) {
      var functions = templates.functions(holding: file)
      if functions.isEmpty, !FileSystem.isDirectory(file) {
        let directory = Discovery.importDirectory(of: file)
        if conventional[directory] == nil {
          conventional[directory] = byConvention(in: directory, options: options, locator: locator)
        }
        functions = conventional[directory, default: []]
      }
      found += functions.filter { !found.contains($0) }
    }
    return found
  }
}

extension FunctionProject {
  /// The functions of the files that stand in `directory` itself.
  private static func byConvention(
    in directory: String, options: DiscoveryOptions, locator: any HandlerLocator
  ) -> [LambdaFunction] {
    let entries = (try? FileSystem.entries(of: directory)) ?? []
    let paths = entries.filter { $0.kind != .directory && $0.name.hasSuffix(".py") }.map { PathText.child($0.name, of: directory) }
    return (try? discover(paths: paths, options: options, locator: locator))?.functions ?? []
  }
}

/// What the templates above a file declare; each directory is read once.
private struct NearestTemplates {
  private let options: DiscoveryOptions
  private var assembler: FunctionAssembler
  private var known: [String: FunctionProject] = [:]

  init(options: DiscoveryOptions, locator: any HandlerLocator) {
    self.options = options
    assembler = FunctionAssembler(locator: locator)
  }

  /// The functions in `file`, and what is wrong with their declarations; nil when no template names it.
  mutating func declared(in file: String) -> FunctionProject? {
    let start = PathText.join(FileSystem.workingDirectory, PathText.directory(of: file))
    for ancestor in RepositoryRoot.ancestors(of: start) {
      let all = declarations(in: Discovery.canonical(ancestor))
      let functions = all.functions.filter { $0.file == file }
      guard !functions.isEmpty else { continue }
      var project = FunctionProject()
      project.functions = functions
      project.problems = all.problems.filter { problem in functions.contains { $0.position == problem.position } }
      return project
    }
    return nil
  }

  /// The functions of the nearest templates above whose code or layers hold `file`.
  mutating func functions(holding file: String) -> [LambdaFunction] {
    let start = PathText.join(FileSystem.workingDirectory, PathText.directory(of: file))
    for ancestor in RepositoryRoot.ancestors(of: start) {
      let functions = declarations(in: Discovery.canonical(ancestor)).functions.filter { function in
        function.directories.contains { PathText.isInside(file, $0) }
      }
      if !functions.isEmpty { return functions }
    }
    return []
  }

  private mutating func declarations(in directory: String) -> FunctionProject {
    if let project = known[directory] { return project }
    var project = FunctionProject()
    let entries = (try? FileSystem.entries(of: directory)) ?? []
    for entry in entries where entry.kind != .directory && TemplateFile.isCandidate(entry.name) {
      let path = PathText.join(directory, entry.name)
      let file = TemplateFile(path: path, isExplicit: false, isSynthesised: false, options: options)
      file.addFunctions(to: &project, assembler: &assembler)
    }
    known[directory] = project
    return project
  }
}
