/// Packages that others wrote, installed into a directory of the project.
package enum InstalledPackages {
  /// The top-level names of modules that `pip install --target` put into `directory`, by their `.dist-info` records.
  package static func names(in directory: String) -> Set<String> {
    var names: Set<String> = []
    let entries = (try? FileSystem.entries(of: directory)) ?? []
    for entry in entries where entry.kind == .directory && entry.name.hasSuffix(".dist-info") {
      guard let record = try? FileSystem.read("\(directory)/\(entry.name)/RECORD") else { continue }
      for row in String(decoding: record, as: UTF8.self).split(separator: "\n") {
        let path = row.drop { $0 == "\"" }.prefix { $0 != "," && $0 != "\"" }
        guard path.hasSuffix(".py"), let first = path.split(separator: "/").first, first != ".." else { continue }
        names.insert(first.hasSuffix(".py") ? String(first.dropLast(".py".count)) : String(first))
      }
    }
    return names
  }

  /// The `site-packages` of a code directory, or of a layer's content, laid out as Lambda and pip do.
  package static func directories(below directory: String) -> [String] {
    var found: [String] = []
    for base in [directory, PathText.join(directory, "python")] {
      found.append(PathText.join(base, "site-packages"))
      let versions = (try? FileSystem.entries(of: PathText.join(base, "lib"))) ?? []
      found += versions.filter { $0.name.hasPrefix("python3") }.map { PathText.join(base, "lib/\($0.name)/site-packages") }
    }
    return found.filter(FileSystem.isDirectory)
  }
}
