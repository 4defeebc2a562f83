import FunctionProject
import Testing

/// Whole projects as they stand in repositories.
@Suite struct FixtureTests {
  private static let root = PathText.normalise("\(#filePath)/../../Fixtures/projects")

  private func lines(_ name: String) throws -> [String] {
    let root = "\(Self.root)/\(name)"
    let project = try FunctionProject.discover(paths: [root], locator: LineLocator())
    let functions = project.functions.map { function in
      let place =
        function.file.map { PathText.relative(PathText.join(Self.repository, $0), to: root) }
        ?? "inline"
      let fields = [
        function.name, function.templateKind.rawValue, function.handler,
        "\(place):\(function.line ?? 0)",
        function.runtime ?? "-", function.architecture ?? "-",
      ]
      return fields.joined(separator: " ")
    }
    return functions + project.skipped.map { "\($0.name): \($0.reason)" }
      + project.problems.map(\.message)
  }

  /// Tests run in the package's directory, and paths below it come back relative.
  private static let repository = PathText.normalise("\(#filePath)/../../..")

  @Test func aShopInSAM() throws {
    #expect(
      try lines("sam-shop") == [
        "Intake sam intake.handler orders/intake.py:7 python3.12 arm64",
        "Store sam store/stream.handler orders/store/stream.py:5 python3.12 arm64",
        "Mailer sam lambda-handler.lambda_handler legacy/lambda-handler.py:1 python3.9 arm64",
        "FromLayer sam shared_handlers.audit shared-layer/python/shared_handlers.py:1 python3.12 arm64",
        "Thumbnails: it is a container image", "Site: its runtime is nodejs20.x, not Python",
      ])
  }

  @Test func anApplicationOfTheCDK() throws {
    #expect(
      try lines("cdk-app") == [
        "Worker1A2B3C4D cdk worker.handler cdk.out/asset.1a2b3c/worker.py:1 python3.11 -"
      ])
  }

  @Test func anAPIOfTheServerlessFramework() throws {
    #expect(
      try lines("serverless-api") == [
        "createUser serverless src.api.users.create src/api/users.py:1 python3.10 -",
        "deleteUser serverless src.api.users.delete src/api/users.py:5 python3.10 -",
        "ping serverless src/api/ping.handle src/api/ping.py:1 python3.12 -",
      ])
  }

  @Test func aHookInTerraform() throws {
    #expect(
      try lines("terraform-hooks") == ["hook terraform hook.receive code/hook.py:3 python3.13 -"])
  }

  @Test func codeInATemplateWithTabs() throws {
    #expect(
      try lines("inline-only") == ["Cleaner cloudformation index.handler inline:2 python3.12 -"])
  }

  @Test func modulesWithoutATemplate() throws {
    #expect(
      try lines("plain") == [
        "billing-invoice convention invoice.handler billing/invoice.py:1 - -",
        "lambda_function convention lambda_function.lambda_handler lambda_function.py:1 - -",
      ])
  }
}
