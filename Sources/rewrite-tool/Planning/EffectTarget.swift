import PyRewriter
import ServiceGraph

/// What kind of node a call of a service acts on.
enum EffectTarget {
  /// Nil: the service as a whole.
  static func kind(of service: String) -> NodeKind? { NodeKind.target(of: service) }

  /// The part of a call's resource that names the node: of S3 the bucket, without the key.
  static func name(_ resource: String, service: String) -> String {
    guard service == "s3", !resource.hasPrefix("arn:") else { return resource }
    return split(resource).bucket
  }

  /// What a call of S3 makes happen, and how its key begins as far as that is written out.
  static func traffic(_ site: CallSite, keyExpression: String?) -> Traffic {
    guard site.service == "s3", let operation = site.operation else { return Traffic() }
    let known = site.resource.map { split($0).key } ?? ""
    let prefix = known.isEmpty ? keyExpression.flatMap(literalStart) ?? "" : String(known.prefix { $0 != "$" })
    let event = operation.hasPrefix("Delete") ? "s3:ObjectRemoved:*" : operation.hasPrefix("RestoreObject") ? "s3:ObjectRestore:*" : "s3:ObjectCreated:*"
    return Traffic(events: [event], prefixes: prefix.isEmpty ? [] : [prefix])
  }

  private static func split(_ resource: String) -> (bucket: String, key: String) {
    var depth = 0
    for index in resource.indices {
      if resource[index] == "{" { depth += 1 }
      if resource[index] == "}" { depth -= 1 }
      if resource[index] == "/", depth == 0 { return (String(resource[..<index]), String(resource[resource.index(after: index)...])) }
    }
    return (resource, "")
  }

  /// `entries/` of `f"entries/{id}.json"` and of `"entries/" + name`.
  static func literalStart(_ expression: String) -> String? {
    let text = expression.first == "f" || expression.first == "F" ? expression.dropFirst() : expression[...]
    guard let quote = text.first, quote == "\"" || quote == "'" else { return nil }
    let rest = text.drop { $0 == quote }
    let start = rest.prefix { $0 != quote && $0 != "{" && $0 != "%" && $0 != "\\" }
    return start.isEmpty ? nil : String(start)
  }
}
