import Batch
import FunctionProject
import Glibc

/// `rewrite --output DIR`: a copy of what was selected. One directory's content goes straight into DIR; of several, each
/// goes to DIR under its own path; a file goes to DIR under its name.
struct TreeCopy {
  private let roots: [String]
  private let excludes: [String]
  private let destination: String

  init(of options: SelectionOptions, to destination: String) throws {
    roots = options.paths
    excludes = options.excludes
    self.destination = destination
  }

  /// - Returns: how many files were written.
  func write(_ outcomes: [FileOutcome]) throws -> Int {
    let rewritten = Dictionary(outcomes.compactMap { outcome in outcome.contents.map { (outcome.task.path, $0.new) } }) { $1 }
    let writer = AtomicWriter()
    var count = 0
    do throws(FileError) {
      for file in try files() {
        let target = PathText.join(destination, file.relative)
        try Directories.make(PathText.directory(of: target))
        let bytes = if let new = rewritten[file.source] { new } else { try FileReader.read(file.source) }
        try writer.write(bytes, to: target, mode: FileReader.mode(of: file.source))
        count += 1
      }
      try writer.finishOrThrow()
    } catch {
      throw Failure(error.description)
    }
    return count
  }

  private func files() throws(FileError) -> [(source: String, relative: String)] {
    var found: [(String, String)] = []
    for root in roots.map(PathText.normalise) {
      let tree: SourceTree
      do throws(ProjectError) { tree = try SourceTree(at: root, excludes: excludes + [ownPattern(in: root)].compactMap { $0 }) } catch {
        throw FileError(path: root, message: error.description)
      }
      let prefix = roots.count > 1 && tree.isDirectory ? root : ""
      found += tree.files.map { ($0.path, PathText.join(prefix, $0.relative)) }
    }
    return found
  }

  /// A destination inside the tree is no part of what is copied.
  private func ownPattern(in root: String) -> String? {
    let target = PathText.normalise(destination)
    guard PathText.isInside(target, root), target != root else { return nil }
    return "/" + PathText.below(root, target)
  }
}
