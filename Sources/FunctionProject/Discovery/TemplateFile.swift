/// A file that may declare functions.
struct TemplateFile {
  private static let suffixes = [".yaml", ".yml", ".json", ".template"]
  /// Larger files are data: CloudFormation accepts 1 MB.
  private static let largest = 32 << 20

  let path: String
  let isExplicit: Bool
  let isSynthesised: Bool
  let options: DiscoveryOptions

  static func isCandidate(_ path: String) -> Bool {
    suffixes.contains { path.hasSuffix($0) } || ServerlessService.isScript(PathText.name(of: path))
  }

  func addFunctions(to project: inout FunctionProject, assembler: inout FunctionAssembler) {
    let name = PathText.name(of: path)
    if ServerlessService.isScript(name) {
      return project.skip(name, "a program writes this configuration: name its functions with --handler", at: place)
    }
    guard (FileSystem.size(of: path) ?? 0) <= Self.largest else {
      return project.skip(name, "it is larger than \(Self.largest >> 20) MiB", at: place)
    }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(path)
    } catch {
      return project.error("cannot be read: \(error.reason)", at: place)
    }
    let isServerless = ServerlessService.isConfiguration(name)
    guard isServerless || isExplicit || Self.namesFunctions(bytes) else { return }
    addFunctions(of: bytes, isServerless: isServerless, to: &project, assembler: &assembler)
  }

  private var place: ProjectPosition { ProjectPosition(path: path) }

  /// Most YAML and JSON files of a repository are no templates: their bytes tell.
  private static func namesFunctions(_ bytes: [UInt8]) -> Bool {
    ByteSearch.contains("AWS::Lambda::Function", in: bytes)
      || ByteSearch.contains("AWS::Serverless::Function", in: bytes)
  }

  private func addFunctions(
    of bytes: [UInt8], isServerless: Bool, to project: inout FunctionProject, assembler: inout FunctionAssembler
  ) {
    let documents: [DocumentNode]
    do {
      documents = try DocumentReader.read(bytes, named: path)
    } catch {
      // Any other YAML or JSON file that only mentions functions is not ours to judge.
      guard isServerless || isExplicit || ByteSearch.contains("Resources", in: bytes) else { return }
      let position = ProjectPosition(path: path, mark: error.mark)
      return project.error("\(error.message): correct the template, its functions are not seen", at: position)
    }
    let before = (project.functions.count, project.skipped.count, project.problems.count)
    for root in documents {
      if isServerless {
        ServerlessService(path: path, root: root, options: options)
          .addFunctions(to: &project, assembler: &assembler)
      } else {
        addResources(of: root, to: &project, assembler: &assembler)
      }
    }
    if isExplicit, before == (project.functions.count, project.skipped.count, project.problems.count) {
      project.skip(PathText.name(of: path), "it declares no Lambda function", at: place)
    }
  }

  private func addResources(
    of root: DocumentNode, to project: inout FunctionProject, assembler: inout FunctionAssembler
  ) {
    let template = CloudFormationTemplate(
      path: path, root: root, isSynthesised: isSynthesised, overrides: options.parameters)
    guard let template else { return }
    project.templates.append(path)
    for replaced in template.resources.replaced where FunctionResource(replaced, in: template) != nil {
      let message = "\(replaced.key) is declared again below: the last one holds"
      project.warning(message, at: template.position(replaced.keyMark))
    }
    for entry in template.resources.entries {
      guard let resource = FunctionResource(entry, in: template) else { continue }
      for replaced in resource.properties.replaced {
        let message = "\(resource.name) has \(replaced.key) twice: the last one holds"
        project.warning(message, at: template.position(replaced.keyMark))
      }
      guard let declaration = resource.declaration(skippingInto: &project) else { continue }
      assembler.add(declaration, to: &project)
    }
  }
}
