/// The Terraform files of one directory, which together are a module.
struct TerraformModule {
  struct Source {
    var block: HCLBlock
    var path: String

    func position(_ mark: TextMark) -> ProjectPosition { ProjectPosition(path: path, mark: mark) }
  }

  /// References may lead to references; deeper is a cycle.
  static let deepest = 24

  let directory: String
  private(set) var resources: [Source] = []
  private var archives: [String: HCLBlock] = [:]
  /// `aws_s3_object`: what is uploaded for a function that is deployed from S3.
  private var objects: [String: HCLBlock] = [:]
  private(set) var variables: [String: HCLExpression] = [:]
  private(set) var locals: [String: HCLExpression] = [:]

  init(directory: String, files: [(path: String, root: HCLBlock)], parameters: [String: String]) {
    self.directory = directory
    for (path, root) in files {
      for block in root.blocks { add(block, path: path) }
    }
    for (name, value) in parameters { variables[name] = .literal(value) }
  }

  private mutating func add(_ block: HCLBlock, path: String) {
    switch (block.type, block.labels.first, block.labels.count) {
    case ("resource", "aws_lambda_function", 2): resources.append(Source(block: block, path: path))
    case ("module", _, 1) where Self.isFunctionModule(block):
      resources.append(Source(block: block, path: path))
    case ("data", "archive_file", 2), ("resource", "archive_file", 2):
      archives[block.labels[1]] = block
    case ("resource", "aws_s3_object", 2), ("resource", "aws_s3_bucket_object", 2):
      objects[block.labels.joined(separator: ".")] = block
    case ("variable", let name?, 1): variables[name] = block.attributes["default"]?.value
    case ("locals", _, 0): locals.merge(block.attributes.mapValues(\.value)) { $1 }
    default: break
    }
  }

  /// The registry's module for functions, which packs its `source_path` itself.
  private static func isFunctionModule(_ block: HCLBlock) -> Bool {
    guard case .template(let parts)? = block.attributes["source"]?.value, parts.count == 1,
      case .literal(let source) = parts[0],
      block.attributes["create_function"]?.value != .literal("false")
    else { return false }
    return source.contains("terraform-aws-modules/lambda/aws") && !source.contains("//")
      || source.contains("terraform-aws-modules/terraform-aws-lambda")
  }

  /// The text of an expression; nil when only Terraform knows it.
  func string(_ expression: HCLExpression?, depth: Int = 0) -> String? {
    guard let expression, depth < Self.deepest else { return nil }
    switch expression {
    case .literal(let text): return text
    case .template(let parts):
      var text = ""
      for part in parts {
        switch part {
        case .literal(let literal): text += literal
        case .interpolation(let inner):
          guard let value = string(HCLParser.expression(inner), depth: depth + 1) else {
            return nil
          }
          text += value
        }
      }
      return text
    case .reference(let names): return value(of: names, depth: depth + 1)
    case .list, .call, .object, .unknown: return nil
    }
  }

  private func value(of names: [String], depth: Int) -> String? {
    guard names.count > 1 else { return nil }
    switch names[0] {
    // Paths are seen from the module's directory: as root and working directory, it is the likeliest one.
    case "path": return "."
    case "var" where names.count == 2: return string(variables[names[1]], depth: depth)
    case "local" where names.count == 2: return string(locals[names[1]], depth: depth)
    case "data" where names.count == 4: return archivePath(Array(names.dropFirst()), depth: depth)
    case "archive_file" where names.count == 3: return archivePath(names, depth: depth)
    default: return nil
    }
  }

  private func archivePath(_ names: [String], depth: Int) -> String? {
    guard names[0] == "archive_file", names[2] == "output_path" else { return nil }
    return string(archives[names[1]]?.attributes["output_path"]?.value, depth: depth)
  }

  /// What the object of an `s3_key` is uploaded from, where the key refers to an object of this module.
  func uploadedFile(_ key: HCLExpression?) -> HCLExpression? {
    guard case .reference(let names)? = key, names.count == 3 else { return nil }
    return objects[names.prefix(2).joined(separator: ".")]?.attributes["source"]?.value
  }

  /// The directory or file that an `archive_file` packs, as the template writes it.
  func content(of archive: HCLBlock) -> String? {
    let attribute = archive.attributes["source_dir"] ?? archive.attributes["source_file"]
    if let path = string(attribute?.value) { return path }
    // `source { content = file("app.py") … }`, under the file's own name.
    let sources = archive.blocks.filter { $0.type == "source" }
    guard sources.count == 1,
      case .call("file", let arguments)? = sources[0].attributes["content"]?.value,
      let path = string(arguments.first),
      string(sources[0].attributes["filename"]?.value) == PathText.name(of: path)
    else { return nil }
    return path
  }

  /// Relative paths are seen from where Terraform runs, the root module, which may be a directory above.
  func locate(_ path: String) -> String {
    var base = directory
    while FileSystem.kind(of: PathText.join(base, path)) == nil {
      guard base != ".", base != "/", !base.hasSuffix("..") else {
        return PathText.join(directory, path)
      }
      base = PathText.directory(of: base)
    }
    return PathText.join(base, path)
  }

  /// The archive that `filename` names: by reference, or by the path that an `archive_file` writes.
  func archive(_ filename: HCLExpression) -> HCLBlock? {
    if case .reference(let names) = filename, let index = names.firstIndex(of: "archive_file"),
      names.indices.contains(index + 1), let archive = archives[names[index + 1]]
    {
      return archive
    }
    if case .template(let parts) = filename, parts.count == 1,
      case .interpolation(let inner) = parts[0]
    {
      return archive(HCLParser.expression(inner))
    }
    guard let path = string(filename).map(PathText.normalise) else { return nil }
    let names = archives.keys.sorted()
    return names.lazy.compactMap { archives[$0] }.first {
      string($0.attributes["output_path"]?.value).map(PathText.normalise) == path
    }
  }
}
