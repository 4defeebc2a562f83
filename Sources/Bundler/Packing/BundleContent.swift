import FunctionProject

/// Everything that goes into one function's zip: own files over dependencies, and the runtime.
struct BundleContent {
  private(set) var files: [BundleFile] = []
  private(set) var warnings: [BundleWarning] = []

  /// - Parameter place: what a message names.
  /// - Throws: `unfit` when a package `gammaray` is there that is not the runtime.
  init(
    own: [BundleFile], dependencies: [BundleFile], sdk: [BundleFile] = [], runtime: RuntimePackage, place: String
  ) throws(BundleError) {
    for file in own + dependencies where file.topLevelName == "gammaray" || file.path == "gammaray.py" {
      let action = file.origin == .function ? "rename it" : "take it out of the requirements"
      throw .unfit(
        place: place, reason: "\(file.path) would clash with GammaRay's runtime package, which is named gammaray too: \(action)")
    }
    let ownFiles = Dictionary(own.map { ($0.path, $0) }) { first, _ in first }
    var hidden: [String: Int] = [:]
    files = own
    for file in dependencies {
      if let other = ownFiles[file.path] {
        if !other.isEqual(to: file) { hidden[file.topLevelName, default: 0] += 1 }
      } else {
        files.append(file)
      }
    }
    for (name, count) in hidden.sorted(by: { $0.key < $1.key }) {
      let what = count == 1 ? "1 file" : "\(count) files"
      warnings.append(BundleWarning(place, "\(what) of the dependency \(name) give way to the function's own of the same path"))
    }
    files += sdk + runtime.files
  }

  var bytes: Int { files.reduce(0) { $0 + $1.size } }

  func count(_ origin: BundleFile.Origin) -> Int { files.count { $0.origin == origin } }

  var shares: [(name: String, bytes: Int)] { files.map { ($0.topLevelName, $0.size) } }
}
