import FunctionProject
import Testing

@Suite struct ConfigurationTests {
  private func read(_ text: String) throws -> ProjectConfiguration? {
    let project = try TemporaryProject(["pyproject.toml": text])
    return try ProjectConfiguration.read("\(project.path)/pyproject.toml")
  }

  private func message(_ text: String) throws -> String {
    let project = try TemporaryProject(["pyproject.toml": text])
    do {
      _ = try ProjectConfiguration.read("\(project.path)/pyproject.toml")
    } catch {
      return error.description.replacing("\(project.path)/", with: "")
    }
    return "no error"
  }

  @Test func readsEveryOption() throws {
    let configuration = try #require(
      try read(
        """
        [project]
        name = "x"
        [tool.gammaray]
        mode = "hybrid"
        exclude = ["legacy", "*.gen.py"]
        function = "One"
        handler = "app.handler"
        requirements = 'reqs/prod.txt'
        python-version = "3.12"
        platform = "arm64"
        reporting = "strict"
        """))
    #expect(configuration.mode == "hybrid" && configuration.exclude == ["legacy", "*.gen.py"])
    #expect(configuration.functions == ["One"] && configuration.handler == "app.handler")
    #expect(configuration.requirements == "reqs/prod.txt" && configuration.pythonVersion == "3.12")
    #expect(configuration.platform == "arm64" && configuration.reporting == "strict")
  }

  @Test(arguments: [
    (
      "[tool.gammaray]\nmode = \"static\"\n  exlude = []\n",
      "pyproject.toml:3:3: error: [tool.gammaray] has no option exlude: did you mean exclude?"
    ),
    ("tool.gammaray.xyzzyqwertz = 1", "pyproject.toml: error: [tool.gammaray] has no option xyzzyqwertz: there are mode,"),
    ("[tool.gammaray]\nmode = \"fast\"", "pyproject.toml:2:1: error: [tool.gammaray] mode must be one of dynamic,"),
    ("[tool.gammaray]\nmode = 3", "pyproject.toml:2:1: error: [tool.gammaray] mode must be a text"),
    ("[tool.gammaray]\nexclude = [1]", "pyproject.toml:2:1: error: [tool.gammaray] exclude must be a text or a list"),
    ("[tool.gammaray]\nmode = \n", "pyproject.toml:2:"),
  ])
  func reports(text: String, expected: String) throws {
    let message = try message(text)
    #expect(message.hasPrefix(expected), "\(message)")
  }

  @Test(arguments: ["[project]\nname = 'gammaray'\n", "", "not toml at all ["])
  func leavesOtherFilesAlone(text: String) throws {
    #expect(try read(text) == nil)
  }

  @Test func isFoundAboveButNotOutsideTheRepository() throws {
    let project = try TemporaryProject([
      "pyproject.toml": "[tool.gammaray]\nmode = 'static'\n", "repo/.git/HEAD": "", "repo/a/b/app.py": "",
      "repo/a/pyproject.toml": "[project]\nname = 'x'\n",
    ])
    let file = "\(project.path)/repo/a/b/app.py"
    #expect(try ProjectConfiguration.find(for: file) == nil)
    try project.write("repo/pyproject.toml", "[tool.gammaray]\nmode = 'hybrid'\n")
    let found = try #require(try ProjectConfiguration.find(for: file))
    #expect(found.mode == "hybrid" && found.directory == "\(project.path)/repo")
  }
}
