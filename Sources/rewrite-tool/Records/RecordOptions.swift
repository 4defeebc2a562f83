import ArgumentParser
import FoundationEssentials
import ServiceGraph

/// The files of records, and which of their invocations a command is about.
struct RecordOptions: ParsableArguments {
  @Argument(help: "Records: an archive of collect, JSON lines, a DynamoDB export's lines, or `aws dynamodb scan` output; - for standard input.") var files: [String]
  @Option(name: .customLong("function"), help: "Only invocations of this function; repeatable.") var functions: [String] = []
  @Option(name: .customLong("from"), help: "Only invocations from this time on: 2026-11-24T09:00:00Z, 2026-11-24, or µs since 1970.") var from: RecordTime?
  @Option(name: .customLong("until"), help: "Only invocations before this time.") var until: RecordTime?
  @Flag(help: "Only invocations that failed, or in which a call failed.") var errorsOnly = false
  @Option(help: "Workers; default: one a core. The result is the same.") var jobs: Int?
  @Flag(name: .shortAndLong, help: "Say nothing but errors and the result.") var quiet = false

  var filter: GraphFilter {
    var filter = GraphFilter()
    filter.functions = Set(functions)
    (filter.from, filter.until, filter.errorsOnly) = (from?.microseconds, until?.microseconds, errorsOnly)
    return filter
  }

  /// Reads the files and joins what is in them; says what was set aside.
  func history() throws -> CausalHistory { try joined().history }

  static func history(of files: [String], isQuiet: Bool) throws -> CausalHistory { try joined(files, jobs: nil, isQuiet: isQuiet).history }

  /// The history, and what was set aside.
  func joined() throws -> (history: CausalHistory, setAside: SetAsideList) { try Self.joined(files, jobs: jobs, isQuiet: quiet) }

  private static func joined(_ files: [String], jobs: Int?, isQuiet: Bool) throws -> (history: CausalHistory, setAside: SetAsideList) {
    let workers = Workers(jobs ?? Console.processorCount)
    let (store, setAside) = try RecordFiles.read(files, workerCount: workers.count)
    if !isQuiet { for item in setAside.items.prefix(20) { Console.error(item.description) } }
    if setAside.count > 0 { Console.error("\(counted(setAside.count, "piece")) of the input set aside, \(counted(store.recordCount, "record")) read") }
    guard store.recordCount > 0 || setAside.count == 0 else { throw Failure("error: no record of GammaRay in \(files.joined(separator: ", "))") }
    return (CausalHistory(store, workers: workers), setAside)
  }
}

/// A point of time on the command line.
struct RecordTime: ExpressibleByArgument {
  /// Since 1970 UTC.
  let microseconds: Int64

  init?(argument: String) {
    if let number = Int64(argument) {
      microseconds = number
      return
    }
    // The styles read what they know, and leave the rest of the text unread.
    let form = /\d{4}-\d\d-\d\d(T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-]\d\d:\d\d))?/
    guard let (_, clock, _, _, fraction, _) = argument.wholeMatch(of: form)?.output else { return nil }
    let style = clock == nil ? Date.ISO8601FormatStyle().year().month().day() : .init(includingFractionalSeconds: fraction != nil)
    guard let date = try? style.parse(argument) else { return nil }
    microseconds = Int64((date.timeIntervalSince1970 * 1e6).rounded())
  }
}
