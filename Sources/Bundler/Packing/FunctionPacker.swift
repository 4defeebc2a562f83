package import FunctionProject
import Glibc
package import PyRewriter
import ZipWriter

/// Packs functions, one zip each.
package struct FunctionPacker: Sendable {
  /// A row of the manifest, and what the rewriter found.
  package struct Outcome: Sendable {
    package let function: BundledFunction
    package let findings: [Diagnostic]
  }

  private let options: BundleOptions
  private let memory = RunMemory()

  package init(options: BundleOptions) { self.options = options }

  /// The path of a function's zip.
  package func zipPath(of function: LambdaFunction) -> String {
    PathText.join(options.directory, "\(SafeName.escaping(function.name)).zip")
  }

  /// The path of the file with the zip's SHA-256 in base64.
  package func digestPath(of function: LambdaFunction) -> String { zipPath(of: function) + ".base64sha256" }

  /// Writes the function's zip. When that fails, there is none: an older one is removed. So is the digest of an older one.
  package func pack(_ function: LambdaFunction) async throws(BundleError) -> Outcome {
    let zip = zipPath(of: function)
    unsafe unlink(digestPath(of: function))
    do throws(BundleError) {
      return try await write(function)
    } catch {
      unsafe unlink(zip)
      throw error
    }
  }

  private func write(_ function: LambdaFunction) async throws(BundleError) -> Outcome {
    let platform = try platform(of: function)
    var own = try OwnCode(of: function, options: options)
    let installed = try dependencies(of: function, own: own.files, platform: platform)
    defer { installed?.discard() }
    let runtime = try runtimePackage(for: platform)
    var dependencies = try files(of: installed)
    var hooks = BundleHooks()
    if options.mode == .hybrid, let catalog = options.catalog {
      hooks = try BundleHooks(own: own.files, dependencies: dependencies, layers: function.layers, catalog: catalog)
      dependencies = try hooks.hooking(dependencies)
    }
    var bundle: StaticBundle?
    if options.mode == .static {
      bundle = try StaticBundle(
        of: function, own: &own, dependencies: dependencies, distributions: installed?.distributions ?? [],
        version: platform?.pythonVersion, options: options)
    }
    try own.instrument(mode: options.mode, hooks: hooks)
    let content = try BundleContent(
      own: own.files, dependencies: bundle?.dependencies ?? dependencies, sdk: bundle?.sdk ?? [], runtime: runtime,
      place: "\(function.position)")
    let layers = LayerSizes(function.layers)
    try checkSize(of: content, layers, function)
    let summary: ZipSummary
    do throws(ZipError) {
      summary = try await writeZip(
        content.files.map(\.entry), to: zipPath(of: function),
        options: ZipOptions(timestamp: options.timestamp, workerCount: options.workerCount))
    } catch {
      throw .archive(error.description)
    }
    let row = BundledFunction(
      function, mode: options.mode, own: own, content: content, summary: summary, platform: platform,
      installed: installed, layers: layers, zip: PathText.name(of: zipPath(of: function)), sdk: bundle?.report,
      warnings: warnings(function, content, summary, runtime, installed, platform) + hooks.warnings
        + (bundle?.warnings(of: function, installed, options) ?? []))
    return Outcome(function: row, findings: own.findings + hooks.findings + (bundle?.findings ?? []))
  }

  /// - Returns: nil when the runtime is not known.
  private func platform(of function: LambdaFunction) throws(BundleError) -> TargetPlatform? {
    let declared = function.runtime.map { $0.hasPrefix("python") ? String($0.dropFirst(6)) : $0 }
    guard let version = declared ?? options.pythonVersion else { return nil }
    let platform = TargetPlatform(
      pythonVersion: version, architecture: function.architecture ?? options.architecture ?? "x86_64")
    guard version.hasPrefix("3."), platform.minor >= 9 else {
      throw .unfit(
        place: "\(function.position)", reason: "\(function.name) runs on Python \(version), GammaRay's runtime needs 3.9 or later")
    }
    return platform
  }

  private func dependencies(
    of function: LambdaFunction, own: [BundleFile], platform: TargetPlatform?
  ) throws(BundleError) -> DependencyInstall? {
    var requirements: Requirements?
    if options.installsDependencies, let directory = function.codeDirectory {
      requirements = try Requirements.find(in: directory, chosen: options.requirements)
    }
    let installed = try requirements.map { requirements throws(BundleError) in
      try install(requirements, for: platform, function)
    }
    guard options.mode == .static, options.sdk.form != .none, !SDKResolution.missing(own: own, installed: installed).isEmpty else {
      return installed
    }
    installed?.discard()
    let requirement = options.sdk.requirement
    return try install(requirements?.adding(requirement) ?? .only(requirement), for: platform, function)
  }

  private func install(
    _ requirements: Requirements, for platform: TargetPlatform?, _ function: LambdaFunction
  ) throws(BundleError) -> DependencyInstall {
    guard let platform else {
      throw .unfit(
        place: "\(function.position)",
        reason: "\(function.name) has no known runtime to install \(requirements.file) for: give --python-version 3.13, say")
    }
    let installer = memory.installer(for: platform.pythonVersion) {
      Installer.find(for: platform, environment: options.environment)
    }
    return try DependencyInstall(requirements, for: platform, with: installer, options: options)
  }

  private func files(of installed: DependencyInstall?) throws(BundleError) -> [BundleFile] {
    guard let installed else { return [] }
    // A bare name means the function's own files: `*.json` would break botocore.
    let paths = options.excludes.filter { $0.dropLast().contains("/") }
    let excludes = paths + (options.excludesDependencyTests ? ["tests/"] : [])
    return try CodeTree(at: installed.directory, rules: BundleRules(installedExcluding: excludes), origin: .dependency).files
  }

  private func runtimePackage(for platform: TargetPlatform?) throws(BundleError) -> RuntimePackage {
    let version = options.compilesRuntime ? platform?.pythonVersion : nil
    return try memory.runtime(for: version ?? "") { () throws(BundleError) in
      try RuntimePackage(
        for: options.mode, prefix: "", root: "/var/task", versions: [version].compactMap { $0 }, catalog: options.catalog,
        environment: options.environment)
    }
  }

  private func checkSize(
    of content: BundleContent, _ layers: LayerSizes, _ function: LambdaFunction
  ) throws(BundleError) {
    let bytes = content.bytes + layers.bytes
    guard bytes > options.limits.unzipped else { return }
    throw .tooLarge(
      place: "\(function.position)", bytes: bytes, layerBytes: layers.bytes, limit: options.limits.unzipped,
      largest: SizeShare.largest(content.shares + layers.known))
  }

  private func warnings(
    _ function: LambdaFunction, _ content: BundleContent, _ summary: ZipSummary, _ runtime: RuntimePackage,
    _ installed: DependencyInstall?, _ platform: TargetPlatform?
  ) -> [BundleWarning] {
    var warnings = content.warnings + (installed?.warnings ?? [])
    if summary.archiveSize > UInt64(options.limits.directUpload) {
      warnings.append(BundleWarning(
        function.position,
        "\(function.name)'s zip has \(Int(summary.archiveSize).grouped) bytes, more than the "
          + "\(options.limits.directUpload.grouped) of a direct upload: deploy it by way of S3"))
    }
    if options.compilesRuntime, runtime.compiledVersions.isEmpty {
      let which = platform.map { "no Python \($0.pythonVersion) is at hand" } ?? "its runtime is not known (--python-version)"
      warnings.append(BundleWarning(
        function.position, "\(function.name) gets the runtime without bytecode, since \(which): its cold start takes some 5 ms more"))
    }
    if installed == nil, options.installsDependencies, let directory = function.codeDirectory,
      let unread = UnreadManifest.warning(in: directory)
    {
      warnings.append(unread)
    }
    return warnings
  }
}

extension DependencyInstall {
  /// Removes what is not to be used again.
  func discard() {
    if isTemporary { Cache.remove(PathText.directory(of: directory)) }
  }
}
