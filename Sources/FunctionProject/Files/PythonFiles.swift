/// The Python files of a path: the file itself, or all below a directory that are not ignored.
package struct PythonFiles {
  package private(set) var files: [String] = []
  package private(set) var skipped: [FunctionProject.Skipped] = []
  package private(set) var problems: [ProjectDiagnostic] = []

  package init(at path: String, excludes: [String]) throws(ProjectError) {
    let path = Discovery.canonical(path)
    guard let kind = FileSystem.kind(of: path) else { throw .missingPath(path) }
    guard !ExplicitPath.isExcluded(path, isDirectory: kind == .directory, by: excludes) else {
      skipped = [.init(name: path, reason: "it is excluded", position: ProjectPosition(path: path))]
      return
    }
    guard kind == .directory else {
      files = [path]
      return
    }
    let found = ProjectWalk.files(below: path, excludes: excludes) { $0.hasSuffix(".py") }
    files = found.files
    problems = found.problems
  }
}
