/// A `serverless.yml` of the Serverless Framework.
struct ServerlessService {
  let path: String
  private let root: SourcedNode
  private let variables: ServerlessVariables

  static func isConfiguration(_ name: String) -> Bool {
    ["serverless.yml", "serverless.yaml", "serverless.json"].contains(name)
  }

  /// Configurations that only a program can tell.
  static func isScript(_ name: String) -> Bool {
    ["serverless.ts", "serverless.js"].contains(name)
  }

  init(path: String, root: DocumentNode, options: DiscoveryOptions) {
    self.path = path
    self.root = SourcedNode(node: root, path: path)
    variables = ServerlessVariables(root: self.root, options: options)
  }

  func addFunctions(to project: inout FunctionProject, assembler: inout FunctionAssembler) {
    guard let functions = root["functions"], !functions.node.isNull else { return }
    project.templates.append(path)
    let provider = variables.string(root["provider"]?["name"]) ?? variables.string(root["provider"])
    if let provider, provider != "aws" {
      return project.skip(
        PathText.name(of: path), "its provider is \(provider)", at: functions.position)
    }
    for group in groups(functions, project: &project) {
      for (entry, value) in variables.entries(group) {
        let position = ProjectPosition(path: value.path, mark: entry.keyMark)
        guard let function = variables.resolve(value), function.node.mapping != nil else {
          project.skip(entry.key, "its configuration is not known here", at: position)
          continue
        }
        let service = ServerlessFunction(
          name: entry.key, node: function, position: position, service: root, variables: variables)
        guard let declaration = service.declaration(skippingInto: &project) else { continue }
        assembler.add(declaration, to: &project)
      }
    }
  }

  /// `functions` is a mapping, or a list of mappings, each of which may be a file of its own.
  private func groups(_ functions: SourcedNode, project: inout FunctionProject) -> [SourcedNode] {
    guard let resolved = variables.resolve(functions) else {
      project.skip("functions", "where they are declared is not known here", at: functions.position)
      return []
    }
    guard let items = resolved.node.items else { return [resolved] }
    return items.compactMap { item in
      let item = SourcedNode(node: item, path: resolved.path)
      if let group = variables.resolve(item) { return group }
      project.skip("functions", "where they are declared is not known here", at: item.position)
      return nil
    }
  }
}
