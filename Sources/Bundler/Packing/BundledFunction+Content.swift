import FunctionProject
import PyRewriter
import ZipWriter

extension BundledFunction {
  init(
    _ function: LambdaFunction, mode: Mode, own: OwnCode, content: BundleContent, summary: ZipSummary,
    platform: TargetPlatform?, installed: DependencyInstall?, layers: LayerSizes, zip: String, sdk: BundledSDK?, warnings: [BundleWarning]
  ) {
    name = function.name
    self.zip = zip
    handler = function.handler
    runtime = platform.map { "python\($0.pythonVersion)" }
    architecture = platform?.architecture ?? function.architecture ?? "x86_64"
    self.mode = mode.rawValue
    sizes = Sizes(
      zipped: Int(summary.archiveSize), unzipped: Int(summary.uncompressedSize), layers: layers.bytes)
    sha256 = summary.base64SHA256
    counts = Counts(
      files: summary.entries.count, own: content.count(.function), dependencies: content.count(.dependency),
      runtime: content.count(.runtime), rewritten: own.rewritten)
    let isCompiled = content.files.contains { $0.origin == .runtime && $0.path.hasSuffix(".pyc") }
    bytecode = isCompiled ? platform?.pythonVersion : nil
    dependencies = installed?.distributions.map { "\($0.name)==\($0.version)" } ?? []
    unpinned = installed?.unpinned ?? []
    largest = SizeShare.largest(content.shares)
    leftOut = own.leftOut.map(\.path)
    uncountedLayers = layers.unknown
    self.sdk = sdk
    self.warnings = warnings
  }
}
