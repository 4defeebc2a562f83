import ArgumentParser
import Bundler
import FoundationEssentials
import FunctionProject
import PyRewriter

/// `rewrite-tool layer`: the runtime alone, or with the instrumented SDK.
struct LayerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layer", abstract: "Pack the runtime as a Lambda layer, in static mode with the instrumented SDK.",
    discussion: "Functions that get the SDK from the layer are bundled with --mode static --sdk none. "
      + "The runtime knows what [tool.gammaray.catalog] of this directory's pyproject.toml says.")

  @Option(name: .customLong("output"), help: "The zip to write.") var path: String
  @Option(help: "static adds the instrumented SDK. Default: dynamic.") var mode = Mode.dynamic
  @Option(
    name: .customLong("python-version"),
    help: "3.13, say: ship bytecode for this Python; repeatable. Default: all that are at hand; in static mode none, and an SDK that runs on 3.10."
  )
  var versions: [String] = []
  @Flag(help: "Ship the source only.") var noBytecode = false
  @Flag(help: "Install the SDK anew, and keep it.") var noCache = false
  @OptionGroup var sdk: SDKChoice
  @OptionGroup var output: OutputOptions

  private struct Summary: Encodable {
    let path: String
    let zipped: Int
    let unzipped: Int
    let sha256: String
    let bytecode: [String]
    let sdk: BundledSDK?
  }

  func validate() throws {
    if mode == .static, (sdk.sdk ?? .slim) == .none { throw ValidationError("--sdk none: a layer of static mode holds the SDK: slim or full") }
    if mode == .static, (sdk.sdk ?? .slim) == .slim, sdk.services.isEmpty {
      throw ValidationError("--services: name what the functions of the layer use: s3,sns, say; or give --sdk full")
    }
    if mode == .static, let wrong = versions.first(where: { $0.wholeMatch(of: /3\.\d+/) == nil }) {
      throw ValidationError("--python-version \(wrong): write 3.13, say")
    }
  }

  private func options(_ catalog: Catalog) throws(BundleError) -> BundleOptions {
    let environment = ProcessInfo.processInfo.environment
    var options = BundleOptions(directory: ".", environment: environment)
    options.mode = mode
    options.catalog = catalog
    options.sdk = sdk.options
    options.ignoresCache = noCache
    options.timestamp = try BundleOptions.timestamp(environment: environment)
    if !output.quiet { options.onProgress = { Console.error($0) } }
    return options
  }

  /// The Python that the SDK has to run on: the oldest that is named.
  private var oldest: String {
    let minors = versions.compactMap { Int($0.drop { $0 != "." }.dropFirst()) }
    return minors.min().map { "3.\($0)" } ?? "3.10"
  }

  /// In static mode, bytecode for six Pythons would weigh more than the SDK.
  private var bytecodeVersions: [String] {
    if noBytecode { return [] }
    return versions.isEmpty && mode != .static ? RuntimeLayer.supportedVersions : versions
  }

  func run() async throws {
    let layer: RuntimeLayer
    let catalog = try SDKCatalog.here()
    do throws(BundleError) {
      layer = try await RuntimeLayer(path: path, versions: bytecodeVersions, oldest: oldest, options: options(catalog))
    } catch {
      throw Failure(error.description)
    }
    let missing = versions.filter { !layer.compiledVersions.contains($0) }
    for version in missing { Console.error("\(path): warning: no Python \(version) is at hand: the layer has no bytecode for it") }
    guard !output.quiet else { return }
    let summary = Summary(
      path: path, zipped: layer.zipped, unzipped: layer.unzipped, sha256: layer.sha256, bytecode: layer.compiledVersions,
      sdk: layer.sdk)
    if output.format == .json { return Console.print(try JSON.text(summary)) }
    Console.print("\(path)  \(layer.zipped.grouped) bytes zipped, \(layer.unzipped.grouped) unzipped  sha256 \(layer.sha256)")
    if let sdk = layer.sdk { Console.error("\(path): note: \(sdk.summary)") }
    Console.error("bytecode for Python: \(layer.compiledVersions.isEmpty ? "none" : layer.compiledVersions.joined(separator: ", "))")
  }
}
