import ServiceGraph

/// Services that call a function to manage something: deployments, rotation of secrets, rules of AWS Config.
enum ManagementSource: EventSource {
  /// Custom resources have types of their own: `isCustom`.
  static let resourceTypes: Set = [
    "AWS::SecretsManager::RotationSchedule", "AWS::Config::ConfigRule", "AWS::CloudFormation::Macro", "AWS::CloudFormation::CustomResource",
  ]

  static func isCustom(_ type: String) -> Bool { type.hasPrefix("Custom::") }

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    let (service, function): (String, ScopedNode?) =
      switch resource.type {
      case "AWS::SecretsManager::RotationSchedule": ("secretsmanager", resource["RotationLambdaARN"])
      case "AWS::Config::ConfigRule": ("config", resource["Source"]?["SourceIdentifier"])
      case "AWS::CloudFormation::Macro": ("cloudformation", resource["FunctionName"])
      default: ("cloudformation", resource["ServiceToken"])
      }
    guard let function, resource.type != "AWS::Config::ConfigRule" || resource["Source"]?["Owner"]?.string == "CUSTOM_LAMBDA" else { return }
    // A service token may be a topic.
    let kinds: [NodeKind] = service == "cloudformation" ? [.function, .topic] : [.function]
    links.add(from: Links.service(service), to: .value(function.text, kinds), kind: service, at: resource.position, resource.name)
  }
}
