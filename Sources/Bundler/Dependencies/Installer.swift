import FunctionProject

/// The program that installs wheels for another platform.
struct Installer {
  enum Kind: String { case uv, pip }

  let kind: Kind
  private let program: String
  /// What asks for the installer's version; part of the cache's key.
  private let arguments: [String]
  private let environment: [String: String]
  /// Whether the interpreter that runs pip is of the function's version.
  let fitsVersion: Bool

  /// uv where it is on `PATH`; else pip in a Python of the function's version, or else in any.
  /// - Returns: nil when there is none.
  static func find(for platform: TargetPlatform, environment: [String: String]) -> Installer? {
    let finder = ProgramFinder(environment: environment)
    if let uv = finder.onPath("uv").first {
      return Installer(kind: .uv, program: uv, arguments: [], environment: environment, fitsVersion: true)
    }
    // Isolated: a module of the working directory must not stand in for one of pip's.
    for python in finder.pythons(platform.pythonVersion) {
      let script = "import pip, sys; sys.exit(0 if '%d.%d' % sys.version_info[:2] == '\(platform.pythonVersion)' else 3)"
      guard let outcome = try? ChildProcess(program: python, arguments: ["-I", "-c", script], environment: environment).run(),
        outcome.exitCode == 0 || outcome.exitCode == 3
      else { continue }
      return Installer(
        kind: .pip, program: python, arguments: ["-I", "-m", "pip"], environment: environment, fitsVersion: outcome.exitCode == 0)
    }
    return nil
  }

  /// Environment variables that change what is installed.
  var settings: [String] {
    environment.filter { $0.key.hasPrefix("PIP_") || $0.key.hasPrefix("UV_") }.map { "\($0.key)=\($0.value)" }.sorted()
  }

  /// Installs `requirements`, read from `file`, into the empty directory `target`.
  func install(
    _ requirements: Requirements, file: String, into target: String, for platform: TargetPlatform
  ) throws(BundleError) {
    let outcome = try ChildProcess(
      program: program, arguments: arguments + command(file: file, target: target, platform), environment: childEnvironment
    ).run()
    guard outcome.exitCode != 0 else { return }
    throw .dependencies(
      place: requirements.file,
      reason: "\(kind.rawValue) could not install it for Python \(platform.pythonVersion) on \(platform.architecture) (exit code "
        + "\(outcome.exitCode)). For a package without a fitting wheel, build one and name its folder in "
        + "\(kind == .uv ? "UV_FIND_LINKS" : "PIP_FIND_LINKS"), or put the package into the code directory and use --no-dependencies",
      output: outcome.tail())
  }

  private func command(file: String, target: String, _ platform: TargetPlatform) -> [String] {
    switch kind {
    case .uv:
      [
        "pip", "install", "--quiet", "--no-progress", "--target", target, "--python-version", platform.pythonVersion,
        "--python-platform", platform.uvPlatform, "--only-binary", ":all:", "--link-mode", "copy", "-r", file,
      ]
    case .pip:
      [
        "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-compile", "--no-warn-script-location",
        "--root-user-action", "ignore", "--target", target, "--implementation", "cp", "--python-version",
        platform.pythonVersion, "--only-binary", ":all:",
      ] + platform.pipPlatforms.flatMap { ["--platform", $0] } + ["-r", file]
    }
  }

  private var childEnvironment: [String: String] {
    var environment = environment
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    // What another interpreter should not see, and what would put packages elsewhere.
    for name in ["PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV"] {
      environment[name] = nil
    }
    return environment
  }
}
