import FunctionProject
import PyRewriter

/// The SDK as its authors ship it, on its way out of a bundle.
struct StockSDK {
  /// Without which there is no SDK.
  static let required = ["boto3", "botocore", "s3transfer"]
  /// What these need; nothing of it is renamed.
  static let companions: Set<String> = ["dateutil", "jmespath", "six.py", "urllib3"]

  /// `botocore/client.py` …
  private(set) var files: [BundleFile] = []
  /// Of their `.dist-info` directories: what tells name, version and licence.
  private(set) var metadata: [BundleFile] = []
  /// `boto3==1.40.0`, sorted.
  private(set) var versions: [String] = []

  /// Takes the SDK out of a function's own files, where it was put in there, or out of its dependencies.
  init(own: inout [BundleFile], dependencies: inout [BundleFile], distributions: [Distribution]) {
    let names = Set(SDKPackages.names)
    let ownPackages = Self.packages(of: own)
    files = own.filter { ownPackages.contains($0.topLevelName) }
      + dependencies.filter { names.contains($0.topLevelName) && !ownPackages.contains($0.topLevelName) }
    let information = (own + dependencies).filter { Self.distribution(of: $0).map(names.contains) == true }
    metadata = information.filter(Self.isKept)
    own.removeAll { ownPackages.contains($0.topLevelName) || Self.distribution(of: $0).map(names.contains) == true }
    dependencies.removeAll { names.contains($0.topLevelName) || Self.distribution(of: $0).map(names.contains) == true }
    versions = distributions.filter { names.contains(PackageName.normalised($0.name)) }.map { "\($0.name)==\($0.version)" }
  }

  /// The packages of the SDK among some files.
  static func packages(of files: [BundleFile]) -> Set<String> {
    Set(SDKPackages.names.filter { name in files.contains { $0.path == "\(name)/__init__.py" } })
  }

  var bytes: Int { files.reduce(0) { $0 + $1.size } }

  /// The dotted names of its modules.
  var modules: Set<String> {
    Set(files.compactMap { file in
      guard file.path.hasSuffix(".py") else { return nil }
      var parts = file.path.dropLast(3).split(separator: "/")
      if parts.last == "__init__" { parts.removeLast() }
      return parts.joined(separator: ".")
    })
  }

  /// `boto3` for `boto3-1.40.0.dist-info/METADATA`.
  private static func distribution(of file: BundleFile) -> String? {
    let name = file.topLevelName
    guard name.hasSuffix(".dist-info") else { return nil }
    return PackageName.normalised(name.prefix { $0 != "-" })
  }

  /// A list of files would be wrong; `importlib.metadata.version` and licences have to stay.
  private static func isKept(_ file: BundleFile) -> Bool {
    let name = PathText.name(of: file.path).uppercased()
    return name == "METADATA" || name == "ENTRY_POINTS.TXT" || ["LICENSE", "LICENCE", "NOTICE", "COPYING"].contains { name.hasPrefix($0) }
      || file.path.contains("/licenses/")
  }
}
