import Batch
import FunctionProject
import PyRewriter

/// `-`: one file from standard input, as editors call formatters; `--stdin-filename` says which it is.
struct StandardInput {
  let source: [UInt8]
  private let path: String

  init(_ options: SelectionOptions) throws {
    path = options.stdinFilename ?? "<stdin>"
    do throws(FileError) { source = try FileReader.read(0, path: path, expecting: 65_536) } catch {
      throw Failure(error.description)
    }
  }

  /// The content by the path that it stands for.
  var unsaved: [String: [UInt8]] { [SourceTree.canonical(path): source] }

  /// The one task, or none and a word about it where the file is excluded.
  func selection(_ kind: FileRun.Kind, _ selector: Selector) throws -> Selection {
    var selection = Selection()
    if ExplicitPath.isExcluded(path, isDirectory: false, by: selector.options.excludes) {
      selection.skipped = [.init(name: path, reason: "it is excluded", position: ProjectPosition(path: path))]
    } else {
      let names = kind == .rewrite ? try entryPoints(selector) : []
      selection.tasks = [FileTask(path: path, entryPoints: names, source: source)]
    }
    return selection
  }

  private func entryPoints(_ selector: Selector) throws -> [String] {
    let isNamed = selector.options.stdinFilename != nil || selector.options.handler != nil
    let names = isNamed ? try selector.entryPoints(of: path) : []
    guard names.isEmpty else { return names }
    var rewriter = try Rewriter()
    return rewriter.conventionalEntryPoints(in: source)
  }
}
