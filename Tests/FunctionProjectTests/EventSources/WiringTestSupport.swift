import FunctionProject
import ServiceGraph

extension TemporaryProject {
  func wiring(_ configure: (inout DiscoveryOptions) -> Void = { _ in }) -> ServiceWiring {
    var options = DiscoveryOptions()
    configure(&options)
    return ServiceWiring.read(paths: [path], options: options)
  }

  /// `from -> to kind (evidence)`, in the graph's order.
  func edges(_ configure: (inout DiscoveryOptions) -> Void = { _ in }) -> [String] {
    wiring(configure).graph.edges.map { edge in
      let text = edge.evidence.map(\.text).joined(separator: "; ")
      return "\(edge.from) -> \(edge.to) \(edge.kind)\(text.isEmpty ? "" : " (\(text))")".replacing("@\(path)/", with: "@")
    }
  }
}

/// The edges of one template: the text below `Resources`.
func edges(ofResources resources: String) throws -> [String] {
  try TemporaryProject(["template.yaml": "Resources:\n" + resources]).edges()
}

/// A function `F` with these lines below its `Events`.
func edges(ofEvents events: String, and others: String = "") throws -> [String] {
  let indented = events.split(separator: "\n").map { "        \($0)" }.joined(separator: "\n")
  return try edges(
    ofResources: "  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: python3.12\n      Events:\n\(indented)\n\(others)")
}
