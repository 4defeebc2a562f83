import FunctionProject
import ZipWriter

/// Makes models fit to be read fast: no documentation, no compression. Each is made once, then taken from the cache.
struct ModelTrimmer {
  struct Trimmed {
    let file: BundleFile
    /// How `endpoints.json` calls the service, where the file is its model.
    let endpointPrefixes: [String]
  }

  /// Changes whenever the same model gives another one.
  private static let format = "2"
  private let cache: Cache

  init(environment: [String: String]) { cache = Cache("sdk-models", environment: environment) }

  /// - Throws: `badFile` for what is no JSON.
  func trimmed(_ file: BundleFile) throws(BundleError) -> Trimmed {
    guard let bytes = try file.source() else { return Trimmed(file: file, endpointPrefixes: []) }
    let isPacked = file.path.hasSuffix(".gz")
    let path = isPacked ? String(file.path.dropLast(3)) : file.path
    let key = Cache.key([Self.format, isPacked ? "gzip" : "", String(decoding: bytes, as: UTF8.self)])
    let directory = try cache.directory(key) { work throws(BundleError) in
      try InstrumentedSDK.write(try Self.trim(bytes, isPacked: isPacked, path: file.path), to: "\(work)/model.json")
    }
    let model = try InstrumentedSDK.file(path, at: "\(directory)/model.json")
    return Trimmed(file: model, endpointPrefixes: Self.endpointPrefix(of: try model.source() ?? []).map { [$0] } ?? [])
  }

  private static func trim(_ bytes: [UInt8], isPacked: Bool, path: String) throws(BundleError) -> [UInt8] {
    let plain: [UInt8]
    do throws(ZipError) { plain = isPacked ? try gunzipped(bytes) : bytes } catch {
      throw .badFile(path: path, reason: error.description)
    }
    guard let model = JSONTrimmer.withoutDocumentation(plain) else {
      throw .badFile(path: path, reason: "the SDK's model is no JSON: install the SDK anew (--no-cache)")
    }
    return model
  }

  /// `metadata.endpointPrefix` of a trimmed model.
  private static func endpointPrefix(of model: [UInt8]) -> String? {
    // The metadata stands in front, and is short.
    let head = String(decoding: model.prefix(4096), as: UTF8.self)
    guard let start = head.firstRange(of: "\"endpointPrefix\":\"")?.upperBound else { return nil }
    return String(head[start...].prefix { $0 != "\"" })
  }
}
