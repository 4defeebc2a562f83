import FunctionProject
import PyRewriter

/// A service of a static bundle, and why it is there.
package struct NeededService: Encodable, Equatable, Sendable {
  package enum Reason: String, Encodable, Sendable {
    /// The function, or a dependency, makes a client or resource of it.
    case used
    /// `--services` names it.
    case asked
    /// Credentials come by way of it.
    case credentials
  }

  package let name: String
  package let reason: Reason
  /// `file:line:column` of the first call.
  package let place: String?

  private enum CodingKeys: String, CodingKey { case name, reason, place }

  /// Every key is there.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(reason, forKey: .reason)
    try container.encode(place, forKey: .place)
  }
}

/// The services that one function needs.
struct ServiceNeeds {
  private(set) var services: [NeededService] = []
  /// Where a client is made of a service that is not known: all stay.
  private(set) var unknown: [String] = []
  /// Some code asks for an API version.
  let usesVersions: Bool

  /// What botocore's credential providers call by themselves.
  private static let credentials = ["signin", "sso", "sso-oidc", "sts"]
  /// Other names that botocore's session takes.
  private static let aliases = ["runtime.sagemaker": "sagemaker-runtime"]

  var names: Set<String> { Set(services.map(\.name)) }

  /// - Parameters:
  ///   - own: all of it counts, since more than the handler may load it.
  ///   - layers: all of their code counts, too.
  ///   - dependencies: what the handler may get to counts.
  ///   - asked: `--services`.
  ///   - known: the services that the SDK has.
  /// - Throws: `unfit` for a service that is asked for and not known.
  init(
    own: [BundleFile], dependencies: [BundleFile], layers: [ModuleFile] = [], handler: (path: String, name: String), asked: [String], known: Set<String>,
    catalog: Catalog, place: String
  ) throws(BundleError) {
    for name in asked where !known.contains(name) {
      throw .unfit(place: place, reason: "--services \(name): this version of the SDK knows no such service: give boto3's name, sns say")
    }
    let files = try AnalysedFiles(own: own, dependencies: dependencies, layers: layers)
    let uses: [ServiceUse]
    do {
      let reached = try files.reached(from: handler)
      uses = try ServiceAnalysis.uses(in: files.modules, catalog: catalog) { file, offset in
        !file.isDependency || !files.isTraced || reached?.contains(file.path, offset) == true
      }
      usesVersions = files.modules.contains { file in
        file.bytes.contains("api_version") && (!file.isDependency || !files.isTraced || reached?.containsFile(file.path) == true)
      }
    } catch {
      throw .noParser(path: place)
    }
    for use in uses where use.service == nil { unknown.append(files.place(of: use)) }
    add(uses, files, known: known, asked: asked)
  }

  /// What is asked for alone: for a layer.
  init(asked: [String], known: Set<String>, place: String) throws(BundleError) {
    for name in asked where !known.contains(name) {
      throw .unfit(place: place, reason: "--services \(name): this version of the SDK knows no such service: give boto3's name, sns say")
    }
    usesVersions = false
    add([], nil, known: known, asked: asked)
  }

  private mutating func add(_ uses: [ServiceUse], _ files: AnalysedFiles?, known: Set<String>, asked: [String]) {
    var found: [String: NeededService] = [:]
    for use in uses {
      guard let given = use.service, case let name = Self.aliases[given] ?? given, known.contains(name), found[name] == nil else { continue }
      found[name] = NeededService(name: name, reason: .used, place: files?.place(of: use))
    }
    for name in asked where found[name] == nil { found[name] = NeededService(name: name, reason: .asked, place: nil) }
    for name in Self.credentials where known.contains(name) && found[name] == nil {
      found[name] = NeededService(name: name, reason: .credentials, place: nil)
    }
    services = found.values.sorted { $0.name < $1.name }
  }
}

/// The Python files of a bundle as analysis reads them.
private struct AnalysedFiles {
  private(set) var modules: [ModuleFile] = []

  init(own: [BundleFile], dependencies: [BundleFile], layers: [ModuleFile]) throws(BundleError) {
    for file in own + dependencies where file.path.hasSuffix(".py") {
      guard let bytes = try BundleHooks.clean(file) else { continue }
      modules.append(ModuleFile(
        path: file.path, moduleNames: [BundleHooks.module(of: file.path)], bytes: bytes, isDependency: file.origin == .dependency))
    }
    modules = ServiceAnalysis.leadingToSDK(modules + layers)
  }

  /// Beyond this many files, what leads where takes too long to find out, and all of them count.
  private static let limit = 1_000

  /// Whether what the handler gets to is told from the rest.
  var isTraced: Bool { modules.count <= Self.limit }

  func reached(from handler: (path: String, name: String)) throws -> ReachedCode? {
    guard isTraced, modules.contains(where: \.isDependency) else { return nil }
    return try CodeReach(modules).reached(from: .init(path: handler.path, name: handler.name))
  }

  func place(of use: ServiceUse) -> String {
    let bytes = modules.first { $0.path == use.path }?.bytes ?? []
    return SourcePosition(path: use.path, source: bytes, offset: use.offset).description
  }
}
