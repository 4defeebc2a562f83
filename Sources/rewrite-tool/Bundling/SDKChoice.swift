import ArgumentParser
import Bundler
import FunctionProject

extension SDKForm: ExpressibleByArgument {}

/// What of the SDK a static bundle or layer holds.
struct SDKChoice: ParsableArguments {
  @Option(
    name: .customLong("services"),
    help: "Static mode: services to keep beside those that analysis finds, by boto3's names: s3,sns; repeatable."
  )
  var lists: [String] = []

  @Option(help: "Static mode: slim holds the services that are used, full all of them, none leaves the SDK to a layer. Default: slim.")
  var sdk: SDKForm?

  @Option(name: .customLong("sdk-version"), help: "Static mode: boto3's version for functions whose requirements name no boto3. Default: the newest.")
  var version: String?

  func validate() throws {
    if let version, version.wholeMatch(of: /\d+(\.\d+)*/) == nil {
      throw ValidationError("--sdk-version \(version): write 1.40.0, say")
    }
  }

  /// With what `[tool.gammaray]` says where the command line is silent; services of both are kept.
  func completed(by configuration: ProjectConfiguration) throws -> SDKChoice {
    var choice = self
    choice.lists += configuration.services
    choice.version = version ?? configuration.sdkVersion
    if sdk == nil, let name = configuration.sdk {
      guard let form = SDKForm(rawValue: name) else {
        throw Failure("\(configuration.path): error: [tool.gammaray] sdk '\(name)': write \(SDKForm.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      choice.sdk = form
    }
    do { try choice.validate() } catch {
      throw Failure("\(configuration.path): error: [tool.gammaray] sdk-version: write 1.40.0, say")
    }
    return choice
  }

  var services: [String] {
    lists.flatMap { $0.split(separator: ",") }.map { String($0.filter { !$0.isWhitespace }) }.filter { !$0.isEmpty }
  }

  var options: SDKOptions {
    var options = SDKOptions()
    options.form = sdk ?? .slim
    options.services = services
    options.version = version
    options.toolVersion = RewriteTool.configuration.version
    return options
  }
}
