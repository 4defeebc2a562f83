import FunctionProject
import PyRewriter

/// The instrumented SDK, with what it needs, as a layer's files: for functions that are bundled with `--sdk none`.
struct SDKLayer {
  let files: [BundleFile]
  let report: BundledSDK

  /// - Parameters:
  ///   - prefix: in the zip: `python/`.
  ///   - oldest: the Python that what is installed has to run on.
  ///   - versions: to ship bytecode for.
  /// - Throws: `dependencies` when the SDK cannot be installed.
  init(
    prefix: String, root: String, oldest: String, versions: [String], options: BundleOptions
  ) throws(BundleError) {
    let platform = TargetPlatform(pythonVersion: oldest, architecture: "x86_64")
    let installer = Installer.find(for: platform, environment: options.environment)
    let installed = try DependencyInstall(.only(options.sdk.requirement), for: platform, with: installer, options: options)
    defer { installed.discard() }
    var own: [BundleFile] = []
    var others = try CodeTree(at: installed.directory, rules: BundleRules(installedExcluding: []), origin: .dependency).files
    let stock = StockSDK(own: &own, dependencies: &others, distributions: installed.distributions)
    var needs: ServiceNeeds?
    if options.sdk.form == .slim {
      needs = try ServiceNeeds(asked: options.sdk.services, known: SDKData.services(of: stock), place: "layer")
    }
    let copy = try SDKCopy(stock, needs: needs, options: options.sdk, environment: options.environment)
    var bytecode: [BundleFile] = []
    for version in versions {
      bytecode += try BytecodeFiles.compiled(copy.files + others, for: version, root: root, environment: options.environment)
    }
    files = (copy.files + others + bytecode).map { file in
      BundleFile(prefix + file.path, content: file.content, mode: file.mode, size: file.size, origin: file.origin)
    }
    report = copy.report(stock, form: options.sdk.form, bytecode: bytecode)
  }
}
