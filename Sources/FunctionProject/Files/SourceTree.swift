/// Every file of a directory that is not ignored, for copying it.
package struct SourceTree {
  package struct File: Equatable, Sendable {
    /// For opening.
    package let path: String
    /// Below the directory; a single file's name.
    package let relative: String
  }

  package let isDirectory: Bool
  package let files: [File]
  /// Links that lead to no file, for copying them as links.
  package let links: [File]

  /// The form in which paths can be compared.
  package static func canonical(_ path: String) -> String { Discovery.canonical(path) }

  package static func isDirectory(_ path: String) -> Bool { FileSystem.isDirectory(path) }

  package init(at path: String, excludes: [String]) throws(ProjectError) {
    let path = Discovery.canonical(path)
    guard let kind = FileSystem.kind(of: path) else { throw .missingPath(path) }
    isDirectory = kind == .directory
    guard isDirectory else {
      files = [File(path: path, relative: PathText.name(of: path))]
      links = []
      return
    }
    let found = ProjectWalk.files(below: path, excludes: excludes) { _ in true }
    files = found.files.map { File(path: $0, relative: PathText.below(path, $0)) }
    links = found.links.map { File(path: $0, relative: PathText.below(path, $0)) }
  }
}
