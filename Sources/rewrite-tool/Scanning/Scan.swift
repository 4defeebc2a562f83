import Batch
import FunctionProject
import PyRewriter

/// All that `scan` finds, by file and place.
struct Scan {
  struct Call {
    let row: ScanRow
    let site: CallSite
  }

  private(set) var calls: [Call] = []
  private(set) var handOffs: [HandOff] = []
  /// Of every file that something was found in.
  private(set) var sources: [String: [UInt8]] = [:]

  init(_ units: ScanUnits, catalog: Catalog, workerCount: Int) async throws {
    let found = try await parallelMap(units.units, workerCount: workerCount, makeContext: { try HandOffFinder() }) { files, finder in
      let sites = try CallAnalysis.analyse(files: files, catalog: catalog, extent: .all)
      let own = files.filter { $0.isReported && !Self.isSDK($0) }
      return (sites, own.flatMap { finder.handOffs(in: $0.bytes, path: $0.path) })
    }
    for file in units.units.joined() where file.isReported { sources[file.path] = file.bytes }
    let resources = EnvironmentResources(units.functions)
    for (sites, others) in found {
      var lines: (path: String, starts: LineStarts) = ("", LineStarts())
      calls += sites.map { site in
        let source = sources[site.path] ?? []
        if lines.path != site.path { lines = (site.path, LineStarts(of: source)) }
        let isHooked = site.isHooked && !Self.isIgnored(site.range.lowerBound, in: source)
        return Call(
          row: ScanRow(site, at: lines.starts, isHooked: isHooked, resource: site.resource.map { resources.resource($0, in: site.path) }),
          site: site)
      }
      add(others + sites.compactMap(HandOff.init))
    }
    handOffs.sort { ($0.path, $0.range.lowerBound) < ($1.path, $1.range.lowerBound) }
  }

  /// The SDK signs its own requests: that is no hand-off.
  private static func isSDK(_ file: ModuleFile) -> Bool {
    let packages = ["boto3", "botocore", "s3transfer", "aiobotocore", "aioboto3", "awscli"]
    let names = Set(file.moduleNames.flatMap { $0.split(separator: ".") } + file.path.split(separator: "/"))
    return packages.contains { names.contains($0[...]) }
  }

  private mutating func add(_ found: [HandOff]) {
    for handOff in found where !handOffs.contains(where: { $0.path == handOff.path && $0.range == handOff.range }) {
      guard let source = sources[handOff.path], !Self.isIgnored(handOff.range.lowerBound, in: source) else { continue }
      handOffs.append(handOff)
    }
  }

  /// `# gammaray: ignore` on the line of byte `offset`.
  private static func isIgnored(_ offset: Int, in source: [UInt8]) -> Bool {
    let start = source[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = source[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
    return Array(source[start..<end]).contains("# gammaray: ignore")
  }

  mutating func keep(_ effect: String?) {
    guard let effect else { return }
    calls.removeAll { $0.row.effect != effect }
  }

  func diagnostic(_ handOff: HandOff) -> Diagnostic {
    let position = SourcePosition(path: handOff.path, source: sources[handOff.path] ?? [], offset: handOff.range.lowerBound)
    return Diagnostic(handOff.severity, "hand-off", at: position, handOff.message)
  }
}
