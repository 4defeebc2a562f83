extension Discovery {
  /// Terraform files, a directory at a time.
  mutating func addTerraform(_ files: [String]) {
    var directories: [String] = []
    var grouped: [String: [String]] = [:]
    for file in files where seen.insert(file).inserted {
      let directory = PathText.directory(of: file)
      if grouped[directory] == nil { directories.append(directory) }
      grouped[directory, default: []].append(file)
    }
    for directory in directories { addTerraform(grouped[directory] ?? [], of: directory) }
  }

  private mutating func addTerraform(_ files: [String], of directory: String) {
    let sources = files.compactMap { path -> (path: String, bytes: [UInt8])? in
      guard let bytes = try? FileSystem.read(path) else {
        project.error("cannot be read", at: ProjectPosition(path: path))
        return nil
      }
      return (path, bytes)
    }
    guard sources.contains(where: { ByteSearch.contains("aws_lambda_function\"", in: $0.bytes) }) else { return }
    var roots: [(path: String, root: HCLBlock)] = []
    for (path, bytes) in sources {
      do {
        roots.append((path, try HCLParser.parse(String(decoding: bytes, as: UTF8.self))))
      } catch {
        project.error("\(error.message): its functions are not seen", at: ProjectPosition(path: path, mark: error.mark))
      }
    }
    let module = TerraformModule(directory: directory, files: roots, parameters: options.parameters)
    for source in module.resources {
      project.templates.append(source.path)
      let function = TerraformFunction(source: source, module: module)
      guard let declaration = function.declaration(skippingInto: &project) else { continue }
      assembler.add(declaration, to: &project)
    }
  }
}
