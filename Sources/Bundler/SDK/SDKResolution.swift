import FunctionProject
import PyRewriter

extension Requirements {
  /// For functions that name no dependencies.
  static func only(_ requirement: String) -> Requirements {
    Requirements(
      file: requirement, contents: [requirement], lines: [requirement], hasLocalCode: false,
      pinned: Set([requirement].compactMap(PackageName.pinned)))
  }

  /// These and one more, resolved together so that one version of everything fits all.
  func adding(_ requirement: String) -> Requirements {
    let path = Disk.realPath(file) ?? file
    let included = lines ?? [path.contains(" ") ? "-r \"\(path)\"" : "-r \(path)"]
    return Requirements(
      file: file, contents: contents + [requirement], lines: included + [requirement], hasLocalCode: hasLocalCode,
      pinned: pinned.union([requirement].compactMap(PackageName.pinned)))
  }
}

/// Finds out whether a function's dependencies hold the SDK, which Lambda's own runtime gives to those that do not.
enum SDKResolution {
  /// The packages that neither the function's files nor what was installed for it have.
  static func missing(own: [BundleFile], installed: DependencyInstall?) -> [String] {
    let known = StockSDK.packages(of: own)
    return StockSDK.required.filter { name in
      !known.contains(name) && !(installed.map { Disk.isFile("\($0.directory)/\(name)/__init__.py") } ?? false)
    }
  }

  /// A word on a version that was asked for and that the requirements do not give.
  static func warning(_ options: SDKOptions, installed: DependencyInstall?, place: String) -> BundleWarning? {
    guard let wanted = options.version,
      let given = installed?.distributions.first(where: { PackageName.normalised($0.name) == "boto3" })?.version, given != wanted
    else { return nil }
    return BundleWarning(
      place, "its requirements give boto3 \(given), so --sdk-version \(wanted) is not used: it is for functions that name no boto3")
  }
}
