import Batch
import FunctionProject
import Glibc

/// `rewrite --output DIR`: a copy of what was selected. One directory's content goes straight into DIR; of several, each
/// goes to DIR under its own path; a file goes to DIR under its name.
struct TreeCopy {
  private struct Entry {
    let source: String
    let relative: String
    /// To a directory or to nothing: copied as a link.
    let isLink: Bool
  }

  private let roots: [String]
  private let excludes: [String]
  private let destination: String

  init(of options: SelectionOptions, to destination: String) throws {
    if options.paths.contains(where: { SourceTree.canonical($0) == SourceTree.canonical(destination) }) {
      throw Failure("--output \(destination): error: it is what would be copied: name another directory, or say --in-place")
    }
    roots = options.paths
    excludes = options.excludes
    self.destination = destination
  }

  /// - Returns: how many files were written.
  /// - Throws: where a rewritten file is no part of the copy; nothing is written then.
  func write(_ outcomes: [FileOutcome]) throws -> Int {
    let rewritten = Dictionary(outcomes.compactMap { outcome in outcome.contents.map { (outcome.task.path, $0.new) } }) { $1 }
    let writer = AtomicWriter()
    var count = 0
    do throws(FileError) {
      let files = try files()
      let sources = Set(files.map { Array($0.source.utf8) })
      if let lost = outcomes.first(where: { $0.status == .changed && !sources.contains(Array($0.task.path.utf8)) }) {
        throw FileError(path: lost.task.path, message: "it would be rewritten, but does not stand in what is copied: name its directory")
      }
      for file in files {
        let target = PathText.join(destination, file.relative)
        try Directories.make(PathText.directory(of: target))
        if file.isLink {
          try Links.copy(file.source, to: target)
          continue
        }
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

  /// - Throws: where two files would go to one place.
  private func files() throws(FileError) -> [Entry] {
    var found: [Entry] = []
    var sources: [[UInt8]: String] = [:]
    for root in roots.map(SourceTree.canonical) {
      for file in try files(of: root) {
        if let other = sources.updateValue(file.source, forKey: Array(file.relative.utf8)) {
          guard other != file.source else { continue }
          throw FileError(
            path: PathText.join(destination, file.relative),
            message: "both \(other) and \(file.source) would go there: copy them one by one")
        }
        found.append(file)
      }
    }
    return found
  }

  private func files(of root: String) throws(FileError) -> [Entry] {
    let tree: SourceTree
    do throws(ProjectError) { tree = try SourceTree(at: root, excludes: excludes + [ownPattern(in: root)].compactMap { $0 }) } catch {
      throw FileError(path: root, message: error.description)
    }
    let prefix = roots.count > 1 && tree.isDirectory ? PathText.contained(root) : ""
    return tree.files.map { Entry(source: $0.path, relative: PathText.join(prefix, $0.relative), isLink: false) }
      + tree.links.map { Entry(source: $0.path, relative: PathText.join(prefix, $0.relative), isLink: true) }
  }

  /// A destination inside the tree is no part of what is copied.
  private func ownPattern(in root: String) -> String? {
    let target = SourceTree.canonical(destination)
    guard PathText.isInside(target, root), target != root else { return nil }
    return "/" + PathText.below(root, target)
  }
}
