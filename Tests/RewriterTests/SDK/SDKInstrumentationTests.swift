import PyRewriter
import Testing

@Suite struct SDKInstrumentationTests {
  private func instrument(_ source: String, path: String = "boto3/session.py") throws -> String {
    var instrumentation = try SDKInstrumentation(modules: ["boto3", "boto3.s3", "boto3.s3.inject", "botocore.client"])
    return String(decoding: try instrumentation.instrument(Array(source.utf8), path: path), as: UTF8.self)
  }

  @Test(arguments: [
    ("logger = logging.getLogger(__name__)\n", "logger = logging.getLogger(__name__.removeprefix('gammaray_'))\n"),
    ("log = getLogger( name = __name__ )\n", "log = getLogger( name = __name__.removeprefix('gammaray_') )\n"),
    ("log = getLogger('boto3.s3')\n", "log = getLogger('boto3.s3')\n"),
    ("x = __name__\n", "x = __name__\n"),
    ("f('boto3.s3.inject.methods', \"boto3.s3\")\n", "f('gammaray_boto3.s3.inject.methods', \"gammaray_boto3.s3\")\n"),
    ("f('boto3.nothing.here', 'boto3', 'see boto3.s3')\n", "f('boto3.nothing.here', 'boto3', 'see boto3.s3')\n"),
    ("'''boto3.s3.inject'''\n", "'''boto3.s3.inject'''\n"),
  ])
  func changesWhatDependsOnTheName(_ source: String, _ expected: String) throws {
    #expect(try instrument(source) == expected)
  }

  @Test func clientsAreCaptured() throws {
    let capture = "import gammaray.static as _gammaray; _gammaray.capture_client(BaseClient)"
    #expect(try instrument("class BaseClient: pass\n", path: "botocore/client.py") == "class BaseClient: pass\n\(capture)\n")
    #expect(try instrument("class BaseClient: pass", path: "botocore/client.py") == "class BaseClient: pass\n\(capture)\n")
    #expect(try instrument("x = 1\r\n", path: "botocore/client.py").hasSuffix("x = 1\r\n\(capture)\r\n"))
    #expect(try instrument("x = 1\n", path: "aiobotocore/client.py").contains("capture_async_client(AioBaseClient)"))
    #expect(try instrument("x = 1\n", path: "boto3/client.py") == "x = 1\n")
  }

  @Test func errorsNameTheOption() throws {
    let unknown = try instrument("raise UnknownServiceError(\n    service_name=name,\n    known_service_names=', '.join(known),\n)\n")
    #expect(unknown.contains("', '.join(known) + __import__('gammaray_botocore._left_out', fromlist=['hint']).hint(name),\n)"))
    let resource = try instrument("raise ResourceNotExistsError(name, available, True)\n")
    #expect(resource.contains("(name, [*available, *__import__('gammaray_botocore._left_out', fromlist=['hint']).notes(name)], True)"))
  }
}
