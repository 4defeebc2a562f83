import Batch
import FunctionProject
import TOMLKit

/// Files that name dependencies in a form that is not installed from.
enum UnreadManifest {
  private static let advice = [
    ("Pipfile", "pipenv requirements >requirements.txt"),
    ("poetry.lock", "poetry export -o requirements.txt"),
    ("environment.yml", "pip freeze >requirements.txt"),
  ]

  /// A warning for a code directory without requirements that has such a file.
  static func warning(in directory: String) -> BundleWarning? {
    for (name, command) in advice {
      let path = PathText.join(directory, name)
      if Disk.isFile(path) { return warning(path, command) }
    }
    let path = PathText.join(directory, "pyproject.toml")
    guard let bytes = try? FileReader.read(path), let table = try? TOMLTable(string: String(decoding: bytes, as: UTF8.self)) else {
      return nil
    }
    if table["tool"]?.table?["poetry"]?.table?["dependencies"] != nil { return warning(path, advice[1].1) }
    let dynamic = table["project"]?.table?["dynamic"]?.array?.compactMap(\.string) ?? []
    return dynamic.contains("dependencies") ? warning(path, "uv pip compile pyproject.toml -o requirements.txt") : nil
  }

  private static func warning(_ path: String, _ command: String) -> BundleWarning {
    BundleWarning(path, "not read, so no dependencies are packed: write a requirements.txt (`\(command)`), or say --no-dependencies")
  }
}
