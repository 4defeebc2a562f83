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
  private var suppressions: [String: Suppressions] = [:]

  init(_ units: ScanUnits, catalog: Catalog, workerCount: Int) async throws {
    let found = try await parallelMap(units.units, workerCount: workerCount, makeContext: { try HandOffFinder() }) { files, finder in
      let sites = try CallAnalysis.analyse(files: files, catalog: catalog, extent: .all)
      let own = files.filter { $0.isReported && !Self.isSDK($0) }
      return (sites, own.flatMap { finder.handOffs(in: $0.bytes, path: $0.path) })
    }
    for file in units.units.joined() where file.isReported {
      sources[file.path] = file.bytes
      suppressions[file.path] = Suppressions.find(in: file.bytes)
    }
    let resources = EnvironmentResources(units.functions)
    for (sites, others) in found {
      var lines: (path: String, starts: LineStarts) = ("", LineStarts())
      calls += sites.map { site in
        let source = sources[site.path] ?? []
        if lines.path != site.path { lines = (site.path, LineStarts(of: source)) }
        let isHooked = site.isHooked && suppressions[site.path]?.cover(site.calleeRange) != true
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
      // Of a call over several lines, its first one counts.
      let start = handOff.range.lowerBound
      guard sources[handOff.path] != nil, suppressions[handOff.path]?.cover(start..<start) != true else { continue }
      handOffs.append(handOff)
    }
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
