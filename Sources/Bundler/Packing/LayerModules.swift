import Batch
import FunctionProject
import PyRewriter

/// The Python modules of a layer whose content is in the project.
struct LayerModules {
  private let directory: String
  let files: [ModuleFile]

  /// Nil for a layer whose content is not known, or cannot be read.
  init?(_ layer: LayerReference) {
    guard case .directory(let directory, let isPythonRoot) = layer, let found = try? PythonFiles(at: directory, excludes: []) else { return nil }
    self.directory = directory
    files = found.files.compactMap { path in
      guard var bytes = try? FileReader.read(path) else { return nil }
      if var rewriter = try? Rewriter() { bytes = (try? rewriter.restore(bytes, path: path))?.output ?? bytes }
      return ModuleFile(path: path, moduleNames: [Self.module(of: PathText.below(directory, path), isPythonRoot)], bytes: bytes)
    }
  }

  /// What is lost for want of hooks here.
  func warning(of sites: [CallSite]) -> BundleWarning? {
    let paths = Set(files.map(\.path))
    let missed = sites.filter { paths.contains($0.path) }
    guard let first = missed.first else { return nil }
    let calls = missed.count == 1 ? "1 call" : "\(missed.count) calls"
    return BundleWarning(
      directory,
      "\(calls) of this layer (the first in \(first.path)) can trigger something and \(missed.count == 1 ? "is" : "are") not hooked, because a bundle does not hold its "
        + "layers: run `rewrite-tool rewrite --mode hybrid --output DIR \(directory)` and deploy DIR as the layer, or use --mode dynamic")
  }

  /// What its imports of the SDK mean when they are not those of the function.
  var importWarning: BundleWarning? {
    guard let first = files.first(where: { file in SDKPackages.names.contains(where: file.bytes.contains) && !isReplaced(file.path) }) else { return nil }
    return BundleWarning(
      directory,
      "this layer (\(first.path)) imports the stock SDK: its calls are recorded, but its clients and exceptions are not of the classes that the "
        + "function imports, because a bundle does not hold its layers: run `rewrite-tool rewrite --mode static --output DIR \(directory)` "
        + "and deploy DIR as the layer, or use --mode dynamic")
  }

  private func isReplaced(_ path: String) -> Bool {
    (try? FileReader.read(path))?.contains(SDKPackages.prefix) == true
  }

  private static func module(of path: String, _ isPythonRoot: Bool) -> String {
    var parts = path.dropLast(".py".count).split(separator: "/")
    if !isPythonRoot, let root = parts.firstIndex(of: "site-packages") ?? parts.firstIndex(of: "python") { parts.removeFirst(root + 1) }
    if parts.last == "__init__" { parts.removeLast() }
    return parts.joined(separator: ".")
  }
}
