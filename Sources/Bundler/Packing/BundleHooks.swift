import Batch
import FunctionProject
import PyRewriter

/// The calls that hybrid mode hooks in the files of one bundle.
struct BundleHooks {
  private var callees: [String: [Range<Int>]] = [:]
  private(set) var findings: [Diagnostic] = []
  private(set) var warnings: [BundleWarning] = []

  /// No calls: what the other modes hook.
  init() {}

  /// - Parameters:
  ///   - own: the function's files.
  ///   - dependencies: what is imported beside them.
  ///   - layers: those of the function; a bundle does not hold them, so that nothing is hooked there.
  init(
    own: [BundleFile], dependencies: [BundleFile], layers: [LayerReference], catalog: Catalog
  ) throws(BundleError) {
    var files: [ModuleFile] = []
    for file in own + dependencies where file.path.hasSuffix(".py") {
      let isDependency = file.origin == .dependency
      if isDependency, catalog.isClientPackage(file.topLevelName) { continue }
      guard let bytes = try Self.clean(file) else { continue }
      files.append(ModuleFile(path: file.path, moduleNames: [Self.module(of: file.path)], bytes: bytes, isDependency: isDependency))
    }
    let layers = layers.compactMap(LayerModules.init)
    do {
      let sites = try CallAnalysis.analyse(files: files + layers.flatMap(\.files), catalog: catalog).filter(\.isForHybrid)
      callees = Dictionary(grouping: sites, by: \.path).mapValues { $0.map(\.calleeRange) }
      warnings = layers.compactMap { $0.warning(of: sites) }
    } catch {
      throw .noParser(path: own.first?.path ?? ".")
    }
  }

  /// In the file at `path` of the zip: byte ranges in its source without instrumentation.
  func callees(in path: String) -> [Range<Int>] { callees[path] ?? [] }

  /// `dependencies`, those with such calls hooked. One that cannot be rewritten stays as it is, with a finding.
  mutating func hooking(_ dependencies: [BundleFile]) throws(BundleError) -> [BundleFile] {
    guard !callees.isEmpty else { return dependencies }
    var rewriter = try Rewriter.make(for: ".")
    var hooked = dependencies
    for index in hooked.indices {
      let file = hooked[index]
      guard file.origin == .dependency, !callees(in: file.path).isEmpty, let source = try file.source() else { continue }
      do throws(RewriteError) {
        let options = RewriteOptions(mode: .hybrid, entryPoints: [], callees: callees(in: file.path))
        let result = try rewriter.rewrite(source, path: file.path, options: options)
        findings += result.findings
        if result.output != source { hooked[index] = BundleFile(file.path, bytes: result.output, mode: file.mode, origin: .dependency) }
      } catch {
        findings.append(Diagnostic(.warning, error.id, at: error.position, "its calls are not hooked: \(error.message)"))
      }
    }
    return hooked.withoutStaleBytecode()
  }

  /// Nil for links. Handlers of other functions may be instrumented on the disk.
  static func clean(_ file: BundleFile) throws(BundleError) -> [UInt8]? {
    guard let source = try file.source() else { return nil }
    guard file.origin == .function else { return source }
    var rewriter = try Rewriter.make(for: file.path)
    return (try? rewriter.restore(source, path: file.path))?.output ?? source
  }

  static func module(of path: String) -> String {
    var parts = path.dropLast(".py".count).split(separator: "/")
    if parts.last == "__init__" { parts.removeLast() }
    return parts.joined(separator: ".")
  }
}

extension BundleFile {
  /// The bytes of a file; nil for links.
  func source() throws(BundleError) -> [UInt8]? {
    switch content {
    case .bytes(let bytes): return bytes
    case .symlink: return nil
    case .file(let path):
      do throws(FileError) { return try FileReader.read(path) } catch { throw .system(path: path, reason: error.message) }
    }
  }
}

extension Rewriter {
  /// - Parameter path: what a message names.
  static func make(for path: String) throws(BundleError) -> Rewriter {
    do { return try Rewriter() } catch { throw .noParser(path: path) }
  }
}

extension BundleError {
  static func noParser(path: String) -> BundleError {
    .system(path: path, reason: "the Python grammar does not fit the installed libtree-sitter: run ./setup and build again")
  }
}
