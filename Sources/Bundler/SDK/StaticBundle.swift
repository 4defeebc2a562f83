import FunctionProject
import PyRewriter

/// What static mode makes of the SDK, and of the dependencies that use it, for one function.
struct StaticBundle {
  private(set) var dependencies: [BundleFile] = []
  /// The copy, with its bytecode.
  private(set) var sdk: [BundleFile] = []
  private(set) var report: BundledSDK?
  private(set) var findings: [Diagnostic] = []
  private let layers: [LayerModules]

  /// Takes the stock SDK out of `own` and `dependencies`.
  init(
    of function: LambdaFunction, own: inout OwnCode, dependencies given: [BundleFile], distributions: [Distribution], version: String?,
    options: BundleOptions
  ) throws(BundleError) {
    layers = function.layers.compactMap(LayerModules.init)
    var given = given
    let stock = StockSDK(own: &own.files, dependencies: &given, distributions: distributions)
    let imports = try DependencyImports(given)
    (dependencies, findings) = (imports.files, imports.findings)
    guard options.sdk.form != .none else {
      sdk = stock.metadata.map { BundleFile($0.path, content: $0.content, mode: $0.mode, size: $0.size, origin: .sdk) }
      return
    }
    let needs = try Self.needs(own, given, layers, stock, "\(function.position)", options)
    let copy = try SDKCopy(stock, needs: needs, options: options.sdk, environment: options.environment)
    var bytecode: [BundleFile] = []
    if options.compilesRuntime, let version {
      let companions = dependencies.filter { StockSDK.companions.contains($0.topLevelName) }
      bytecode = try BytecodeFiles.compiled(copy.files + companions, for: version, root: "/var/task", environment: options.environment)
    }
    sdk = copy.files + bytecode
    report = copy.report(stock, form: options.sdk.form, bytecode: bytecode)
  }

  private static func needs(
    _ own: OwnCode, _ dependencies: [BundleFile], _ layers: [LayerModules], _ stock: StockSDK, _ place: String, _ options: BundleOptions
  ) throws(BundleError) -> ServiceNeeds? {
    guard options.sdk.form == .slim, let catalog = options.catalog else { return nil }
    return try ServiceNeeds(
      own: own.files, dependencies: dependencies, layers: layers.flatMap(\.files), handler: own.handlerDefinition, asked: options.sdk.services,
      known: SDKData.services(of: stock), catalog: catalog, place: place)
  }

  /// What the function's owner should know.
  func warnings(of function: LambdaFunction, _ installed: DependencyInstall?, _ options: BundleOptions) -> [BundleWarning] {
    let place = "\(function.position)"
    let version = SDKResolution.warning(options.sdk, installed: installed, place: place)
    return [report?.warning.map { BundleWarning(place, $0) }, version].compactMap(\.self) + layers.compactMap(\.importWarning)
  }
}
