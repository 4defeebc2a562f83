import FunctionProject

extension [BundleFile] {
  /// Bytecode may come along with sources; that of a rewritten file would hide the rewriting.
  func withoutStaleBytecode() -> [BundleFile] {
    var stems: Set<String> = []
    for file in self where file.path.hasSuffix(".py") {
      if case .bytes = file.content { stems.insert(String(file.path.dropLast(3))) }
    }
    return filter { file in
      guard file.path.hasSuffix(".pyc") || file.path.hasSuffix(".pyo") else { return true }
      let directory = PathText.directory(of: file.path)
      let parent = PathText.name(of: directory) == "__pycache__" ? PathText.directory(of: directory) : directory
      let module = PathText.name(of: file.path).prefix { $0 != "." }
      return !stems.contains(PathText.join(parent, String(module)))
    }
  }
}
