/// Finds and reads the templates of a project that say something of its wiring, those without functions too.
struct WiringFiles {
  private let options: DiscoveryOptions
  private var found: [Stack] = []
  private(set) var problems: [ProjectDiagnostic] = []
  private var seen: Set<String> = []
  private static let suffixes = [".yaml", ".yml", ".json", ".template"]
  /// Larger files are data: CloudFormation accepts 1 MB.
  private static let largest = 8 << 20

  init(options: DiscoveryOptions) { self.options = options }

  /// What a `serverless.yml` includes is a part of it, and no stack of its own.
  var stacks: [Stack] {
    let included = Set(found.flatMap { stack in stack.resources.map(\.position.path).filter { $0 != stack.path && !$0.hasSuffix(".tf") } })
    return found.filter { !included.contains($0.path) }
  }

  mutating func add(_ path: String) {
    let path = Discovery.canonical(path)
    guard FileSystem.isDirectory(path) else {
      if path.hasSuffix(".tf") { addTerraform([path]) } else if Self.isCandidate(path) { addTemplate(path, isExplicit: true) }
      return
    }
    let walk = ProjectWalk.files(below: path, excludes: options.excludes) { Self.isCandidate($0) || $0.hasSuffix(".tf") }
    for file in walk.files where Self.isCandidate(file) { addTemplate(file, isExplicit: false) }
    addTerraform(walk.files.filter { $0.hasSuffix(".tf") })
    for assembly in walk.cloudAssemblies { addAssembly(assembly) }
  }

  private static func isCandidate(_ path: String) -> Bool { suffixes.contains { path.hasSuffix($0) } }

  /// A directory of Terraform is one module.
  private mutating func addTerraform(_ files: [String]) {
    var grouped: [String: [(path: String, root: HCLBlock)]] = [:]
    for path in files where seen.insert(path).inserted {
      guard let bytes = try? FileSystem.read(path) else { continue }
      // Files that do not parse, discovery reports where they declare functions.
      guard let root = try? HCLParser.parse(String(decoding: bytes, as: UTF8.self)) else { continue }
      grouped[PathText.directory(of: path), default: []].append((path, root))
    }
    for (directory, roots) in grouped.sorted(by: { $0.key < $1.key }) {
      let stack = TerraformStack(directory: directory, files: roots, parameters: options.parameters).stack
      if !stack.resources.isEmpty { found.append(stack) }
    }
  }

  private mutating func addAssembly(_ directory: String) {
    for entry in (try? FileSystem.entries(of: directory)) ?? [] {
      let path = PathText.join(directory, entry.name)
      if entry.kind == .directory, entry.name.hasPrefix("assembly-") {
        addAssembly(path)
      } else if entry.kind == .file, entry.name.hasSuffix(".template.json") {
        addTemplate(path, isExplicit: false)
      }
    }
  }

  private mutating func addTemplate(_ path: String, isExplicit: Bool) {
    guard seen.insert(path).inserted, (FileSystem.size(of: path) ?? 0) <= Self.largest, let bytes = try? FileSystem.read(path) else { return }
    let isServerless = ServerlessService.isConfiguration(PathText.name(of: path))
    guard isServerless || ByteSearch.contains("Resources", in: bytes) && ByteSearch.contains("AWS::", in: bytes) else { return }
    let documents: [DocumentNode]
    do {
      documents = try DocumentReader.read(bytes, named: path)
    } catch {
      // What declares functions, discovery reports.
      if !ByteSearch.contains("::Function", in: bytes), !isServerless {
        let position = ProjectPosition(path: path, mark: error.mark)
        problems.append(ProjectDiagnostic(.warning, at: position, "\(error.message): its resources are not seen"))
      }
      return
    }
    for root in documents {
      if isServerless {
        if let stack = ServerlessStack(path: path, root: root, options: options).stack { found.append(stack) }
      } else if let stack = Stack(path: path, root: root, overrides: options.parameters) {
        found.append(stack)
      }
    }
  }
}
