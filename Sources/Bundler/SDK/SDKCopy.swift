import PyRewriter

/// The files of the renamed, instrumented and slimmed SDK.
struct SDKCopy {
  let files: [BundleFile]
  let services: [NeededService]
  let unknownServices: [String]
  let leftOut: Int

  /// - Parameter needs: nil for all that there is.
  init(_ stock: StockSDK, needs: ServiceNeeds?, options: SDKOptions, environment: [String: String]) throws(BundleError) {
    var modules = try InstrumentedSDK(stock, options: options, environment: environment).modules
    let known = SDKData.services(of: stock)
    let extent: SDKData.Extent
    if let needs {
      extent = needs.unknown.isEmpty ? .services(needs.names) : .allServices(trimmed: needs.names)
      modules = modules.filter { !SDKStandIns.replaces($0.path) } + SDKStandIns.documentation(for: modules)
    } else {
      extent = .everything
    }
    var missing: Set<String> = []
    if case .services(let kept) = extent { missing = known.subtracting(kept) }
    let data = SDKData(extent: extent, keepsVersions: needs?.usesVersions ?? true, environment: environment)
    files = modules + (try data.files(of: stock)) + [SDKStandIns.leftOut(missing)]
      + SDKStandIns.notices(
        for: stock, packages: StockSDK.packages(of: stock.files), isSlim: needs != nil, toolVersion: options.toolVersion)
      + stock.metadata.map { BundleFile($0.path, content: $0.content, mode: $0.mode, size: $0.size, origin: .sdk) }
    services = needs?.services ?? []
    unknownServices = needs?.unknown ?? []
    leftOut = missing.count
  }

  func report(_ stock: StockSDK, form: SDKForm, bytecode: [BundleFile]) -> BundledSDK {
    BundledSDK(
      form: form.rawValue, versions: stock.versions, files: files.count, bytes: files.reduce(0) { $0 + $1.size },
      bytecodeBytes: bytecode.filter { $0.origin == .sdk }.reduce(0) { $0 + $1.size }, stockBytes: stock.bytes, services: services,
      unknownServices: unknownServices, leftOut: leftOut)
  }
}
