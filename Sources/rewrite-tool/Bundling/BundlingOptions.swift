import ArgumentParser
import Bundler
import FoundationEssentials
import FunctionProject

/// A processor that Lambda runs functions on.
enum Platform: String, ExpressibleByArgument, CaseIterable {
  case x86 = "x86_64"
  case arm64
}

/// What goes into a function's zip.
struct BundlingOptions: ParsableArguments {
  @Option(name: .customLong("output"), help: "The directory for the zips and manifest.json.") var directory: String

  @Option(
    name: .customLong("include"),
    help: "A pattern as in .gitignore: packed although an ignore file or a default leaves it out; repeatable."
  )
  var includes: [String] = []

  @Option(help: "A requirements file for every function, instead of what its directory holds.") var requirements: String?
  @Flag(help: "Install nothing: what a function needs stands in its directory or in layers.") var noDependencies = false
  @Flag(help: "Leave out directories named tests in dependencies.") var excludeDependencyTests = false
  @Flag(help: "Install dependencies anew, and keep these.") var noCache = false
  @Flag(help: "Ship the runtime as source only, so that the zip is the same where no Python of the function's version is at hand.")
  var noBytecode = false

  @Option(help: "3.13, say: for functions that declare no runtime.") var pythonVersion: String?
  @Option(help: "The processor of functions that declare no architecture. Default: x86_64.")
  var platform: Platform?

  @OptionGroup var sdk: SDKChoice

  @Flag(
    name: .customLong("output-base64sha256"),
    help: "Write the base64 SHA-256 of NAME.zip to NAME.zip.base64sha256, for Terraform's source_code_hash."
  )
  var writesDigests = false

  func validate() throws {
    if let pythonVersion, pythonVersion.wholeMatch(of: /3\.\d+/) == nil {
      throw ValidationError("--python-version \(pythonVersion): write 3.13, say")
    }
  }

  /// These options with what `[tool.gammaray]` says where the command line is silent.
  func completed(by configuration: ProjectConfiguration?) throws -> BundlingOptions {
    guard let configuration else { return self }
    var options = self
    options.requirements = requirements ?? configuration.requirements.map { PathText.join(configuration.directory, $0) }
    options.pythonVersion = pythonVersion ?? configuration.pythonVersion
    options.sdk = try sdk.completed(by: configuration)
    options.platform = platform ?? configuration.platform.flatMap(Platform.init(rawValue:))
    do { try options.validate() } catch {
      throw Failure("\(configuration.path): error: [tool.gammaray] python-version: write 3.13, say")
    }
    return options
  }

  /// - Throws: `badSourceDate`.
  func bundleOptions(for selection: SelectionOptions) throws(BundleError) -> BundleOptions {
    let environment = ProcessInfo.processInfo.environment
    var options = BundleOptions(directory: directory, environment: environment)
    options.mode = selection.mode ?? .dynamic
    options.sdk = sdk.options
    options.workerCount = selection.jobs.map { max(1, $0) }
    options.excludes = selection.excludes
    options.includes = includes
    options.requirements = requirements
    options.installsDependencies = !noDependencies
    options.excludesDependencyTests = excludeDependencyTests
    options.ignoresCache = noCache
    options.compilesRuntime = !noBytecode
    options.pythonVersion = pythonVersion
    options.architecture = platform?.rawValue
    options.timestamp = try BundleOptions.timestamp(environment: environment)
    return options
  }
}
