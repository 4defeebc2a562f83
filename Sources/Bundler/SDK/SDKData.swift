import FunctionProject
import PyRewriter
import ZipWriter

/// Chooses, and trims, the models and tables of the SDK.
struct SDKData {
  /// What a bundle is to hold.
  enum Extent: Equatable {
    /// As it is shipped.
    case everything
    /// All services; the models of these are trimmed.
    case allServices(trimmed: Set<String>)
    case services(Set<String>)
  }

  let extent: Extent
  /// Some code asks for an API version: older ones stay.
  let keepsVersions: Bool
  let environment: [String: String]

  /// `botocore/data/sns/2010-03-31/service-2.json.gz`, taken apart.
  private struct Place {
    let package: String
    let service: String
    let version: String
    let name: String

    init?(_ path: String) {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 5, parts[1] == "data" else { return nil }
      (package, service, version, name) = (parts[0], parts[2], parts[3], parts[4])
    }

    /// `service-2` for `service-2.json.gz`.
    var type: String { String(name.prefix { $0 != "." }) }
    var isExample: Bool { name.hasPrefix("examples-") }
    var isJSON: Bool { name.hasSuffix(".json") || name.hasSuffix(".json.gz") }
  }

  /// The services that botocore has models of.
  static func services(of stock: StockSDK) -> Set<String> {
    Set(stock.files.compactMap { file in
      Place(file.path).flatMap { $0.package == "botocore" && $0.type == "service-2" ? $0.service : nil }
    })
  }

  /// The data files of the copy.
  func files(of stock: StockSDK) throws(BundleError) -> [BundleFile] {
    let data = stock.files.filter { !$0.path.hasSuffix(".py") }
    if extent == .everything { return data.compactMap(Self.renamed) }
    let newest = Self.newestVersions(data)
    let trimmer = ModelTrimmer(environment: environment)
    var prefixes: Set<String> = []
    var kept: [BundleFile] = []
    for file in data where !file.path.hasPrefix("boto3/examples/") {
      guard let place = Place(file.path) else {
        if file.path != "botocore/data/endpoints.json" { kept += [Self.renamed(file)].compactMap(\.self) }
        continue
      }
      guard !place.isExample, keeps(place.service) else { continue }
      guard keepsVersions || newest[place.service]?.contains(place.version) != false || !trims(place.service) else { continue }
      guard trims(place.service), place.isJSON else {
        kept += [Self.renamed(file)].compactMap(\.self)
        continue
      }
      let trimmed = try trimmer.trimmed(file)
      if place.type == "service-2" { prefixes.formUnion([place.service] + trimmed.endpointPrefixes) }
      kept += [Self.renamed(trimmed.file)].compactMap(\.self)
    }
    return kept + (try endpoints(data, keeping: prefixes))
  }

  private func keeps(_ service: String) -> Bool {
    switch extent {
    case .everything, .allServices: true
    case .services(let names): names.contains(service)
    }
  }

  private func trims(_ service: String) -> Bool {
    switch extent {
    case .everything: false
    case .allServices(let names), .services(let names): names.contains(service)
    }
  }

  /// The table of regions and hosts, with the services whose endpoint prefixes are kept.
  private func endpoints(_ data: [BundleFile], keeping prefixes: Set<String>) throws(BundleError) -> [BundleFile] {
    guard let file = data.first(where: { $0.path == "botocore/data/endpoints.json" }), let renamed = Self.renamed(file) else { return [] }
    guard case .services = extent, let bytes = try file.source() else { return [renamed] }
    let names = Set(prefixes.map { Array($0.utf8)[...] })
    let (partitions, services) = (Array("partitions".utf8)[...], Array("services".utf8)[...])
    guard let cut = JSONTrimmer.trim(bytes, drops: { path, _ in
      path.count == 3 && path[0] == partitions && path[1] == services && !names.contains(path[2])
    }) else { return [renamed] }
    return [BundleFile(renamed.path, bytes: cut, origin: .sdk)]
  }

  /// By service, the newest API version of each type of file: a resource may be of an older one than the client.
  private static func newestVersions(_ data: [BundleFile]) -> [String: Set<String>] {
    var newest: [String: [String: String]] = [:]
    for place in data.compactMap({ Place($0.path) }) {
      let key = place.package + "/" + place.type
      newest[place.service, default: [:]][key] = max(newest[place.service]?[key] ?? "", place.version)
    }
    return newest.mapValues { Set($0.filter { !$0.key.contains("/examples-") }.values) }
  }

  static func renamed(_ file: BundleFile) -> BundleFile? {
    SDKPackages.renamed(file.path).map { BundleFile($0, content: file.content, mode: file.mode, size: file.size, origin: .sdk) }
  }
}
