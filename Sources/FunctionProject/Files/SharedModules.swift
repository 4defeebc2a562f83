/// Finds modules that a function imports from elsewhere in its repository: what is packed with it by other means.
package struct SharedModules {
  /// Folders of an ancestor from which builds commonly take shared packages.
  private static let sources = ["", "src", "lib", "python"]

  private let excludes: [String]
  private var known: [String: [(root: String, files: [String])]] = [:]

  package init(excludes: [String]) { self.excludes = excludes }

  /// The files of the nearest module or package called `name`, above `directory` and no further than the repository's root, and
  /// the directory from which it is imported. Nil when there is none.
  package mutating func find(_ name: String, for directory: String) -> (root: String, files: [String])? {
    let start = PathText.join(FileSystem.workingDirectory, directory)
    for ancestor in RepositoryRoot.ancestors(of: start).dropFirst() {
      for source in Self.sources {
        let root = Discovery.canonical(PathText.join(ancestor, source))
        let key = "\(root)\0\(name)"
        let found = known[key] ?? files(of: name, in: root).map { [(root, $0)] } ?? []
        known[key] = found
        if let first = found.first { return first }
      }
    }
    return nil
  }

  private func files(of name: String, in root: String) -> [String]? {
    let path = PathText.join(root, name)
    if FileSystem.isFile("\(path).py") { return ["\(path).py"] }
    guard FileSystem.isFile(PathText.join(path, "__init__.py")) else { return nil }
    return try? PythonFiles(at: path, excludes: excludes).files
  }
}
