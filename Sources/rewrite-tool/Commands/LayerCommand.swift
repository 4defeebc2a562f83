import ArgumentParser
import Bundler
import FoundationEssentials
import FunctionProject

/// `rewrite-tool layer`: the runtime alone.
struct LayerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layer", abstract: "Pack the runtime alone as a Lambda layer.",
    discussion: "It knows what [tool.gammaray.catalog] of this directory's pyproject.toml says.")

  @Option(name: .customLong("output"), help: "The zip to write.") var path: String
  @Option(name: .customLong("python-version"), help: "3.13, say: ship bytecode for this Python; repeatable. Default: all that are at hand.")
  var versions: [String] = []
  @Flag(help: "Ship the source only.") var noBytecode = false
  @OptionGroup var output: OutputOptions

  private struct Summary: Encodable {
    let path: String
    let zipped: Int
    let unzipped: Int
    let sha256: String
    let bytecode: [String]
  }

  func run() async throws {
    let layer: RuntimeLayer
    let catalog = try SDKCatalog.here()
    do throws(BundleError) {
      let environment = ProcessInfo.processInfo.environment
      layer = try await RuntimeLayer(
        path: path, versions: noBytecode ? [] : versions.isEmpty ? RuntimeLayer.supportedVersions : versions,
        catalog: catalog, timestamp: try BundleOptions.timestamp(environment: environment), environment: environment)
    } catch {
      throw Failure(error.description)
    }
    let missing = versions.filter { !layer.compiledVersions.contains($0) }
    for version in missing { Console.error("\(path): warning: no Python \(version) is at hand: the layer has no bytecode for it") }
    guard !output.quiet else { return }
    let summary = Summary(
      path: path, zipped: layer.zipped, unzipped: layer.unzipped, sha256: layer.sha256, bytecode: layer.compiledVersions)
    if output.format == .json { return Console.print(try JSON.text(summary)) }
    Console.print("\(path)  \(layer.zipped.grouped) bytes zipped, \(layer.unzipped.grouped) unzipped  sha256 \(layer.sha256)")
    Console.error("bytecode for Python: \(layer.compiledVersions.isEmpty ? "none" : layer.compiledVersions.joined(separator: ", "))")
  }
}
