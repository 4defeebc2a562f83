import FunctionProject
import Testing

@Suite struct ServerlessTests {
  @Test func readsFunctionsWithTheirProviderAndVariables() throws {
    let project = try TemporaryProject([
      "api/serverless.yml": """
        service: shop
        custom:
          stages: {dev: src, prod: live}
          dir: ${self:custom.stages.${opt:stage, self:provider.stage}}
          loop: ${self:custom.loop}
        provider:
          name: aws
          runtime: ${env:PY, 'python3.12'}
          stage: dev
          architecture: arm64
          environment: {A: '${self:service}-x', B: shared, C: '${ssm:/c}'}
        functions:
          create:
            name: ${self:service}-create-${sls:stage}
            handler: ${self:custom.dir}/pkg/mod.create
            environment: {B: own}
            layers: [{Ref: SharedLibLambdaLayer}, 'arn:x', !Ref Other]
          node: {handler: a.b, runtime: nodejs20.x}
          image: {image: x}
          packed: {handler: a.b, package: {artifact: out.zip}}
          loop: {handler: '${self:custom.loop}'}
        layers:
          sharedLib: {path: layer}
        """,
      "api/src/pkg/mod.py": "def create(event, context): pass\n",
    ])
    let found = try project.discover()
    let function = try #require(found.functions.first)
    #expect(found.functions.count == 1)
    #expect(function.name == "create" && function.functionName == "shop-create-dev")
    #expect(function.handler == "src/pkg/mod.create" && function.line == 1 && function.templateKind == .serverless)
    #expect(project.relative(function.codeDirectory) == "api")
    #expect(function.runtime == "python3.12" && function.architecture == "arm64")
    #expect(function.environment.map(\.name) == ["B", "A", "C"])
    #expect(function.environment.map(\.value) == ["own", "shop-x", nil])
    #expect(
      function.layers == [
        .directory(path: "\(project.path)/api/layer", isPythonRoot: false), .external("arn:x"), .external("Ref Other"),
      ])
    #expect(
      project.texts(found) == [
        "api/serverless.yml:18:3: skipped node: its runtime is nodejs20.x, not Python",
        "api/serverless.yml:19:3: skipped image: it is a container image",
        "api/serverless.yml:20:3: skipped packed: its code is the archive out.zip",
        "api/serverless.yml:21:19: skipped loop: its handler is known only at deployment",
      ])
  }

  @Test func takesOptionsAndEnvironmentFromTheCaller() throws {
    let project = try TemporaryProject([
      "serverless.yml": """
        provider: {name: aws, runtime: '${env:PY, "python3.8"}'}
        functions: {f: {handler: '${opt:dir, param:dir}/app.handler'}}
        params: {default: {dir: two}}
        """,
      "one/app.py": SAMTests.module, "two/app.py": SAMTests.module,
    ])
    #expect(try project.discover().functions.map(\.handler) == ["two/app.handler"])
    let found = try project.discover {
      $0.parameters = ["dir": "one"]
      $0.environment = ["PY": "python3.13"]
    }
    #expect(found.functions.map(\.handler) == ["one/app.handler"] && found.functions.map(\.runtime) == ["python3.13"])
  }

  @Test func readsIncludedFiles() throws {
    let project = try TemporaryProject([
      "serverless.yml": """
        provider: {name: aws, runtime: python3.12}
        functions:
          - ${file(./fns/one.yml)}
          - ${file(fns/two.yml):functions}
          - three: ${file(fns/three.json)}
          - ${file(fns/gone.yml)}
        """,
      "fns/one.yml": "one: {handler: app.handler}\n", "fns/two.yml": "functions:\n  two: {handler: gone.handler}\n",
      "fns/three.json": "{\"handler\": \"app.handler\"}", "app.py": SAMTests.module,
    ])
    let found = try project.discover()
    #expect(found.functions.map(\.name) == ["one", "two", "three"])
    #expect(
      project.texts(found) == [
        "fns/two.yml:2:18: error: two: no module gone in .: create gone.py, or correct the handler",
        "serverless.yml:6:5: skipped functions: where they are declared is not known here",
      ])
  }

  @Test func packsAModuleDirectoryOfItsOwn() throws {
    let project = try TemporaryProject([
      "serverless.yaml": """
        provider: {name: aws, runtime: python3.12}
        package: {individually: true}
        functions: {f: {handler: app.handler, module: fns/f}}
        """,
      "fns/f/app.py": SAMTests.module,
    ])
    let function = try #require(try project.discover().functions.first)
    #expect(project.relative(function.codeDirectory) == "fns/f" && function.line == 3)
  }

  @Test(arguments: [
    ("provider: google\nfunctions: {f: {handler: a.b}}", "its provider is google"),
    ("provider: {name: aws}\nfunctions: {f: {handler: a.b}}", "the framework's default is Node.js"),
    (
      "provider: {name: aws, runtime: python3.9}\nplugins: [serverless-wsgi]\nfunctions: {f: {handler: wsgi_handler.handler}}",
      "the plugin serverless-wsgi"
    ),
    ("provider: {name: aws}\nfunctions: ${file(x.js)}", "is not known here"),
  ])
  func names(text: String, reason: String) throws {
    let project = try TemporaryProject(["serverless.yml": text])
    let found = try project.discover()
    #expect(found.functions.isEmpty && found.problems.isEmpty && found.skipped.count == 1)
    #expect(found.skipped.first?.reason.contains(reason) == true)
  }

  @Test func configurationsThatAreProgramsAreNamed() throws {
    let project = try TemporaryProject(["serverless.ts": "export default {}", "app.py": SAMTests.module])
    let found = try project.discover()
    #expect(found.skipped.map(\.name) == ["serverless.ts"])
    #expect(found.functions.map(\.templateKind) == [.convention])
  }
}
