import FunctionProject
import Testing

/// The same rules as awslambdaric and Python's import system.
@Suite struct HandlerTests {
  private func file(_ handler: String, _ files: [String]) throws -> String? {
    let project = try TemporaryProject(Dictionary(uniqueKeysWithValues: files.map { ($0, "def f(e, c): pass") }))
    let found = try project.discover { $0.handler = handler }
    return project.relative(found.functions.first?.file)
  }

  @Test(arguments: [
    ("app.f", ["app.py"], "app.py"),
    ("pkg/app.f", ["pkg/app.py"], "pkg/app.py"),
    ("pkg.app.f", ["pkg/app.py"], "pkg/app.py"),
    ("a/b.c/d.f", ["a/b/c/d.py"], "a/b/c/d.py"),
    ("lambda-handler.f", ["lambda-handler.py"], "lambda-handler.py"),
    ("pkg.f", ["pkg/__init__.py", "pkg.py"], "pkg/__init__.py"),
    ("pkg.f", ["pkg/other.py", "pkg.py"], "pkg.py"),
    ("pkg.mod.f", ["pkg/mod/__init__.py", "pkg/mod.py", "pkg/__init__.py"], "pkg/mod/__init__.py"),
  ])
  func finds(handler: String, files: [String], expected: String) throws {
    #expect(try file(handler, files) == expected)
  }

  @Test(arguments: [
    ("pkg.mod.f", ["pkg/mod.py", "pkg.py"]), ("app.f", ["app.so", "app.py"]), ("App.f", ["app.py"]),
    ("pkg.f", ["pkg/other.py"]), ("app.py.f", ["app.py"]),
  ])
  func findsNothing(handler: String, files: [String]) throws {
    #expect(try file(handler, files) == nil)
  }

  @Test func theOptionMakesOneFunctionOfADirectory() throws {
    let project = try TemporaryProject([
      "shop/src/app.py": SAMTests.module,
      "shop/template.yaml": "Resources: {F: {Type: AWS::Lambda::Function, Properties: {Runtime: python3.12}}}",
    ])
    let found = try project.discover(["shop"]) {
      $0.handler = "src/app.handler"
      $0.runtime = "python3.11"
    }
    let function = try #require(found.functions.first)
    #expect(found.problems.isEmpty && found.functions.count == 1)
    #expect(function.name == "shop" && function.templateKind == .handlerOption && function.template == nil)
    #expect(function.runtime == "python3.11" && function.line == 3)
  }

  @Test func anOptionThatIsNoHandlerIsAnError() throws {
    let project = try TemporaryProject()
    #expect(throws: ProjectError.badHandlerOption("app", reason: "it has no dot: write module.function")) {
      try project.discover { $0.handler = "app" }
    }
  }

  @Test func aMissingPathIsAnError() throws {
    let project = try TemporaryProject()
    #expect(throws: ProjectError.missingPath("\(project.path)/gone")) { try project.discover(["gone"]) }
  }

  @Test func explicitPathsObeyExcludes() throws {
    let project = try TemporaryProject(["a/app.py": SAMTests.module, "b/app.py": SAMTests.module])
    let found = try project.discover(["a", "b/app.py"]) { $0.excludes = ["b/"] }
    #expect(found.functions.map { project.relative($0.file) } == ["a/app.py"])
    #expect(found.skipped.map(\.reason) == ["it is excluded"])
  }

  @Test func overlappingPathsCountOnce() throws {
    let project = try TemporaryProject([
      "a/template.yaml":
        "Resources: {F: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.12, Handler: app.handler}}}",
      "a/app.py": SAMTests.module,
    ])
    #expect(try project.discover([".", "a", "a/template.yaml"]).functions.count == 1)
    let plain = try TemporaryProject(["a/app.py": SAMTests.module])
    #expect(try plain.discover([".", "a", "a/app.py"]).functions.count == 1)
  }
}
