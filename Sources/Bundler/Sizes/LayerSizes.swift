import FunctionProject

/// What a function's layers add to the bytes that Lambda unpacks.
struct LayerSizes {
  /// Of each layer whose content is in the project.
  private(set) var known: [(name: String, bytes: Int)] = []
  /// Layers whose content is not here, and requirements that a build adds to one.
  private(set) var unknown: [String] = []

  var bytes: Int { known.reduce(0) { $0 + $1.bytes } }

  init(_ layers: [LayerReference]) {
    for layer in layers {
      switch layer {
      case .external(let name): unknown.append(name.isEmpty ? "a layer known only at deployment" : name)
      case .directory(let path, let isPythonRoot):
        // SAM installs them when it builds the layer.
        if isPythonRoot, Disk.isFile("\(path)/requirements.txt") { unknown.append("\(path)/requirements.txt") }
        if Disk.isDirectory(path) {
          known.append(("layer \(path)", Self.size(of: path)))
        } else if let size = ZipDirectorySize.uncompressedBytes(of: path) {
          known.append(("layer \(path)", size))
        } else {
          unknown.append(path)
        }
      }
    }
  }

  private static func size(of directory: String) -> Int {
    let rules = BundleRules(directory: directory, excludes: [], includes: [])
    return (try? DirectorySize(rules: rules).bytes(of: directory)) ?? 0
  }
}

/// Adds up files, whatever links they hold.
private struct DirectorySize {
  let rules: BundleRules

  func bytes(of directory: String) throws(BundleError) -> Int {
    try bytes(of: directory, names: rules.origin)
  }

  private func bytes(of directory: String, names: [[UInt8]]) throws(BundleError) -> Int {
    var sum = 0
    for entry in try DirectoryEntry.list(directory) {
      let names = names + [Array(entry.name.utf8)]
      let isDirectory = entry.kind == .directory
      guard rules.verdict(names, isDirectory: isDirectory, isBelowIgnored: false) != .leftOut(nil) else { continue }
      sum += isDirectory ? try bytes(of: PathText.join(directory, entry.name), names: names) : entry.size
    }
    return sum
  }
}
