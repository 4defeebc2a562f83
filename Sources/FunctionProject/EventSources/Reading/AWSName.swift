import ServiceGraph

/// What an ARN, a queue's URL or a plain name says of a resource.
struct AWSName: Equatable {
  /// Nil for a plain name, which does not tell.
  let kind: NodeKind?
  let name: String

  /// - Parameter text: as rendered; `${…}` may stand in it, colons and all.
  init(_ text: String) {
    if let function = text.firstRange(of: ":lambda:path/") {
      self = Self.integrated(text[function.upperBound...])
    } else if text.hasPrefix("arn:") || text.hasPrefix("${AWS::Partition}:") {
      self = Self.arn(text)
    } else if text.hasPrefix("https://"), text.contains("sqs."), let name = text.split(separator: "/").last {
      self.init(kind: .queue, name: String(name))
    } else {
      self.init(kind: nil, name: text)
    }
  }

  private init(kind: NodeKind?, name: String) { (self.kind, self.name) = (kind, name) }

  /// API Gateway's way of naming a function: `…/functions/ARN/invocations`.
  private static func integrated(_ rest: Substring) -> AWSName {
    guard let start = rest.firstRange(of: "functions/") else { return AWSName(kind: .function, name: String(rest)) }
    let arn = rest[start.upperBound...].split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
    return AWSName(kind: .function, name: AWSName(arn).name)
  }

  private static func arn(_ text: String) -> AWSName {
    let fields = split(text, at: ":")
    guard fields.count > 5 else { return AWSName(kind: nil, name: text) }
    let resource = fields[5...].joined(separator: ":")
    let kind = ResourceTypes.kind(ofService: fields[2], resource: resource)
    return AWSName(kind: kind, name: name(resource, kind: kind))
  }

  private static func name(_ resource: String, kind: NodeKind?) -> String {
    let parts = split(resource, at: ":")
    switch kind {
    case .bucket: return split(resource, at: "/").first ?? resource
    case .function, .stateMachine, .logGroup, .database: return parts.count > 1 ? parts[1] : resource
    case .table, .stream, .deliveryStream, .bus, .userPool, .api, .broker, .kafka, .pipe, .iotTopic, .iotRule, .loadBalancer:
      let path = split(resource, at: "/")
      return path.count > 1 ? path[1] : resource
    case .rule, .schedule: return split(resource, at: "/").last ?? resource
    default: return resource
    }
  }

  /// The fields of `text`, but not cut inside of `${…}`.
  static func split(_ text: String, at separator: Character) -> [String] {
    var fields = [""]
    var depth = 0
    for character in text {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if character == separator, depth <= 0 { fields.append("") } else { fields[fields.count - 1].append(character) }
    }
    return fields
  }
}
