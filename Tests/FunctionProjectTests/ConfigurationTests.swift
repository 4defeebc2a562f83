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
    (
      "tool.gammaray.xyzzyqwertz = 1",
      "pyproject.toml:1:1: error: [tool.gammaray] has no option xyzzyqwertz: there are mode,"
    ),
    (
      "[tool.gammaray]\nmode = \"fast\"",
      "pyproject.toml:2:1: error: [tool.gammaray] mode must be one of dynamic,"
    ),
    ("[tool.gammaray]\nmode = 3", "pyproject.toml:2:1: error: [tool.gammaray] mode must be a text"),
    (
      "[tool.gammaray]\nexclude = [1]",
      "pyproject.toml:2:1: error: [tool.gammaray] exclude must be a text or a list"
    ),
    ("[tool.gammaray]\nmode = \n", "pyproject.toml:2:"),
  ])
  func reports(text: String, expected: String) throws {
    let message = try message(text)
    #expect(message.hasPrefix(expected), "\(message)")
  }

  @Test func readsTheCatalog() throws {
    let configuration = try #require(
      try read(
        """
        [tool.gammaray.catalog]
        "mylib.events.emit" = "sns.publish"
        mylib.jobs.start = "stepfunctions.StartExecution"
        "ssm.put_parameter" = "triggers"
        http-hosts = ["api.example.com"]
        "own.Send" = {effect = "triggers", wakes = "a job", resource = "Queue", join-keys = ["MessageId"]}
        """))
    let settings = configuration.catalog
    #expect(settings.addition.wrappers == ["mylib.events.emit": "sns.publish", "mylib.jobs.start": "stepfunctions.StartExecution"])
    #expect(settings.addition.effects == ["ssm.put_parameter": "triggers"] && settings.addition.httpHosts == ["api.example.com"])
    let own = try #require(settings.addition.operations.first)
    #expect(own.service == "own" && own.name == "Send" && own.effect == .triggers && own.wakes == "a job")
    #expect(own.resourceParameters == ["Queue"] && own.joinKeys == ["MessageId"])
    #expect(settings.positions.mapValues(\.line) == ["mylib.events.emit": 2, "mylib.jobs.start": 3, "ssm.put_parameter": 4, "own.Send": 6])
  }

  @Test(arguments: [
    ("emit = \"sns.publish\"", "2:1: error: [tool.gammaray.catalog] emit must be a dotted name"),
    ("  'a.b' = \"often\"", "2:3: error: [tool.gammaray.catalog] a.b must be an operation, such as"),
    ("a.b = 3", "2:1: error: [tool.gammaray.catalog] a.b must be an operation, an effect or a table"),
    ("http-hosts = [1]", "2:1: error: [tool.gammaray.catalog] http-hosts must be a text or a list"),
    ("\"a.B\" = {effect = \"x\"}", "2:1: error: [tool.gammaray.catalog] a.B effect must be one of triggers,"),
    ("\"a.b\" = {effect = \"triggers\"}", "2:1: error: [tool.gammaray.catalog] a.b must be named service.Operation"),
    ("\"a.B\" = {effect = \"triggers\", woke = \"\"}", "2:1: error: [tool.gammaray.catalog] a.B has no option woke"),
  ])
  func reportsTheCatalog(line: String, expected: String) throws {
    let message = try message("[tool.gammaray.catalog]\n\(line)\n")
    #expect(message.hasPrefix("pyproject.toml:\(expected)"), "\(message)")
  }

  @Test(arguments: ["[project]\nname = 'gammaray'\n", "", "not toml at all ["])
  func leavesOtherFilesAlone(text: String) throws {
    #expect(try read(text) == nil)
  }

  @Test func isFoundAboveButNotOutsideTheRepository() throws {
    let project = try TemporaryProject([
      "pyproject.toml": "[tool.gammaray]\nmode = 'static'\n", "repo/.git/HEAD": "",
      "repo/a/b/app.py": "",
      "repo/a/pyproject.toml": "[project]\nname = 'x'\n",
    ])
    let file = "\(project.path)/repo/a/b/app.py"
    #expect(try ProjectConfiguration.find(for: file) == nil)
    try project.write("repo/pyproject.toml", "[tool.gammaray]\nmode = 'hybrid'\n")
    let found = try #require(try ProjectConfiguration.find(for: file))
    #expect(found.mode == "hybrid" && found.directory == "\(project.path)/repo")
  }
}
