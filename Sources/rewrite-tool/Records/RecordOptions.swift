import ArgumentParser
import ServiceGraph

/// The files of records, and which of their invocations a command is about.
struct RecordOptions: ParsableArguments {
  @Argument(help: "Records: an archive of collect, JSON lines, a DynamoDB export's lines, or `aws dynamodb scan` output; - for standard input.") var files: [String]
  @Option(name: .customLong("function"), help: "Only invocations of this function; repeatable.") var functions: [String] = []
  @Option(name: .customLong("from"), help: "Only invocations from this time on: 2026-11-24T09:00:00Z, or µs since 1970.") var from: RecordTime?
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
    let fields = argument.split { !$0.isNumber }.compactMap { Int64($0) }
    guard argument.count >= 10, fields.count >= 3, fields.count <= 6, argument.hasSuffix("Z") || fields.count == 3 else { return nil }
    let time = fields.dropFirst(3) + [0, 0, 0]
    guard (1...12).contains(fields[1]), (1...31).contains(fields[2]), (1970...9999).contains(fields[0]) else { return nil }
    let clock = Array(time)
    microseconds = (Self.days(fields[0], fields[1], fields[2]) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]) * 1_000_000
  }

  /// Days since 1970 of the Gregorian calendar.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
