import FunctionProject
import Glibc
import Testing

@Suite struct ConventionTests {
  @Test func findsHandlersOfTwoParameters() throws {
    let project = try TemporaryProject([
      "lambda_function.py": "def lambda_handler(event, context): pass\n",
      "orders/create.py": "\ndef handler(event, context): pass\n",
      "pkg/__init__.py": "", "pkg/api/__init__.py": "def handler(event, context): pass\n",
      "pkg/api/both.py":
        "def handler(event, context): pass\ndef lambda_handler(event, context): pass\n",
      "one.py": "def handler(event): pass\n", "assigned.py": "handler = 1\n",
      "words.py": "# handler\n",
      "test_x.py": "def handler(event, context): pass\n",
      "conftest.py": "def handler(event, context): pass\n",
      "tests/x.py": "def handler(event, context): pass\n", "venv/pyvenv.cfg": "",
      "venv/x.py": "def handler(event, context): pass\n", ".gitignore": "dist/\n",
      "dist/x.py": "def handler(event, context): pass\n",
    ])
    let found = try project.discover()
    #expect(found.problems.isEmpty && found.skipped.isEmpty)
    #expect(
      found.functions.map(\.name) == [
        "lambda_function", "orders-create", "pkg-api", "pkg-api-both-lambda_handler",
        "pkg-api-both-handler", "tests-x",
      ])
    #expect(
      found.functions.map(\.handler) == [
        "lambda_function.lambda_handler", "create.handler", "pkg/api.handler",
        "pkg/api/both.lambda_handler",
        "pkg/api/both.handler", "x.handler",
      ])
    #expect(
      found.functions.map { project.relative($0.codeDirectory) } == [
        ".", "orders", ".", ".", ".", "tests",
      ])
    #expect(found.functions.map(\.line) == [1, 2, 1, 2, 1, 1])
  }

  @Test func doesNotWaitForAPipe() throws {
    let project = try TemporaryProject(["a/x.txt": ""])
    for name in ["app.py", "template.yaml"] {
      #expect(unsafe mkfifo("\(project.path)/\(name)", 0o600) == 0)
      let found = try project.discover([name])
      #expect(project.texts(found).count == 1 && project.texts(found)[0].contains("it is a pipe"))
    }
  }

  @Test func countsBytesNotCharactersInPaths() throws {
    let project = try TemporaryProject(["café/ünï/app.py": SAMTests.module])
    let found = try project.discover(["café"])
    #expect(found.functions.map(\.name) == ["ünï-app"] && found.functions.map(\.handler) == ["app.handler"])
  }

  @Test func yieldsToTemplates() throws {
    let project = try TemporaryProject([
      "app.py": SAMTests.module,
      "template.yaml":
        "Resources: {F: {Type: AWS::Lambda::Function, Properties: {Runtime: nodejs20.x}}}",
    ])
    let found = try project.discover()
    #expect(found.functions.isEmpty && found.skipped.count == 1)
  }

  @Test func looksAtAFileNamedOutright() throws {
    let project = try TemporaryProject(["src/app.py": SAMTests.module])
    let found = try project.discover(["src/app.py"])
    #expect(
      found.functions.map(\.name) == ["app"] && found.functions.map(\.handler) == ["app.handler"])
  }
}
