import Batch
import FunctionProject
import PyRewriter

/// The renamed, instrumented modules of one version of the SDK: made once, then taken from the cache.
struct InstrumentedSDK {
  /// `gammaray_botocore/client.py` …, by path.
  let modules: [BundleFile]

  /// Changes whenever the same SDK gives other modules.
  private static let format = "1"

  /// - Throws: `rewriting` for a module that cannot be rewritten.
  init(_ stock: StockSDK, options: SDKOptions, environment: [String: String]) throws(BundleError) {
    let sources = stock.files.filter { $0.path.hasSuffix(".py") }.sorted { $0.path < $1.path }
    var contents: [(path: String, bytes: [UInt8])] = []
    for file in sources {
      guard let bytes = try file.source() else { continue }
      contents.append((file.path, bytes))
    }
    let texts = contents.flatMap { [$0.path, String(decoding: $0.bytes, as: UTF8.self)] }
    let key = Cache.key([Self.format, options.toolVersion] + texts)
    let known = stock.modules
    let directory = try Cache("sdk", environment: environment).directory(key) { work throws(BundleError) in
      var instrumenter = try SDKInstrumenter(modules: known)
      for (path, bytes) in contents {
        guard let renamed = SDKPackages.renamed(path) else { continue }
        try Self.write(try instrumenter.instrument(bytes, path: path), to: "\(work)/\(renamed)")
      }
    }
    var modules: [BundleFile] = []
    for (path, _) in contents {
      guard let renamed = SDKPackages.renamed(path) else { continue }
      modules.append(try Self.file(renamed, at: "\(directory)/\(renamed)"))
    }
    self.modules = modules
  }

  static func write(_ bytes: [UInt8], to path: String) throws(BundleError) {
    do throws(FileError) {
      try Directories.make(PathText.directory(of: path))
      let writer = AtomicWriter()
      try writer.write(bytes, to: path)
      try writer.finishOrThrow()
    } catch {
      throw .system(path: error.path, reason: error.message)
    }
  }

  /// A file of the cache.
  static func file(_ path: String, at place: String) throws(BundleError) -> BundleFile {
    do throws(FileError) {
      return BundleFile(path, content: .file(place), size: try FileReader.read(place).count, origin: .sdk)
    } catch {
      throw .system(path: error.path, reason: "\(error.message): remove the cache's directory and run again")
    }
  }
}
