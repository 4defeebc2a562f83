import Foundation
import Testing

@Suite struct DependencyTests {
  private func workspace(requirements: String? = "demo==1.0\n", _ properties: String = "Runtime: python3.12") async throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeFunction(properties)
    if let requirements { try workspace.write("code/requirements.txt", requirements) }
    try await Wheel.write(
      "demo", files: ["demo/__init__.py": "NAME = 'demo'\n", "demo/tests/test_x.py": "", "demo/data.txt": "theirs"],
      entryPoints: "[console_scripts]\ndemo = demo:main\n", into: workspace)
    return workspace
  }

  @Test func areInstalledWithoutWhatDependsOnTheMachine() async throws {
    let workspace = try await workspace()
    let outcome = try workspace.run("bundle", ".", "--output", "out", "--format", "json")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\"demo==1.0\""))
    let zip = try workspace.unpack("out/Fn.zip")
    #expect(
      zip.paths == [
        "app.py", "demo-1.0.dist-info/METADATA", "demo-1.0.dist-info/RECORD", "demo-1.0.dist-info/WHEEL",
        "demo-1.0.dist-info/entry_points.txt", "demo/__init__.py", "demo/data.txt", "demo/tests/test_x.py", "requirements.txt",
      ])
    let record = try zip.text("demo-1.0.dist-info/RECORD")
    #expect(!record.contains("bin/") && !record.contains("INSTALLER") && record.contains("demo/__init__.py"))
  }

  @Test func areInstalledOnceAndWhollyLeftOutOnDemand() async throws {
    let workspace = try await workspace()
    #expect(try workspace.run("bundle", ".", "--output", "out").errors.contains("installing"))
    // The cache holds it: the wheel is needed no more.
    try FileManager.default.removeItem(atPath: workspace.path("wheels"))
    let second = try workspace.run("bundle", ".", "--output", "again", "--exclude-dependency-tests")
    #expect(second.exitCode == 0 && !second.errors.contains("installing"), "\(second.errors)")
    #expect(try !workspace.unpack("again/Fn.zip").has("demo/tests"))
    let fresh = try workspace.run("bundle", ".", "--output", "fresh", "--no-cache")
    #expect(fresh.exitCode == 2)
    #expect(try workspace.run("bundle", ".", "--output", "none", "--no-dependencies").exitCode == 0)
    #expect(try workspace.unpack("none/Fn.zip").paths == ["app.py", "requirements.txt"])
  }

  @Test func anInstallersFailureIsExplained() async throws {
    let workspace = try await workspace(requirements: "demo==1.0\nmissing-package==3\n")
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("code/requirements.txt: error: "), "\(outcome.errors)")
    #expect(outcome.errors.contains("missing-package") && outcome.errors.contains("--no-dependencies"))
    #expect(!workspace.exists("out/Fn.zip"))
    let left = try FileManager.default.contentsOfDirectory(atPath: workspace.path("cache/gammaray/dependencies"))
    #expect(left.isEmpty)
  }

  @Test func includedFilesCountForTheCacheAndAreFound() async throws {
    let workspace = try await workspace(requirements: "# all of it\n-r more/base.txt\n")
    try workspace.write("code/more/base.txt", "demo==1.0 # pinned\n")
    try await Wheel.write("demo", version: "2.0", files: ["demo/__init__.py": "NAME = 'newer'\n"], into: workspace)
    try workspace.run("bundle", ".", "--output", "out")
    #expect(try workspace.unpack("out/Fn.zip").text("demo/__init__.py") == "NAME = 'demo'\n")
    try workspace.write("code/more/base.txt", "demo \\\n  == 2.0\n")
    try workspace.run("bundle", ".", "--output", "out")
    #expect(try workspace.unpack("out/Fn.zip").text("demo/__init__.py") == "NAME = 'newer'\n")
    try workspace.write("code/requirements.txt", "demo\n-r absent.txt\n")
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("code/requirements.txt:2:1: error: code/absent.txt"), "\(outcome.errors)")
  }

  @Test func pyprojectAndTheRequirementsOption() async throws {
    let workspace = try await workspace(requirements: nil)
    try workspace.write("code/pyproject.toml", "[project]\nname = 'x'\ndependencies = [\"demo>=1\"]\n")
    #expect(try workspace.run("bundle", ".", "--output", "out").exitCode == 0)
    #expect(try workspace.unpack("out/Fn.zip").has("demo/__init__.py"))
    try workspace.write("other.txt", "absent-package\n")
    #expect(try workspace.run("bundle", ".", "--output", "out", "--requirements", "other.txt").exitCode == 2)
    try workspace.write("code/pyproject.toml", "[project]\ndependencies = oops\n")
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("code/pyproject.toml:2:"), "\(outcome.errors)")
  }

  @Test func wheelsFitTheRuntime() async throws {
    let workspace = try Workspace()
    try workspace.writeTemplate([
      "Arm: {CodeUri: code, Handler: app.handler, Runtime: python3.12, Architectures: [arm64]}",
      "Intel: {CodeUri: code, Handler: app.handler, Runtime: python3.11}",
      "New: {CodeUri: code, Handler: app.handler, Runtime: python3.12}",
    ])
    try workspace.write("code/app.py", "def handler(event, context): pass\n")
    try workspace.write("code/requirements.txt", "native\n")
    for tag in [
      "cp312-cp312-manylinux_2_28_aarch64", "cp312-cp312-manylinux_2_28_x86_64", "cp311-cp311-manylinux_2_28_x86_64",
      "cp311-cp311-manylinux2014_x86_64", "cp311-cp311-manylinux_2_35_x86_64",
    ] { try await Wheel.write("native", tag: tag, files: ["native.py": tag], into: workspace) }
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(try workspace.unpack("out/Arm.zip").text("native.py") == "cp312-cp312-manylinux_2_28_aarch64")
    #expect(try workspace.unpack("out/New.zip").text("native.py") == "cp312-cp312-manylinux_2_28_x86_64")
    #expect(try workspace.unpack("out/Intel.zip").text("native.py") == "cp311-cp311-manylinux2014_x86_64")
  }

  @Test func theFunctionsOwnFilesGoFirst() async throws {
    let workspace = try await workspace()
    try workspace.write("code/demo/data.txt", "mine")
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.contains("warning: 1 file of the dependency demo give way"), "\(outcome.errors)")
    let zip = try workspace.unpack("out/Fn.zip")
    #expect(try zip.text("demo/data.txt") == "mine")
    #expect(zip.has("demo/__init__.py"))
  }

  @Test func equalFilesAreNoConflict() async throws {
    let workspace = try await workspace()
    try workspace.write("code/demo/data.txt", "theirs")
    #expect(try !workspace.run("bundle", ".", "--output", "out").errors.contains("give way"))
  }

  @Test func excludesWithoutASlashAreTheFunctionsOwn() async throws {
    let workspace = try await workspace()
    try workspace.write("code/notes.txt", "")
    try workspace.run("bundle", ".", "--output", "out", "--exclude", "*.txt", "--exclude", "demo/tests")
    let zip = try workspace.unpack("out/Fn.zip")
    #expect(zip.has("demo/data.txt") && !zip.has("demo/tests") && !zip.has("notes.txt"))
  }

  @Test func openVersionsAreSaid() async throws {
    let workspace = try await workspace(requirements: "Demo[x] == 1.0 ; python_version > '3'\nother>=1\n")
    try await Wheel.write("other", files: ["other.py": ""], into: workspace)
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("note: the requirements leave the version open of other\n"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("Pipfile", ""), ("poetry.lock", ""), ("pyproject.toml", "[tool.poetry.dependencies]\nrequests = '*'\n"),
    ("pyproject.toml", "[project]\nname = 'x'\ndynamic = ['dependencies']\n"),
  ])
  func manifestsThatAreNotReadAreSaid(name: String, text: String) throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    try workspace.write("code/\(name)", text)
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.contains("code/\(name): warning: not read"), "\(outcome.errors)")
    #expect(try !workspace.run("bundle", ".", "--output", "out", "--no-dependencies").errors.contains("warning"))
  }

  @Test func modulesOfTheWorkingDirectoryDoNotDisturbTheInstaller() async throws {
    let workspace = try await workspace()
    for module in ["email", "logging", "pip", "typing"] { try workspace.write("\(module).py", "raise SystemExit('shadowed')\n") }
    let outcome = try workspace.run("bundle", "template.yaml", "--output", "out", environment: ["PYTHONPATH": "."])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  @Test func aDependencyNamedLikeTheRuntimeIsRefused() async throws {
    let workspace = try await workspace(requirements: "gammaray\n")
    try await Wheel.write("gammaray", files: ["gammaray/__init__.py": ""], into: workspace)
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("take it out of the requirements"))
  }

  @Test func codeOfThisMachineIsInstalledAnew() async throws {
    let workspace = try await workspace(requirements: nil)
    try workspace.write("code/requirements.txt", "file://\(workspace.path("wheels/demo-1.0-py3-none-any.whl"))\n")
    #expect(try workspace.run("bundle", ".", "--output", "out").exitCode == 0)
    try await Wheel.write("demo", files: ["demo/__init__.py": "NAME = 'changed'\n"], into: workspace)
    #expect(try workspace.run("bundle", ".", "--output", "out").exitCode == 0)
    #expect(try workspace.unpack("out/Fn.zip").text("demo/__init__.py") == "NAME = 'changed'\n")
  }

  @Test func aFunctionWithoutRuntimeNeedsAVersion() async throws {
    let workspace = try Workspace()
    try workspace.write("app.py", "def handler(event, context): pass\n")
    try workspace.write("requirements.txt", "demo\n")
    try await Wheel.write("demo", files: ["demo/__init__.py": ""], into: workspace)
    let outcome = try workspace.run("bundle", ".", "--handler", "app.handler", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("--python-version"))
    let given = try workspace.run(
      "bundle", ".", "--handler", "app.handler", "--output", "out", "--python-version", "3.11", "--exclude", "wheels")
    #expect(given.exitCode == 0, "\(given.errors)")
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["GAMMARAY_TEST_PYPI"] == "1"))
  func fromPyPI() async throws {
    let workspace = try await workspace(
      requirements: "numpy==2.1.3\nrequests==2.32.3\n", "Runtime: python3.12, Architectures: [arm64]")
    let outcome = try workspace.run("bundle", ".", "--output", "out", environment: ["PIP_NO_INDEX": "0"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let zip = try workspace.unpack("out/Fn.zip")
    #expect(zip.paths.contains { $0.hasSuffix("cpython-312-aarch64-linux-gnu.so") })
    #expect(zip.has("requests/__init__.py") && zip.has("requests-2.32.3.dist-info/METADATA"))
  }
}
